import HusokCanvas
import HusokModel

extension AppState {
  mutating func press(_ key: Key) -> [Effect] {
    if Layout(size: size).isTooSmall { return pressInTinyWindow(key) }
    if takesText { return pressInText(key) }
    guard case .character(let character) = key,
      let letters = HangulKeys.letters(for: character)
    else {
      if case .character(let character) = key, character.isLetter { isHangulMode = false }
      return pressCommand(key)
    }
    isHangulMode = true
    return pressHangul(letters)
  }

  /// Whether the keys are text: then Hangul is Hangul.
  var takesText: Bool {
    switch layers.last {
    case .prompt, .picker, .form: true
    default: false
    }
  }

  /// A window in which nothing can be seen takes only what ends or redraws the program.
  private mutating func pressInTinyWindow(_ key: Key) -> [Effect] {
    guard let command = CommandTable.keymap[[key]],
      [.quit, .redraw, .suspend].contains(command)
    else { return [] }
    return command == .quit ? quit() : run(command)
  }

  /// A character of a keyboard in Hangul mode can be several keys. Where one of them opens a line
  /// to type, the rest is text.
  private mutating func pressHangul(_ letters: [Character]) -> [Effect] {
    var effects: [Effect] = []
    for letter in letters {
      effects += takesText ? pressInText(.character(letter)) : pressCommand(.character(letter))
    }
    return effects
  }

  private mutating func pressInText(_ key: Key) -> [Effect] {
    if key == .control("z") { return [.suspend] }
    if key == .control("l") { return [.redraw] }
    return switch layers.last {
    case .prompt(let prompt): pressInPrompt(key, prompt)
    case .picker(let picker): pressInPicker(key, picker)
    case .form(let form): pressInForm(key, form)
    default: []
    }
  }

  private mutating func pressCommand(_ key: Key) -> [Effect] {
    switch layers.last {
    case .welcome(let choice): return pressInWelcome(key, choice)
    case .help(let position, let top): return pressInHelp(key, position, top)
    case .statusMenu(let menu): return pressInStatusMenu(key, menu)
    case .question(let question): return pressInQuestion(key, question)
    default: return pressInView(key)
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
      notice = nil
      return []
    }
    say(words("said.unknownKey", keys.map(\.text).joined(separator: " ")), .warning)
    return []
  }

  /// Pasted text goes into lines to type, and nowhere else: it is not a run of keys.
  mutating func paste(_ text: String) -> [Effect] {
    if Layout(size: size).isTooSmall { return [] }
    switch layers.last {
    case .prompt(var prompt):
      prompt.field.insert(text)
      prompt.problem = nil
      prompt.completion = nil
      replaceLayer(.prompt(prompt))
      applyQuery(prompt)
    case .picker(var picker):
      picker.field.insert(text)
      picker.search()
      replaceLayer(.picker(picker))
    case .form(var form):
      if form.edit({ $0.insert(text) }) { replaceLayer(.form(form)) }
    default:
      say(words("said.pasteNowhere"), .warning)
    }
    return []
  }

  mutating func replaceLayer(_ layer: Layer) {
    layers[layers.count - 1] = layer
  }

  /// Edits a line; false for keys that are none of its own.
  static func edit(_ field: inout TextField, _ key: Key) -> Bool {
    switch key {
    case .character(let character): field.insert(String(character))
    case .backspace: field.deleteBackward()
    case .delete, .control("d"): field.deleteForward()
    case .control("w"): field.deleteWord()
    case .control("u"): field.deleteToStart()
    case .control("k"): field.deleteToEnd()
    case .left, .control("b"): field.move(by: -1)
    case .right, .control("f"): field.move(by: 1)
    case .home, .control("a"): field.moveToStart()
    case .end, .control("e"): field.moveToEnd()
    default: return false
    }
    return true
  }
}
