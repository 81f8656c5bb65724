import HusokCanvas

/// A page with its title, the cursor on a door, and what a click means.
struct PageView {
  let scene: Scene
  let page: any Page
  let cursor: PageCursor
  let title: String
  /// The ids of marked actions.
  let marked: Set<String>
  /// Whether the details have the keys once the page is left.
  let isActive: Bool

  func draw(on screen: inout Screen, in area: Rect) {
    let rule = Rect(x: 0, y: 1, width: screen.width, height: 1)
    RuleView(scene: scene, title: title, isActive: isActive).draw(on: &screen, in: rule)
    // A page without doors is read from its first line.
    screen.cursor = (area.x, area.y)
    let last = min(page.count, cursor.top + area.height)
    for row in cursor.top..<max(cursor.top, last) {
      draw(row, on: &screen, in: area)
    }
    drawMore(on: &screen, in: area)
  }

  private func draw(_ row: Int, on screen: inout Screen, in area: Rect) {
    let y = area.y + row - cursor.top
    var x = area.x
    var column = 0
    for span in page.line(row).spans where x < area.right {
      let used = screen.write(
        span.text, x: x, y: y, limit: area.right - x, style: scene.style(span.role))
      if let door = span.door {
        let place = Rect(x: x, y: y, width: used, height: 1)
        if row == cursor.row, column == cursor.column { highlight(place, on: &screen) }
        if let record = door.record, marked.contains(record) {
          screen.write(scene.glyphs.marked, x: area.x - 1, y: y, style: scene.style(.key))
        }
        screen.mark(place, ClickTarget.door(row, column).text)
        column += 1
      }
      x += used
    }
  }

  private func highlight(_ place: Rect, on screen: inout Screen) {
    screen.restyle(place) { $0.putUnderCursor() }
    screen.cursor = (place.x, place.y)
    if place.x > 0 {
      // Without reverse video the cursor still shows.
      screen.write(scene.glyphs.cursor, x: 0, y: place.y, style: .plain)
    }
  }

  /// Says at the right edge that there is more below or above.
  private func drawMore(on screen: inout Screen, in area: Rect) {
    let last = cursor.top + area.height - 1
    if cursor.top > 0 { markMore(on: &screen, in: area, row: cursor.top) }
    if last + 1 < page.count { markMore(on: &screen, in: area, row: last) }
  }

  private func markMore(on screen: inout Screen, in area: Rect, row: Int) {
    let y = area.y + row - cursor.top
    let mark = scene.glyphs.ellipsis
    screen.write(mark, x: area.right, y: y, style: scene.style(.quiet))
    // A text that is cut just before it says so already.
    let text = page.line(row).spans.map(\.text).joined()
    if text.hasSuffix(mark), TextWidth.of(text) >= area.width {
      screen.write(" ", x: area.right - 1, y: y, style: .plain)
    }
  }
}
