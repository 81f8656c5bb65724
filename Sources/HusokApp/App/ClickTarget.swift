import HusokCanvas

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
