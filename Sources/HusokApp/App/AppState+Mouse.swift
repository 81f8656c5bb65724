import HusokCanvas
import HusokModel

extension AppState {
  /// What a click means is what was drawn there.
  mutating func click(_ event: MouseEvent) -> [Effect] {
    switch event.kind {
    case .wheelUp: return turnWheel(.up)
    case .wheelDown: return turnWheel(.down)
    case .click, .doubleClick: break
    }
    var screen = Screen(width: size.width, height: size.height)
    RootView(self).draw(on: &screen)
    guard let text = screen.target(x: event.x, y: event.y), let target = ClickTarget(text) else {
      return []
    }
    let isDouble = event.kind == .doubleClick
    switch target {
    case .keys(let keys): return keys.reduce(into: []) { $0 += press($1) }
    case .ministry(let id):
      show(.actions)
      toggle(ministry: id)
    case .command(let word): return run(word: word)
    case .row(let row):
      guard list.rows.indices.contains(row) else { return [] }
      list.pane = .list
      select(row)
      if isDouble { return run(.open) }
    case .door(let row, let column):
      guard placeCursor(onDoor: column, ofLine: row) else { return [] }
      if isDouble { return run(.open) }
    case .item(let place):
      return layers.last?.content.click(place, isDouble: isDouble, in: &self) ?? []
    }
    return []
  }

  private mutating func turnWheel(_ key: Key) -> [Effect] {
    (0..<3).reduce(into: [Effect]()) { effects, _ in
      // In one line the arrows mean something else.
      if layers.last?.content.place != .line { effects += press(key) }
    }
  }
}
