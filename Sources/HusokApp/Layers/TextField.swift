import HusokCanvas

/// A line of text being typed, with its cursor between characters.
struct TextField: Sendable, Equatable {
  private(set) var characters: [Character]
  private(set) var cursor: Int
  /// Whether it takes line breaks, each of which is one character of it.
  private let keepsLines: Bool

  init(_ text: String = "", keepsLines: Bool = false) {
    characters = Array(text)
    cursor = characters.count
    self.keepsLines = keepsLines
  }

  /// The text.
  var text: String { String(characters) }

  /// Puts text in at the cursor, composed; where this is one line, line breaks become spaces.
  mutating func insert(_ text: String) {
    let lineBreak: Character = keepsLines ? "\n" : " "
    let added = text.composed.map { $0.isNewline ? lineBreak : $0 == "\t" ? " " : $0 }
    characters.insert(contentsOf: added, at: cursor)
    cursor += added.count
  }

  /// Takes out the character before the cursor; a syllable goes as one.
  mutating func deleteBackward() {
    guard cursor > 0 else { return }
    cursor -= 1
    characters.remove(at: cursor)
  }

  /// Takes out the character after the cursor.
  mutating func deleteForward() {
    if cursor < characters.count { characters.remove(at: cursor) }
  }

  /// Takes out the word before the cursor.
  mutating func deleteWord() {
    while cursor > 0, characters[cursor - 1].isWhitespace { deleteBackward() }
    while cursor > 0, !characters[cursor - 1].isWhitespace { deleteBackward() }
  }

  /// Takes out everything before the cursor.
  mutating func deleteToStart() {
    characters.removeSubrange(..<cursor)
    cursor = 0
  }

  /// Takes out everything after the cursor.
  mutating func deleteToEnd() {
    characters.removeSubrange(cursor...)
  }

  mutating func move(by count: Int) {
    cursor = max(0, min(characters.count, cursor + count))
  }

  mutating func moveToStart() { cursor = 0 }

  mutating func moveToEnd() { cursor = characters.count }

  /// Takes a key that edits; false for keys that are none of its own.
  mutating func press(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .backspace: deleteBackward()
    case .delete, .control("d"): deleteForward()
    case .control("w"): deleteWord()
    case .control("u"): deleteToStart()
    case .control("k"): deleteToEnd()
    case .left, .control("b"): move(by: -1)
    case .right, .control("f"): move(by: 1)
    case .home, .control("a"): moveToStart()
    case .end, .control("e"): moveToEnd()
    default: return false
    }
    return true
  }
}
