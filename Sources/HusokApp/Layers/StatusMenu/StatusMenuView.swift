import HusokCanvas
import HusokModel

/// The statuses that actions may take, with the number of each; those that they may not take are
/// dimmed, and choosing one says why.
struct StatusMenuView {
  let scene: Scene
  let menu: StatusMenu
  /// The statuses that this person can give.
  let statuses: [Status]
  /// The statuses that the actions may not take.
  let off: Set<Status>

  func draw(on screen: inout Screen, in area: Rect) {
    let inside = BoxView(scene: scene, title: scene.subject(menu.ids)).draw(
      on: &screen, in: area, width: min(area.width - 2, 44),
      height: statuses.count + 2)
    let top = max(0, menu.position - inside.height + 1)
    for row in statuses.indices.dropFirst(top).prefix(inside.height) {
      draw(
        row, on: &screen,
        in: Rect(x: inside.x, y: inside.y + row - top, width: inside.width, height: 1))
    }
  }

  private func draw(_ row: Int, on screen: inout Screen, in area: Rect) {
    let status = statuses[row]
    let isOff = off.contains(status)
    let style = scene.style(isOff ? .quiet : .plain)
    screen.write(
      String(row + 1), x: area.x + 1, y: area.y, style: scene.style(isOff ? .quiet : .key))
    screen.write(scene.glyphs.mark(status), x: area.x + 3, y: area.y, style: style)
    screen.writeFitted(
      scene.words.status(status), x: area.x + 5, y: area.y, width: area.width - 6,
      style: style, ellipsis: scene.glyphs.ellipsis)
    screen.mark(area, ClickTarget.item(row).text)
    if row == menu.position {
      screen.cursor = (area.x, area.y)
      screen.restyle(area) { $0.putUnderCursor() }
    }
  }
}
