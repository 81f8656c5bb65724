import HusokModel
import HusokWords

/// The rows of the table as data, for the layers that list them.
extension CommandTable {
  /// All commands with their keys, and why those that cannot be run now cannot; then what is done on
  /// the command line.
  static func paletteItems(_ state: AppState) -> [Picker.Item] {
    // What acts and finds comes before what moves: that is what is looked for by name.
    let groups: [CommandInfo.Group] = [.act, .record, .find, .program, .move]
    let ordered = groups.flatMap { group in all.filter { $0.group == group } }
    let items = ordered.compactMap { info -> Picker.Item? in
      if info.command == .palette || info.isOfDigits { return nil }
      let table = WordTable.shared
      var item = Picker.Item(
        id: info.word, code: "", name: state.words("command.\(info.word)"), note: info.keyText,
        words: table.texts("command.\(info.word)") + table.parts("also.\(info.word)"),
        off: info.reason(in: state))
      if info.takesLine {
        item.names = table.texts("command.\(info.word)") + table.parts("also.\(info.word)")
      }
      item.sentence = state.words("help.\(info.word)")
      item.prose = table.texts("help.\(info.word)").map { FuzzyWord($0) }
      return item
    }
    return items + Picker.elsewhereItems(state.words)
  }

  /// The rows of the help: what matters most in the view that the person is in, then all others.
  static func helpRows(_ state: AppState) -> [HelpList.Row] {
    let first = chief(in: state.view).compactMap(info)
    let words = first.map(\.word)
    let others = grouped.filter { !words.contains($0.word) }
    return first.map { row($0, under: HelpList.here, state) }
      + others.map { row($0, under: $0.group.rawValue, state) }
  }

  private static func row(
    _ info: CommandInfo, under group: String, _ state: AppState
  ) -> HelpList.Row {
    let table = WordTable.shared
    let texts =
      [info.keyText] + table.texts("command.\(info.word)") + table.texts("help.\(info.word)")
    return HelpList.Row(
      word: info.word, key: info.keyText, group: group, off: info.reason(in: state),
      words: (texts + table.parts("also.\(info.word)")).map { FuzzyWord($0) })
  }

  /// The commands that matter most in a view.
  private static func chief(in view: ViewKind) -> [Command] {
    switch view {
    case .actions:
      [
        .done, .status, .due, .note, .owner, .edit, .add, .value, .history, .search, .mark, .undo,
      ]
    case .overview: [.open, .nextPane, .later, .search, .report, .undo]
    case .ministries: [.open, .earlier, .later, .ministryReport, .edit, .add]
    case .timeline: [.earlier, .later, .open, .due, .history]
    case .changes: [.nextPane, .earlier, .later, .sinceDay, .open, .history]
    case .checks: [.owner, .due, .edit, .add, .handOver, .history, .undo]
    }
  }

  /// What may follow the keys pressed so far; behind `g` also the filters that were kept.
  static func entries(_ state: AppState) -> [PopupView.Entry] {
    var entries = following(state.pending).map { key, info in
      PopupView.Entry(
        key: key.text, text: state.words("command.\(info.word)"),
        count: info.filter.map { $0.count(in: state) }, isOff: info.reason(in: state) != nil,
        target: .keys([key]))
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
