import HusokCanvas

/// The keys and what they do, group by group, with the marks of the list.
struct HelpView {
  let scene: Scene
  let list: HelpList
  let lines: HelpLines
  /// Whether the details have the keys once the help is left.
  let isActive: Bool

  func draw(on screen: inout Screen, in area: Rect) {
    RuleView(scene: scene, title: scene.words("command.help"), isActive: isActive).draw(
      on: &screen, in: Rect(x: 0, y: area.y, width: area.width, height: 1))
    screen.write(">", x: 2, y: area.y + 1, style: scene.style(.key))
    TextFieldView(field: list.field).draw(
      on: &screen, in: Rect(x: 4, y: area.y + 1, width: area.width - 6, height: 1))
    let page = max(0, area.height - 2)
    if lines.height == 0 {
      screen.write(
        scene.words("picker.none"), x: 2, y: area.y + 2, limit: area.width - 4,
        style: scene.style(.quiet))
    }
    let width = (area.width - 2) / max(1, lines.columns.count)
    for (place, column) in lines.columns.enumerated() {
      for (row, line) in column.dropFirst(list.top).prefix(page).enumerated() {
        draw(
          line, on: &screen,
          in: Rect(x: 2 + place * width, y: area.y + 2 + row, width: width - 2, height: 1))
      }
    }
    drawWhole(on: &screen, in: area, width: width)
    if lines.height > list.top + page {
      screen.write(
        scene.glyphs.ellipsis, x: area.right - 1, y: area.bottom - 1, style: scene.style(.quiet))
    }
  }

  /// The line under the cursor in full, at the bottom, where its row has no room for all of it.
  private func drawWhole(on screen: inout Screen, in area: Rect, width: Int) {
    let all = lines.columns.joined()
    guard let line = all.first(where: { $0.item == list.position }),
      TextWidth.of(line.text) > width - 14
    else { return }
    let text = TextWidth.wrapped(line.key + "  " + line.text, to: area.width - 4)
    for (row, part) in text.enumerated() {
      let y = area.bottom - text.count + row
      screen.fill(
        Rect(x: 0, y: y, width: area.width, height: 1), style: scene.style(.plain))
      screen.write(part, x: 2, y: y, style: scene.style(.heading))
    }
  }

  private func draw(_ line: HelpLines.Line, on screen: inout Screen, in place: Rect) {
    if line.isHeading {
      screen.writeFitted(
        line.text, x: place.x, y: place.y, width: place.width, style: scene.style(.heading),
        ellipsis: scene.glyphs.ellipsis)
      return
    }
    screen.write(
      line.key, x: place.x + 1, y: place.y, limit: 10,
      style: scene.style(line.isOff ? .quiet : .key))
    screen.writeFitted(
      line.text, x: place.x + 12, y: place.y, width: place.width - 12,
      style: scene.style(line.isOff ? .quiet : .plain), ellipsis: scene.glyphs.ellipsis)
    guard let item = line.item else { return }
    screen.mark(place, ClickTarget.item(item).text)
    if item == list.position { screen.restyle(place) { $0.putUnderCursor() } }
  }
}
