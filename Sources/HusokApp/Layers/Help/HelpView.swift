import HusokCanvas
import HusokModel
import HusokWords

/// The keys and what they do, from the table of commands, with the marks of the list. Each row of
/// a command can be run.
struct HelpView {
  let state: AppState

  init(_ state: AppState) {
    self.state = state
  }

  /// One line.
  struct Line {
    var key = ""
    var text = ""
    var isHeading = false
    /// The place of the command among those that can be run; nil for other lines.
    var item: Int?
    /// Why the command cannot be run now.
    var off: String?
  }

  /// The commands in the order of their lines.
  var runnable: [CommandInfo] { CommandTable.grouped }

  var lines: [Line] {
    var lines: [Line] = []
    var item = 0
    for group in CommandInfo.Group.allCases {
      if !lines.isEmpty { lines.append(Line()) }
      lines.append(Line(text: state.words("help.\(group.rawValue)"), isHeading: true))
      for info in CommandTable.all where info.group == group {
        lines.append(
          Line(
            key: info.keyText, text: state.words("help.\(info.word)"), item: item,
            off: info.reason(in: state)))
        item += 1
      }
    }
    return lines + [Line(), Line(text: state.words("help.marks"), isHeading: true)] + marks
  }

  private var marks: [Line] {
    let statuses = Status.allCases.map {
      Line(key: state.glyphs.mark($0), text: state.words.status($0))
    }
    return statuses + [
      Line(key: "(MCST)", text: state.words("help.proposedMark")),
      Line(key: state.glyphs.inherited, text: state.words("help.inheritedMark")),
      Line(key: "!", text: state.words("help.lateMark")),
    ]
  }

  /// The first line shown, so that the line of an item is among those that are.
  func top(for item: Int, _ top: Int, _ page: Int) -> Int {
    // At the ends the headings and the marks come into sight too.
    if item == 0 { return 0 }
    if item == runnable.count - 1 { return max(0, lines.count - page) }
    guard runnable.indices.contains(item) else { return top }
    // A heading before each group, and an empty line between two.
    let groups = CommandInfo.Group.allCases
    let group = groups.firstIndex(of: runnable[item].group) ?? 0
    let row = item + 1 + 2 * group
    return max(row - page + 1, min(row, top))
  }

  func draw(on screen: inout Screen, in area: Rect, position: Int, top: Int) {
    RuleView(state: state, title: state.words("command.help")).draw(
      on: &screen, in: Rect(x: 0, y: area.y, width: area.width, height: 1))
    let page = area.height - 1
    let lines = self.lines
    for (row, line) in lines.dropFirst(top).prefix(page).enumerated() {
      let place = Rect(x: 2, y: area.y + 1 + row, width: area.width - 4, height: 1)
      draw(line, on: &screen, place)
      if let item = line.item {
        screen.mark(place, ClickTarget.item(item).text)
        if item == position { screen.restyle(place) { $0.attributes.insert(.reversed) } }
      }
    }
    if lines.count > top + page {
      screen.write(
        state.glyphs.ellipsis, x: area.right - 1, y: area.bottom - 1,
        style: state.theme.style(.quiet))
    }
  }

  private func draw(_ line: Line, on screen: inout Screen, _ place: Rect) {
    if line.isHeading {
      screen.write(line.text, x: place.x, y: place.y, style: state.theme.style(.heading))
      return
    }
    let isOff = line.off != nil
    screen.write(
      line.key, x: place.x + 1, y: place.y, limit: 10,
      style: state.theme.style(isOff ? .quiet : .key))
    screen.writeFitted(
      line.text, x: place.x + 12, y: place.y, width: place.width - 12,
      style: state.theme.style(isOff ? .quiet : .plain), ellipsis: state.glyphs.ellipsis)
  }
}
