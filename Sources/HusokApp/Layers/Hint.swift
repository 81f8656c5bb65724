import HusokCanvas

/// A key and what it does, for the last line of the screen.
struct Hint: Sendable {
  /// How the key is written.
  let key: String
  /// What it does.
  var name: String
  /// Whether it does nothing now.
  var isOff = false
  /// The lowest go last where there is no room.
  var rank = 1
  /// Hints of another group stand further apart.
  var group = 0
  /// What a click on it does.
  var target: ClickTarget?
  /// The word of the command that it stands for, whose row says all the rest; nil for other keys.
  var command: String?

  init(
    key: String, name: String, isOff: Bool = false, rank: Int = 1, target: ClickTarget? = nil
  ) {
    self.key = key
    self.name = name
    self.isOff = isOff
    self.rank = rank
    self.target = target
  }

  /// The hint of a command, filled in by whoever has the table.
  static func command(_ word: String) -> Hint {
    var hint = Hint(key: "", name: "")
    hint.command = word
    return hint
  }

  /// The hints of the commands that are used most on a record in full.
  static let ofRecord = ["done", "status", "due", "note", "edit", "history"].map(Hint.command)

  /// The columns that it takes.
  var width: Int {
    TextWidth.of(key) + TextWidth.of(name) + (key.isEmpty || name.isEmpty ? 0 : 1)
  }
}

extension Scene {
  /// A key, and what it does in the words of the language.
  func hint(_ key: String, _ word: String, rank: Int = 1) -> Hint {
    let target: ClickTarget? =
      switch key {
      case "Enter": .keys([.enter])
      case "Esc": .keys([.escape])
      case "y", "d", "q": .keys([.character(Character(key))])
      default: nil
      }
    return Hint(key: key, name: words("hint.\(word)"), rank: rank, target: target)
  }
}
