import HusokCanvas
import HusokModel

extension AppState {
  /// Takes a key: for the layer in front, else for the view.
  mutating func press(_ key: Key) -> [Effect] {
    if layout.isTooSmall { return pressInTinyWindow(key) }
    if takesText { return pressFront(key) }
    guard case .character(let character) = key,
      let letters = HangulKeys.letters(for: character)
    else {
      if case .character(let character) = key, character.isLetter { isHangulMode = false }
      return pressFront(key)
    }
    isHangulMode = true
    // A character of a keyboard in Hangul mode can be several keys. Where one of them opens a line
    // to type, the rest is text.
    return letters.reduce(into: []) { $0 += pressFront(.character($1)) }
  }

  /// Whether the keys are text: then Hangul is Hangul.
  private var takesText: Bool { layers.last?.content.takesText ?? false }

  /// Whether a message does no more than move the cursor of the list by a line, and take back what
  /// was said.
  func isMoveInList(_ message: Message) -> Bool {
    guard case .terminal(.key(let key)) = message, view == .actions, layers.isEmpty,
      pending.isEmpty, list.rangeStart == nil
    else { return false }
    let command = CommandTable.keymap[[key]]
    return command == .moveDown || command == .moveUp
  }

  /// A window in which nothing can be seen takes only what ends or redraws the program.
  private mutating func pressInTinyWindow(_ key: Key) -> [Effect] {
    guard let command = CommandTable.keymap[[key]],
      [.quit, .redraw, .suspend].contains(command)
    else { return [] }
    return command == .quit ? CommandTable.quit(&self) : run(command)
  }

  private mutating func pressFront(_ key: Key) -> [Effect] {
    guard let layer = layers.last, !layer.isOfView else { return pressInView(key) }
    switch key {
    case .control("l"): return [.redraw]
    case .control("z"): return [.suspend]
    default: return layer.content.press(key, in: &self)
    }
  }

  /// The keys of the view, of the details in full and of a page over the view.
  private mutating func pressInView(_ key: Key) -> [Effect] {
    if !pending.isEmpty, key == .escape || key == .control("c") {
      pending = []
      return []
    }
    let keys = pending + [key]
    pending = []
    if let command = CommandTable.keymap[keys] {
      if command != .quit { isLeaving = false }
      return run(command)
    }
    if CommandTable.isPrefix(keys) {
      pending = keys
      // What the filters would find hangs on the history, too.
      if keys == [.letter("f")] { figures.readHistory(of: register) }
      notice = nil
      return []
    }
    say(words("said.unknownKey", keys.map(\.text).joined(separator: " ")), .warning)
    return []
  }

  /// Pasted text goes into lines to type, and nowhere else: it is not a run of keys.
  mutating func paste(_ text: String) -> [Effect] {
    if layout.isTooSmall { return [] }
    guard let layer = layers.last, layer.content.takesText else {
      say(words("said.pasteNowhere"), .warning)
      return []
    }
    layer.content.paste(text, in: &self)
    return []
  }
}
