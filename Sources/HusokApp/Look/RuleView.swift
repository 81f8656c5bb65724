import HusokCanvas

/// A line across the screen, with a title in it.
struct RuleView {
  let scene: Scene
  let title: String?
  /// Whether what stands below it has the keys.
  var isActive = false

  func draw(on screen: inout Screen, in area: Rect) {
    guard !area.isEmpty else { return }
    screen.fill(area, with: scene.glyphs.horizontal, style: scene.style(.quiet))
    guard let title, !title.isEmpty else { return }
    screen.write(
      " \(title) ", x: area.x + 1, y: area.y, limit: area.width - 2,
      style: scene.style(isActive ? .key : .heading))
  }
}
