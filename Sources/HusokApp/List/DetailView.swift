import HusokCanvas
import HusokExchange
import HusokModel

/// The details of the record under the cursor, beside or below the list.
struct DetailView {
  let details: Details
  /// The first line shown.
  let top: Int
  /// Whether keys move through them.
  let hasKeys: Bool

  func draw(on screen: inout Screen, in area: Rect) {
    if hasKeys { screen.cursor = (area.x, area.y) }
    let rows = details.rows
    let left = area.x + details.inset
    for (line, row) in rows.dropFirst(top).prefix(area.height).enumerated() {
      draw(row.left, on: &screen, x: left, y: area.y + line, end: area.right)
      if let second = details.secondColumn {
        draw(row.right, on: &screen, x: left + second, y: area.y + line, end: area.right)
      }
    }
    // Says at the right edge that there is more.
    guard rows.count > top + area.height, area.height > 1 else { return }
    screen.write(
      details.scene.glyphs.ellipsis, x: area.right - 1, y: area.bottom - 1,
      style: details.scene.style(.quiet))
  }

  private func draw(
    _ line: RecordText.Line?, on screen: inout Screen, x: Int, y: Int, end: Int
  ) {
    guard let line else { return }
    screen.write(
      line.text, x: x, y: y, limit: end - x, style: details.scene.theme.style(of: line))
  }
}
