import HusokCanvas

/// A page with its title, the cursor on a door, and what a click means.
struct PageView {
  let state: AppState
  let page: any Page
  let cursor: PageCursor
  let title: String

  func draw(on screen: inout Screen, _ layout: Layout) {
    let rule = Rect(x: 0, y: 1, width: screen.width, height: 1)
    RuleView(state: state, title: title).draw(on: &screen, in: rule)
    let area = layout.page
    let last = min(page.count, cursor.top + area.height)
    for row in cursor.top..<max(cursor.top, last) {
      draw(page.line(row), row, on: &screen, area, y: area.y + row - cursor.top)
    }
    drawMore(on: &screen, area)
  }

  private func draw(_ line: PageLine, _ row: Int, on screen: inout Screen, _ area: Rect, y: Int) {
    var x = area.x
    var column = 0
    for span in line.spans where x < area.right {
      let used = screen.write(
        span.text, x: x, y: y, limit: area.right - x, style: state.theme.style(span.role))
      if let door = span.door {
        let place = Rect(x: x, y: y, width: used, height: 1)
        if row == cursor.row, column == cursor.column { highlight(place, on: &screen) }
        if let record = door.record, state.list.marked.contains(record) {
          screen.write(state.glyphs.marked, x: area.x - 1, y: y, style: state.theme.style(.key))
        }
        screen.mark(place, ClickTarget.door(row, column).text)
        column += 1
      }
      x += used
    }
  }

  private func highlight(_ place: Rect, on screen: inout Screen) {
    screen.restyle(place) { style in
      style.attributes.remove(.dim)
      style.attributes.insert(.reversed)
      style.foreground = .standard
    }
    if place.x > 0 {
      // Without reverse video the cursor still shows.
      screen.write(state.glyphs.cursor, x: 0, y: place.y, style: .plain)
    }
  }

  /// Says at the right edge that there is more below or above.
  private func drawMore(on screen: inout Screen, _ area: Rect) {
    let style = state.theme.style(.quiet)
    if cursor.top > 0 {
      screen.write(state.glyphs.ellipsis, x: area.right, y: area.y, style: style)
    }
    if cursor.top + area.height < page.count {
      screen.write(state.glyphs.ellipsis, x: area.right, y: area.bottom - 1, style: style)
    }
  }
}
