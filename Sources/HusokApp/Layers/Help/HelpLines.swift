import HusokCanvas
import HusokModel

/// The lines of the help in one column, or in two where they fit.
struct HelpLines {
  /// One line.
  struct Line {
    var key = ""
    var text = ""
    var isHeading = false
    /// The place of the command among those that are shown; nil for other lines.
    var item: Int?
    /// Whether the command cannot be run now.
    var isOff = false
  }

  /// The columns, the left one first. Two are read page by page: what does not fit on the left goes
  /// on at the right of the same page.
  let columns: [[Line]]
  /// How many rows a page has.
  private let page: Int
  /// The narrowest window with two columns.
  private static let wide = 110

  /// What matters most in the view, then the marks of the list, then all other commands.
  init(_ list: HelpList, scene: Scene, view: ViewKind, size: (width: Int, page: Int)) {
    var lines: [Line] = []
    var group: String?
    let marks = HelpLines.marks(list, scene)
    for (item, row) in list.shown.enumerated() {
      if row.group != group {
        if group == nil, row.group != HelpList.here { lines += marks }
        if group == HelpList.here { lines += [Line()] + marks }
        if !lines.isEmpty { lines.append(Line()) }
        let heading =
          row.group == HelpList.here
          ? scene.words("view.\(view.rawValue)") : scene.words("help.\(row.group)")
        lines.append(Line(text: heading, isHeading: true))
        group = row.group
      }
      lines.append(HelpLines.line(row, item, scene))
    }
    if group == nil || group == HelpList.here { lines += (group == nil ? [] : [Line()]) + marks }
    page = max(1, size.page)
    columns = size.width < HelpLines.wide ? [lines] : HelpLines.spread(lines, page: page)
  }

  private static func line(_ row: HelpList.Row, _ item: Int, _ scene: Scene) -> Line {
    let text = scene.words("help.\(row.word)")
    // What has no key is in the palette, by its name.
    let name = scene.words("command.\(row.word)")
    return Line(
      key: row.key.isEmpty ? ":" : row.key, text: row.key.isEmpty ? "\(name) - \(text)" : text,
      item: item, isOff: row.off != nil)
  }

  /// The marks of the list under their heading; those only that what was typed leaves.
  private static func marks(_ list: HelpList, _ scene: Scene) -> [Line] {
    let statuses = Status.allCases.map {
      Line(key: scene.glyphs.mark($0), text: scene.words.status($0))
    }
    let signs = [
      Line(key: scene.words("help.proposedKey"), text: scene.words("help.proposedMark")),
      Line(key: scene.glyphs.inherited, text: scene.words("help.inheritedMark")),
      Line(key: scene.glyphs.late, text: scene.words("help.lateMark")),
      Line(key: scene.glyphs.blocked, text: scene.words("help.blockedMark")),
      Line(key: scene.glyphs.atRisk, text: scene.words("help.riskMark")),
      Line(key: scene.glyphs.highPriority, text: scene.words("help.highMark")),
    ]
    let wanted = FuzzyMatch(list.field.text)
    let shown = (statuses + signs).filter { line in
      list.field.text.isBlank
        || wanted.isInRow(in: [FuzzyWord(line.key), FuzzyWord(line.text)])
    }
    if shown.isEmpty { return [] }
    return [Line(text: scene.words("help.marks"), isHeading: true)] + shown
  }

  /// The lines in two columns, page by page; no heading stands alone at the end of one.
  private static func spread(_ lines: [Line], page: Int) -> [[Line]] {
    var columns: [[Line]] = [[], []]
    var rest = lines[...]
    var side = 0
    while !rest.isEmpty {
      var part = rest.prefix(page)
      if part.count == page, part.endIndex < lines.endIndex {
        while let last = part.last, last.isHeading || last.key.isEmpty, part.count > 1 {
          part.removeLast()
        }
      }
      rest = rest[part.endIndex...].drop { $0.key.isEmpty && !$0.isHeading }
      let filling = side == 0 || !rest.isEmpty ? page - part.count : 0
      columns[side] += part + Array(repeating: Line(), count: filling)
      side = 1 - side
    }
    return columns
  }

  /// How many rows the columns take.
  var height: Int { columns.map(\.count).max() ?? 0 }

  /// The first row of a page that shows an item, as near to where it was as can be; in two columns
  /// the first of its page.
  func top(showing item: Int, from top: Int) -> Int {
    let row = columns.compactMap { column in column.firstIndex { $0.item == item } }.first ?? 0
    if columns.count > 1 { return row / page * page }
    // At the beginning the heading comes into sight, too.
    let first = row <= 1 ? 0 : row
    return max(0, min(max(first - page + 1, min(first, top)), max(0, height - page)))
  }
}
