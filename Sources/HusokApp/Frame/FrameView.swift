import HusokCanvas

/// The frames around ministries, list and details, with their titles.
struct FrameView {
  let scene: Scene
  let layout: Layout
  /// The part that has the keys.
  let pane: ActionList.Pane
  /// What the details are about.
  let selectedTitle: String

  func draw(on screen: inout Screen) {
    let glyphs = scene.glyphs
    let frame = layout.frame
    let bars = [layout.ministries.right, layout.detail.x - 1]
    let bottom = frame.bottom - 1
    line(
      on: &screen, y: frame.y, left: glyphs.corners.topLeft, tee: glyphs.tees.down,
      right: glyphs.corners.topRight)
    line(
      on: &screen, y: bottom, left: glyphs.corners.bottomLeft, tee: glyphs.tees.up,
      right: glyphs.corners.bottomRight)
    for y in frame.y + 1..<bottom {
      for x in [0] + bars + [frame.width - 1] {
        screen.write(glyphs.vertical, x: x, y: y, style: scene.style(.quiet))
      }
    }
    title(scene.words("pane.ministries"), over: layout.ministries, of: nil, on: &screen)
    title(scene.words("pane.actions"), over: layout.list, of: .list, on: &screen)
    title(selectedTitle, over: layout.detail, of: .detail, on: &screen)
  }

  private func line(
    on screen: inout Screen, y: Int, left: String, tee: String, right: String
  ) {
    let style = scene.style(.quiet)
    let width = layout.frame.width
    screen.write(
      String(repeating: scene.glyphs.horizontal, count: width), x: 0, y: y, style: style)
    screen.write(left, x: 0, y: y, style: style)
    screen.write(tee, x: layout.ministries.right, y: y, style: style)
    screen.write(tee, x: layout.detail.x - 1, y: y, style: style)
    screen.write(right, x: width - 1, y: y, style: style)
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
