import HusokCanvas
import HusokExchange
import HusokModel

/// The details of the record under the cursor, beside or below the list.
struct DetailView {
  let details: Details
  /// The first line shown.
  let top: Int

  func draw(on screen: inout Screen, in area: Rect) {
    let lines = details.lines
    for (row, line) in lines.dropFirst(top).prefix(area.height).enumerated() {
      screen.write(
        line.text, x: area.x + (details.layout.isWide ? 1 : 0), y: area.y + row,
        limit: area.width - 1, style: details.scene.theme.style(of: line))
    }
    // Says at the right edge that there is more.
    guard lines.count > top + area.height, area.height > 1 else { return }
    screen.write(
      details.scene.glyphs.ellipsis, x: area.right - 1, y: area.bottom - 1,
      style: details.scene.style(.quiet))
  }
}
