import HusokCanvas

/// The frames around ministries, list and details, with their titles.
struct FrameView {
  let scene: Scene
  let layout: Layout
  /// The part that has the keys.
  let pane: ActionList.Pane

  func draw(on screen: inout Screen) {
    let glyphs = scene.glyphs
    let frame = layout.frame
    let style = scene.style(.quiet)
    rule(frame.y, glyphs.corners.topLeft, glyphs.corners.topRight, on: &screen)
    rule(frame.bottom - 1, glyphs.corners.bottomLeft, glyphs.corners.bottomRight, on: &screen)
    for x in [0, frame.width - 1] { bar(x, from: frame.y + 1, to: frame.bottom - 1, on: &screen) }
    let ministriesEnd = layout.isBelow ? layout.detail.y - 1 : frame.bottom - 1
    if layout.isBelow { rule(ministriesEnd, glyphs.tees.left, glyphs.tees.right, on: &screen) }
    divide(layout.ministries.right, from: frame.y, to: ministriesEnd, on: &screen, style)
    if layout.isBeside {
      divide(layout.detail.x - 1, from: frame.y, to: frame.bottom - 1, on: &screen, style)
    }
    title(scene.words("pane.ministries"), over: layout.ministries, of: nil, on: &screen)
    title(scene.words("pane.actions"), over: layout.list, of: .list, on: &screen)
  }

  /// What the details are about, over them.
  func draw(detailTitle text: String, on screen: inout Screen) {
    // Below the list, its title stands under that of the list.
    let place =
      layout.isBelow
      ? Rect(x: layout.list.x, y: layout.detail.y, width: layout.list.width, height: 1)
      : layout.detail
    line(from: place.x, to: place.right, place.y - 1, on: &screen)
    title(text, over: place, of: .detail, on: &screen)
  }

  private func rule(_ y: Int, _ left: String, _ right: String, on screen: inout Screen) {
    let style = scene.style(.quiet)
    let width = layout.frame.width
    line(from: 0, to: width, y, on: &screen)
    screen.write(left, x: 0, y: y, style: style)
    screen.write(right, x: width - 1, y: y, style: style)
  }

  private func line(from left: Int, to right: Int, _ y: Int, on screen: inout Screen) {
    screen.fill(
      Rect(x: left, y: y, width: right - left, height: 1), with: scene.glyphs.horizontal,
      style: scene.style(.quiet))
  }

  private func bar(_ x: Int, from top: Int, to bottom: Int, on screen: inout Screen) {
    screen.fill(
      Rect(x: x, y: top, width: 1, height: bottom - top), with: scene.glyphs.vertical,
      style: scene.style(.quiet))
  }

  /// A line between two panes, from one rule to another.
  private func divide(
    _ x: Int, from top: Int, to bottom: Int, on screen: inout Screen, _ style: Style
  ) {
    screen.write(scene.glyphs.tees.down, x: x, y: top, style: style)
    bar(x, from: top + 1, to: bottom, on: &screen)
    screen.write(scene.glyphs.tees.up, x: x, y: bottom, style: style)
  }

  private func title(
    _ text: String, over area: Rect, of part: ActionList.Pane?, on screen: inout Screen
  ) {
    if text.isEmpty { return }
    let fitting = TextWidth.fitted(text, to: area.width - 3, ellipsis: scene.glyphs.ellipsis)
    screen.write(
      " \(fitting) ", x: area.x, y: area.y - 1, style: scene.style(pane == part ? .key : .heading))
  }
}
