import HusokCanvas
import HusokModel
import HusokWords

/// The keys and what they do, group by group, with the marks of the list.
struct HelpView {
  let scene: Scene
  let list: HelpList
  /// Whether the details have the keys once the help is left.
  let isActive: Bool

  /// One line.
  struct Line {
    var key = ""
    var text = ""
    var isHeading = false
    /// The place of the command among those that can be run; nil for other lines.
    var item: Int?
    /// Whether the command cannot be run now.
    var isOff = false
  }

  /// The commands under the headings of their groups, then the marks.
  var lines: [Line] {
    var lines: [Line] = []
    var group = ""
    for (item, row) in list.rows.enumerated() {
      if row.group != group {
        if !lines.isEmpty { lines.append(Line()) }
        lines.append(Line(text: scene.words("help.\(row.group)"), isHeading: true))
        group = row.group
      }
      lines.append(
        Line(
          key: row.key, text: scene.words("help.\(row.word)"), item: item, isOff: row.off != nil))
    }
    return lines + [Line(), Line(text: scene.words("help.marks"), isHeading: true)] + marks
  }

  private var marks: [Line] {
    let statuses = Status.allCases.map {
      Line(key: scene.glyphs.mark($0), text: scene.words.status($0))
    }
    return statuses + [
      Line(key: "(MCST)", text: scene.words("help.proposedMark")),
      Line(key: scene.glyphs.inherited, text: scene.words("help.inheritedMark")),
      Line(key: scene.glyphs.late, text: scene.words("help.lateMark")),
      Line(key: scene.glyphs.blocked, text: scene.words("help.blockedMark")),
      Line(key: scene.glyphs.atRisk, text: scene.words("help.riskMark")),
      Line(key: scene.glyphs.highPriority, text: scene.words("help.highMark")),
    ]
  }

  func draw(on screen: inout Screen, in area: Rect) {
    RuleView(scene: scene, title: scene.words("command.help"), isActive: isActive).draw(
      on: &screen, in: Rect(x: 0, y: area.y, width: area.width, height: 1))
    let page = area.height - 1
    let lines = self.lines
    for (row, line) in lines.dropFirst(list.top).prefix(page).enumerated() {
      let place = Rect(x: 2, y: area.y + 1 + row, width: area.width - 4, height: 1)
      draw(line, on: &screen, in: place)
      if let item = line.item {
        screen.mark(place, ClickTarget.item(item).text)
        if item == list.position { screen.restyle(place) { $0.attributes.insert(.reversed) } }
      }
    }
    if lines.count > list.top + page {
      screen.write(
        scene.glyphs.ellipsis, x: area.right - 1, y: area.bottom - 1, style: scene.style(.quiet))
    }
  }

  private func draw(_ line: Line, on screen: inout Screen, in place: Rect) {
    if line.isHeading {
      screen.write(line.text, x: place.x, y: place.y, style: scene.style(.heading))
      return
    }
    screen.write(
      line.key, x: place.x + 1, y: place.y, limit: 10,
      style: scene.style(line.isOff ? .quiet : .key))
    screen.writeFitted(
      line.text, x: place.x + 12, y: place.y, width: place.width - 12,
      style: scene.style(line.isOff ? .quiet : .plain), ellipsis: scene.glyphs.ellipsis)
  }
}
