import HusokWords

/// The rows of the table as data, for the layers that list them.
extension CommandTable {
  /// All commands with their keys, and why those that cannot be run now cannot.
  static func paletteItems(_ state: AppState) -> [Picker.Item] {
    let english = Words(.english)
    let korean = Words(.korean)
    // What acts and finds comes before what moves: that is what is looked for by name.
    let groups: [CommandInfo.Group] = [.act, .record, .find, .program, .move]
    let ordered = groups.flatMap { group in all.filter { $0.group == group } }
    return ordered.compactMap { info in
      if info.command == .palette || info.isOfDigits { return nil }
      let key = "help.\(info.word)"
      return Picker.Item(
        id: info.word, code: "", name: state.words(key), note: info.keyText,
        words: [
          english(key), korean(key), english("command.\(info.word)"),
          korean("command.\(info.word)"),
        ], off: info.reason(in: state))
    }
  }

  /// The rows of the help.
  static func helpRows(_ state: AppState) -> [HelpList.Row] {
    grouped.map { info in
      HelpList.Row(
        word: info.word, key: info.keyText, group: info.group.rawValue,
        off: info.reason(in: state))
    }
  }

  /// What may follow the keys pressed so far; behind `g` also the filters that were kept.
  static func entries(_ state: AppState) -> [PopupView.Entry] {
    var entries = following(state.pending).map { key, info in
      PopupView.Entry(
        key: key.text, text: state.words("command.\(info.word)"),
        isOff: info.reason(in: state) != nil, target: .keys([key]))
    }
    if state.pending == [.letter("g")] {
      for (index, kept) in state.person.settings.keptViews.prefix(9).enumerated() {
        entries.append(
          PopupView.Entry(
            key: String(index + 1), text: kept.name, isOff: false,
            target: .keys([.digit(index + 1)])))
      }
    }
    return entries
  }
}
