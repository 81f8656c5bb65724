/// Which keys the last line shows.
struct FooterHints {
  let state: AppState

  /// The keys that work now: those of the layer in front, else those of the view.
  var hints: [Hint] {
    let scene = state.scene
    if !state.pending.isEmpty { return [scene.hint("Esc", "back")] }
    guard let layer = state.layers.last else {
      let hints = state.view == .actions ? ofList : ofPage
      return state.pages.past == nil ? hints : [scene.hint("Esc", "now")] + hints
    }
    return layer.content.hints(in: state).compactMap { hint in
      hint.command.map { CommandTable.info(word: $0).flatMap(offered) } ?? hint
    }
  }

  /// The keys of the list: what acts, what finds, what leads on. What is refused to this person,
  /// or where the cursor is, is left out.
  private var ofList: [Hint] {
    var hints = FooterHints.commands
      .compactMap { info in
        offered(info).map { hint in
          var hint = hint
          hint.group = info.group == .act ? 0 : info.group == .find ? 1 : 2
          return hint
        }
      }
    // The keys that more may follow stand behind the one that searches.
    let prefixes = [
      prefix("f", name: "hint.filter", rank: 2), prefix(".", name: "hint.group", rank: 5),
    ]
    let views = Hint(key: "F2-7", name: state.words("hint.views"), rank: 3)
    let found = (prefixes + [views]).map { hint in
      var hint = hint
      hint.group = 1
      return hint
    }
    hints.insert(contentsOf: found, at: hints.firstIndex { $0.group == 2 } ?? hints.count)
    return hints
  }

  /// The commands of the list's footer, in their order.
  private static let commands = CommandTable.all.filter { $0.footer != nil }
    .sorted { ($0.footer ?? 0) < ($1.footer ?? 0) }

  private func prefix(_ key: Character, name: String, rank: Int) -> Hint {
    Hint(
      key: String(key), name: state.words(name), rank: rank, target: .keys([.character(key)]))
  }

  /// The keys of the views other than the list.
  private var ofPage: [Hint] {
    let scene = state.scene
    var hints = [scene.hint("↑ ↓", "move"), scene.hint("Enter", "open")]
    if state.reasonAgainst(.earlier) == nil || state.reasonAgainst(.later) == nil {
      hints.append(Hint(key: "< >", name: state.words("hint.step.\(state.view.rawValue)")))
    }
    if state.view == .changes {
      let isCompared = state.pages.options.comparedEnd != nil
      hints.append(isCompared ? scene.hint("Tab", "otherEnd") : scene.hint("Tab", "compare"))
    }
    hints += [scene.hint("[ ]", "views")]
    let commands: [Command] =
      state.view == .checks ? [.owner, .due, .edit, .undo] : [.search, .undo]
    return hints
      + (commands + [.palette, .help, .quit]).compactMap(CommandTable.info).compactMap(offered)
  }

  /// The hint of a command; nil where it would be refused to this person, or where the cursor is.
  private func offered(_ info: CommandInfo) -> Hint? {
    if info.reason(in: state) != nil { return nil }
    return Hint(
      key: info.footerKey, name: word(info).map { state.words($0) } ?? "", rank: info.rank,
      target: info.isOfDigits ? nil : .command(info.word))
  }

  /// The key of a word that is short enough for a footer; nil where the key says enough.
  private func word(_ info: CommandInfo) -> String? {
    switch info.command {
    case .add where state.isReadingDetails && state.currentAction != nil: "hint.addStep"
    case .withdraw where state.currentPart?.isStep == true: "hint.delete"
    case .done where state.currentPart?.isStep == true: "command.done"
    // A desk reports, the secretariat confirms.
    case .done where state.person.profile.role == .desk: "hint.reportDone"
    case .search: "hint.find"
    case .undo: "hint.undo"
    case .palette: "hint.all"
    case .quit: nil
    default: "command.\(info.word)"
    }
  }
}
