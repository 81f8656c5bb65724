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
      toggleMinistry(id)
    case .command(let word): return runFromPalette(word)
    case .row(let row):
      guard list.rows.indices.contains(row) else { return [] }
      list.pane = .list
      select(row)
      if isDouble { return run(.open) }
    case .door(let row, let column): return clickDoor(row, column, isDouble)
    case .item(let place): return clickItem(place, isDouble)
    }
    return []
  }

  private mutating func turnWheel(_ key: Key) -> [Effect] {
    (0..<3).reduce(into: [Effect]()) { effects, _ in
      if !takesText || !isTextLine { effects += press(key) }
    }
  }

  /// Whether the layer in front is one line, in which the arrows mean something else.
  private var isTextLine: Bool { if case .prompt? = layers.last { true } else { false } }

  private mutating func clickDoor(_ row: Int, _ column: Int, _ isDouble: Bool) -> [Effect] {
    guard let page = frontPage, page.doors(row).indices.contains(column) else { return [] }
    var cursor = frontCursor
    cursor.place(row: row, column: column, on: page, height: pageHeight)
    frontCursor = cursor
    return isDouble ? run(.open) : []
  }

  /// A click on a line of the layer in front chooses it; where one choice is all, it takes it.
  private mutating func clickItem(_ place: Int, _ isDouble: Bool) -> [Effect] {
    switch layers.last {
    case .picker(var picker):
      guard picker.found.indices.contains(place) else { return [] }
      picker.position = place
      replaceLayer(.picker(picker))
      return picker.isMultiple ? press(.tab) : press(.enter)
    case .statusMenu(var menu):
      menu.position = place
      replaceLayer(.statusMenu(menu))
      return press(.enter)
    case .form(var form):
      form.position = max(0, min(form.fields.count, place))
      replaceLayer(.form(form))
      return form.isOnSave ? press(.enter) : []
    case .help(_, let top):
      replaceLayer(.help(position: place, top: top))
      return isDouble ? press(.enter) : []
    case .welcome(var choice):
      choice.position = place
      replaceLayer(.welcome(choice))
      return press(.enter)
    default: return []
    }
  }
}

/// What a click means, as it is noted beside what is drawn.
enum ClickTarget: Equatable {
  /// The same as these keys.
  case keys([Key])
  /// A ministry is put on or off.
  case ministry(String)
  /// The command of that word.
  case command(String)
  /// A row of the list.
  case row(Int)
  /// A door of a page: its line, and which of the line.
  case door(Int, Int)
  /// A line of the layer in front.
  case item(Int)

  /// How it is noted.
  var text: String {
    switch self {
    case .keys(let keys): "keys " + keys.map(\.text).joined(separator: " ")
    case .ministry(let id): "ministry " + id
    case .command(let word): "command " + word
    case .row(let row): "row \(row)"
    case .door(let row, let column): "door \(row) \(column)"
    case .item(let place): "item \(place)"
    }
  }

  init?(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    let numbers = parts[1].split(separator: " ").compactMap { Int($0) }
    switch (parts[0], numbers.count) {
    case ("keys", _):
      self = .keys(parts[1].split(separator: " ").compactMap { ClickTarget.key($0) })
    case ("ministry", _): self = .ministry(parts[1])
    case ("command", _): self = .command(parts[1])
    case ("row", 1): self = .row(numbers[0])
    case ("door", 2): self = .door(numbers[0], numbers[1])
    case ("item", 1): self = .item(numbers[0])
    default: return nil
    }
  }

  private static func key(_ text: Substring) -> Key? {
    switch text {
    case "Enter": .enter
    case "Esc": .escape
    case "Tab": .tab
    case "Space": .character(" ")
    default: text.count == 1 ? text.first.map(Key.character) : nil
    }
  }
}
