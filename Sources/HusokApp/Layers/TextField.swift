import HusokCanvas

/// A line of text being typed, with its cursor between characters. Two are the same where their texts
/// are.
struct TextField: Sendable, Equatable {
  private(set) var characters: [Character]
  private(set) var cursor: Int
  /// Whether it takes line breaks, each of which is one character of it.
  private let keepsLines: Bool
  /// Whether the whole text is selected: what is typed takes its place, a move of the cursor keeps it.
  private(set) var isSelected = false

  init(_ text: String = "", keepsLines: Bool = false) {
    characters = Array(text)
    cursor = characters.count
    self.keepsLines = keepsLines
  }

  /// A field whose text is selected.
  static func selected(_ text: String) -> TextField {
    var field = TextField(text)
    field.select()
    return field
  }

  static func == (left: TextField, right: TextField) -> Bool {
    left.characters == right.characters
  }

  /// The text.
  var text: String { String(characters) }

  /// Whether the cursor stands before all of the text.
  var isAtStart: Bool { cursor == 0 }

  /// Whether the cursor stands behind all of the text.
  var isAtEnd: Bool { cursor == characters.count }

  /// Selects the whole text.
  mutating func select() {
    cursor = characters.count
    isSelected = !characters.isEmpty
  }

  /// Keeps what is selected.
  mutating func deselect() { isSelected = false }

  /// Takes out what is selected; false where nothing is.
  @discardableResult
  private mutating func deleteSelection() -> Bool {
    guard isSelected else { return false }
    characters = []
    cursor = 0
    isSelected = false
    return true
  }

  /// Puts text in at the cursor, composed; where this is one line, line breaks become spaces.
  mutating func insert(_ text: String) {
    deleteSelection()
    let lineBreak: Character = keepsLines ? "\n" : " "
    let added = text.composed.map { $0.isNewline ? lineBreak : $0 == "\t" ? " " : $0 }
    characters.insert(contentsOf: added, at: cursor)
    cursor += added.count
  }

  /// Takes out the character before the cursor; a syllable goes as one.
  mutating func deleteBackward() {
    if deleteSelection() || isAtStart { return }
    cursor -= 1
    characters.remove(at: cursor)
  }

  /// Takes out the character after the cursor.
  mutating func deleteForward() {
    if !deleteSelection(), !isAtEnd { characters.remove(at: cursor) }
  }

  /// Takes out the word before the cursor.
  mutating func deleteWord() {
    if deleteSelection() { return }
    while cursor > 0, characters[cursor - 1].isWhitespace { deleteBackward() }
    while cursor > 0, !characters[cursor - 1].isWhitespace { deleteBackward() }
  }

  /// Takes out everything before the cursor.
  mutating func deleteToStart() {
    if deleteSelection() { return }
    characters.removeSubrange(..<cursor)
    cursor = 0
  }

  /// Takes out everything after the cursor.
  mutating func deleteToEnd() {
    if deleteSelection() { return }
    characters.removeSubrange(cursor...)
  }

  /// Moves the cursor; of what is selected, to the end on that side.
  mutating func move(by count: Int) {
    if isSelected { return count < 0 ? moveToStart() : moveToEnd() }
    cursor = max(0, min(characters.count, cursor + count))
  }

  mutating func moveToStart() {
    deselect()
    cursor = 0
  }

  mutating func moveToEnd() {
    deselect()
    cursor = characters.count
  }

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
