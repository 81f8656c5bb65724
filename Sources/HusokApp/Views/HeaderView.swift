import HusokCanvas
import HusokModel

/// The first line: the program, the view, the day, the person and where the store stands.
struct HeaderView {
  let state: AppState

  func draw(on screen: inout Screen, in area: Rect) {
    let name = " " + state.words("app.name")
    let used = screen.write(name, x: area.x, y: area.y, style: state.theme.style(.heading))
    let view = state.words("view.actions") + narrowCount(area)
    screen.write("  " + view, x: area.x + used, y: area.y, limit: area.width - used)
    drawRight(on: &screen, in: area, after: used + 2 + TextWidth.of(view))
  }

  /// Without a filter line of its own the count stands here.
  private func narrowCount(_ area: Rect) -> String {
    area.width < 110 ? " \(state.list.matchCount)/\(state.register.actions.count)" : ""
  }

  /// What stands at the right, from the least to the most needed; what has no room is left out
  /// from the left.
  private func drawRight(on screen: inout Screen, in area: Rect, after left: Int) {
    var parts: [(text: String, role: Theme.Role)] = []
    if state.isHangulMode { parts.append((state.words("header.hangul"), .chip)) }
    parts.append((state.words.day(state.today), .plain))
    if let person { parts.append((person, .plain)) }
    parts.append(saveState)
    var x = area.right - 1
    for part in parts.reversed() {
      x -= TextWidth.of(part.text)
      if x <= left { return }
      screen.write(part.text, x: x, y: area.y, style: state.theme.style(part.role))
      x -= 2
    }
  }

  private var person: String? {
    guard let ministry = state.profile.ministry else { return nil }
    let name = state.words.short(ministry, in: state.register, on: state.today)
    return name + " " + state.words("role.\(state.profile.role.rawValue)")
  }

  private var saveState: (text: String, role: Theme.Role) {
    switch state.save {
    case .saved: (state.words("save.saved"), .good)
    case .saving: (state.words("save.saving"), .waiting)
    case .failed: (state.words("save.failed"), .bad)
    case .readOnly: (state.words("save.readOnly"), .waiting)
    case .demo: (state.words("save.demo"), .waiting)
    }
  }
}

/// The second line: what is asked for, and how many there are.
struct FilterView {
  let state: AppState

  func draw(on screen: inout Screen, in area: Rect) {
    let count = state.words(
      "filter.count", state.list.matchCount, state.register.actions.count)
    let right = count + "  " + state.words("filter.byMeeting")
    let start = area.right - 1 - TextWidth.of(right)
    drawChips(on: &screen, Rect(x: 1, y: area.y, width: start - 2, height: 1))
    screen.write(right, x: start, y: area.y, style: state.theme.style(.quiet))
  }

  private func drawChips(on screen: inout Screen, _ area: Rect) {
    if state.list.isUnfiltered {
      screen.write(
        state.words("filter.all"), x: area.x, y: area.y, limit: area.width,
        style: state.theme.style(.quiet))
      return
    }
    var x = area.x
    for chip in chips where x < area.right {
      x += screen.writeFitted(
        chip, x: x, y: area.y, width: area.right - x, style: state.theme.style(.chip),
        ellipsis: state.glyphs.ellipsis)
      x += 1
    }
  }

  private var chips: [String] {
    let close = " " + state.glyphs.close
    var chips = state.list.ministries.map {
      "@" + state.words.short($0, in: state.register, on: state.today) + close
    }
    if state.list.isMine { chips.append(state.words("filter.mine") + close) }
    if !state.list.query.isBlank { chips.append("/ \(state.list.query)" + close) }
    return chips
  }
}
