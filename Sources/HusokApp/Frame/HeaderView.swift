import HusokCanvas
import HusokModel

/// The first line: the program, the view, the day, the person and where the store stands.
struct HeaderView {
  let state: AppState

  func draw(on screen: inout Screen, in area: Rect) {
    let name = " " + (state.glyphs.isAscii ? "husok" : state.words("app.name"))
    let used = screen.write(name, x: area.x, y: area.y, style: state.theme.style(.heading))
    let end =
      area.width < 110
      ? drawView(on: &screen, area.x + used + 2, area)
      : drawTabs(on: &screen, area.x + used + 2, area)
    drawRight(on: &screen, in: area, after: end)
  }

  /// Without room for tabs: the view, and which of how many it is.
  private func drawView(on screen: inout Screen, _ x: Int, _ area: Rect) -> Int {
    let all = ViewKind.allCases
    let place = (all.firstIndex(of: state.view) ?? 0) + 1
    let text = state.words("view.\(state.view.rawValue)") + " \(place)/\(all.count)"
    let used = screen.write(text, x: x, y: area.y, limit: area.width - x)
    screen.mark(
      Rect(x: x, y: area.y, width: used, height: 1), ClickTarget.keys([.character("]")]).text)
    return x + used
  }

  private func drawTabs(on screen: inout Screen, _ start: Int, _ area: Rect) -> Int {
    var x = start
    for kind in ViewKind.allCases {
      let name = state.words("view.\(kind.rawValue)")
      let isOn = kind == state.view
      let text = isOn ? "[\(name)]" : " \(name) "
      let used = screen.write(
        text, x: x, y: area.y, style: state.theme.style(isOn ? .heading : .plain))
      screen.mark(
        Rect(x: x, y: area.y, width: used, height: 1), ClickTarget.command(kind.rawValue).text)
      x += used + 1
    }
    return x
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
    case .readOnly: (state.words("save.readOnly"), .chip)
    case .demo: (state.words("save.demo"), .waiting)
    }
  }
}

/// The second line: what is asked for, how many there are, and in which order.
struct FilterView {
  let state: AppState

  func draw(on screen: inout Screen, in area: Rect) {
    let right = order
    let start = max(area.x, area.right - 1 - TextWidth.of(right))
    drawChips(on: &screen, Rect(x: 1, y: area.y, width: start - 2, height: 1))
    screen.write(right, x: start, y: area.y, style: state.theme.style(.quiet))
    screen.mark(
      Rect(x: start, y: area.y, width: TextWidth.of(right), height: 1),
      ClickTarget.keys([.character(".")]).text)
  }

  private var order: String {
    let count = state.words("filter.count", state.list.matchCount, state.register.actions.count)
    var parts = [count, state.words(AppState.groupingKey(state.list.grouping))]
    if state.list.sort != nil || state.list.isReversed {
      let arrow = state.list.isReversed ? state.glyphs.reversed : ""
      parts.append(state.words(AppState.sortKey(state.list.sort)) + arrow)
    }
    return parts.joined(separator: "  ")
  }

  private func drawChips(on screen: inout Screen, _ area: Rect) {
    if state.list.isUnfiltered {
      screen.write(
        state.words("filter.all"), x: area.x, y: area.y, limit: area.width,
        style: state.theme.style(.quiet))
      return
    }
    var x = area.x
    for (chip, target) in chips where x < area.right {
      let used = screen.writeFitted(
        chip, x: x, y: area.y, width: area.right - x, style: state.theme.style(.chip),
        ellipsis: state.glyphs.ellipsis)
      screen.mark(Rect(x: x, y: area.y, width: used, height: 1), target.text)
      x += used + 1
    }
  }

  /// The filters that are on, each with what a click does to take it off.
  private var chips: [(String, ClickTarget)] {
    let close = " " + state.glyphs.close
    var chips = state.list.ministries.map { id -> (String, ClickTarget) in
      let name = state.words.short(id, in: state.register, on: state.today)
      return ("@" + name + close, .ministry(id))
    }
    if state.list.isMine { chips.append((state.words("filter.mine") + close, .command("mine"))) }
    for term in state.list.filters {
      let info = CommandTable.filter(term)
      let target = info.map { ClickTarget.command($0.word) } ?? .keys([.escape])
      let name = info.map { state.words("command.\($0.word)") } ?? term
      chips.append((name + close, target))
    }
    if !state.list.query.isBlank {
      chips.append(("/ \(state.list.query)" + close, .keys([.escape])))
    }
    return chips
  }
}
