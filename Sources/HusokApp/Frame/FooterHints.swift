/// Which keys the last line shows.
struct FooterHints {
  let state: AppState

  /// The keys that work now: those of the layer in front, else those of the view.
  var hints: [Hint] {
    let scene = state.scene
    if !state.pending.isEmpty { return [scene.hint("Esc", "back")] }
    guard let layer = state.layers.last else {
      return state.view == .actions ? ofList : ofPage
    }
    return layer.content.hints(in: state).compactMap { hint in
      hint.command.map { CommandTable.info(word: $0).map(self.hint) } ?? hint
    }
  }

  private var ofList: [Hint] {
    var hints = CommandTable.all.filter { $0.footer != nil }
      .sorted { ($0.footer ?? 0) < ($1.footer ?? 0) }.map(hint)
    // The keys that more may follow stand behind the keys of ministries.
    let prefixes = [
      prefix("f", name: "hint.filter", rank: 2), prefix(".", name: "hint.group", rank: 2),
      prefix("r", name: "hint.papers", rank: 3),
    ]
    let place = hints.firstIndex { $0.key == "1-9" }.map { $0 + 1 } ?? hints.count
    hints.insert(contentsOf: prefixes, at: place)
    return hints
  }

  private func prefix(_ key: Character, name: String, rank: Int) -> Hint {
    Hint(
      key: String(key), name: state.words(name), rank: rank, target: .keys([.character(key)]))
  }

  /// The keys of the views other than the list.
  private var ofPage: [Hint] {
    let scene = state.scene
    var hints = [scene.hint("↑ ↓", "move"), scene.hint("Enter", "open")]
    if state.reasonAgainst(.earlier) == nil {
      hints.append(Hint(key: "< >", name: state.words("hint.step.\(state.view.rawValue)")))
    }
    hints += [scene.hint("[ ]", "views")]
    let commands: [Command] =
      state.view == .checks ? [.owner, .due, .edit, .undo] : [.search, .undo]
    return hints + (commands + [.palette, .help, .quit]).compactMap(CommandTable.info).map(hint)
  }

  private func hint(_ info: CommandInfo) -> Hint {
    Hint(
      key: info.footerKey, name: state.words("command.\(info.word)"),
      isOff: info.reason(in: state) != nil, rank: info.rank,
      target: info.isOfDigits ? nil : .command(info.word))
  }
}
