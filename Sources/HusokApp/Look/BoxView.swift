import HusokCanvas

/// A frame in the middle of an area, with a title.
struct BoxView {
  let scene: Scene
  let title: String
  /// The cells beside a frame in which what is behind can be read.
  private static let least = 40

  /// Draws the frame and gives the room inside.
  func draw(on screen: inout Screen, in area: Rect, width: Int, height: Int) -> Rect {
    let bounds = screen.bounds
    let height = min(height, bounds.height - 2)
    // Inside the area where there is room, else above the lines for messages and keys.
    let lowest = area.height >= height ? area.bottom - height : bounds.height - 2 - height
    let box = Rect(
      x: max(0, min(area.x + 2, bounds.width - width)),
      y: max(0, min(area.y + 1, lowest)),
      width: min(width, bounds.width), height: height)
    // Of what is behind, a few letters beside the frame say nothing.
    let left = box.x < BoxView.least ? 0 : box.x
    let right = bounds.width - box.right < BoxView.least ? bounds.width : box.right
    screen.fill(
      Rect(x: left, y: box.y, width: right - left, height: box.height), style: .plain)
    let glyphs = scene.glyphs
    let style = scene.style(.quiet)
    let line = String(repeating: glyphs.horizontal, count: max(0, box.width - 2))
    screen.write(
      glyphs.corners.topLeft + line + glyphs.corners.topRight, x: box.x, y: box.y, style: style)
    screen.write(
      glyphs.corners.bottomLeft + line + glyphs.corners.bottomRight, x: box.x, y: box.bottom - 1,
      style: style)
    for x in [box.x, box.right - 1] {
      let side = Rect(x: x, y: box.y + 1, width: 1, height: box.height - 2)
      screen.fill(side, with: glyphs.vertical, style: style)
    }
    screen.writeFitted(
      " \(title) ", x: box.x + 1, y: box.y, width: box.width - 2,
      style: scene.style(.heading), ellipsis: glyphs.ellipsis)
    return box.inset(x: 1, y: 1)
  }
}
