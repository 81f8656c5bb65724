import HusokCanvas
import HusokExchange
import HusokModel

/// The details of the record under the cursor, beside or below the list.
struct DetailView {
  let details: Details
  /// Where one is in them.
  let cursor: DetailCursor
  /// Whether keys move through them.
  let hasKeys: Bool

  func draw(on screen: inout Screen, in area: Rect) {
    if hasKeys { screen.cursor = (area.x, area.y) }
    let top = cursor.top
    let rows = details.rows(enough: top + area.height + 1)
    let left = area.x + details.inset
    for (line, row) in rows.dropFirst(top).prefix(area.height).enumerated() {
      draw(row.left, on: &screen, x: left, y: area.y + line, end: area.right)
      if let second = details.secondColumn {
        draw(row.right, on: &screen, x: left + second, y: area.y + line, end: area.right)
      }
    }
    markPart(on: &screen, in: area, left: left)
    // Says at the right edge that there is more.
    guard rows.count > top + area.height, area.height > 1 else { return }
    screen.write(
      details.scene.glyphs.ellipsis, x: area.right - 1, y: area.bottom - 1,
      style: details.scene.style(.quiet))
  }

  /// Puts the cursor in front of the part that keys act on.
  private func markPart(on screen: inout Screen, in area: Rect, left: Int) {
    guard hasKeys, let part = cursor.part,
      let line = details.parts.first(where: { $0.part == part })?.line,
      (cursor.top..<cursor.top + area.height).contains(line)
    else { return }
    let isRight = details.rows[line].left?.part != part
    let x = left + (isRight ? details.secondColumn ?? 0 : 0) - 1
    let y = area.y + line - cursor.top
    let scene = details.scene
    screen.write(scene.glyphs.cursor, x: x, y: y, style: scene.style(.key))
    screen.cursor = (x, y)
  }

  private func draw(
    _ line: RecordText.Line?, on screen: inout Screen, x: Int, y: Int, end: Int
  ) {
    guard let line else { return }
    screen.write(
      line.text, x: x, y: y, limit: end - x, style: details.scene.theme.style(of: line))
  }
}
