import HusokCanvas

extension Key {
  static func letter(_ letter: Character) -> Key { .character(letter) }

  static func digit(_ number: Int) -> Key { .character(Character(String(number))) }

  /// How a key is written.
  var text: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "^\(character)"
    case .function(let number): "F\(number)"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .backTab: "Shift-Tab"
    case .up, .down, .left, .right, .home, .end, .pageUp, .pageDown: "\(self)"
    }
  }
}
