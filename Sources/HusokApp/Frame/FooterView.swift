import HusokCanvas
import HusokModel

/// The last line: the keys that can be pressed now, from the table of commands.
struct FooterView {
  let state: AppState

  func draw(on screen: inout Screen, in area: Rect) {
    if let problem {
      screen.writeFitted(
        problem, x: area.x + 1, y: area.y, width: area.width - 2, style: state.theme.style(.bad),
        ellipsis: state.glyphs.ellipsis)
      return
    }
    var x = area.x + 1
    for hint in fitting(area.width - 2) {
      let start = x
      x += screen.write(
        hint.key, x: x, y: area.y, style: state.theme.style(hint.isOff ? .quiet : .key))
      x += screen.write(
        (hint.key.isEmpty || hint.name.isEmpty ? "" : " ") + hint.name, x: x, y: area.y,
        style: state.theme.style(hint.isOff ? .quiet : .plain))
      if let target = hint.target {
        screen.mark(Rect(x: start, y: area.y, width: x - start, height: 1), target.text)
      }
      x += 2
    }
  }

  /// What is wrong with the line or the form being filled in. Of a query, the last word may just
  /// not be finished.
  private var problem: String? {
    switch state.layers.last {
    case .prompt(let prompt):
      if let problem = prompt.problem { return problem }
      guard case .query = prompt.purpose, state.completions(of: prompt).words.isEmpty,
        prompt.completion == nil, let problem = state.query.problems.first
      else { return nil }
      return state.words.problem(problem)
    case .form(let form): return form.problem
    default: return nil
    }
  }

  /// A key and what it does.
  struct Hint {
    let key: String
    var name: String
    var isOff = false
    /// The lowest go last where there is no room.
    var rank = 1
    var target: ClickTarget?

    var width: Int {
      TextWidth.of(key) + TextWidth.of(name) + (key.isEmpty || name.isEmpty ? 0 : 1)
    }
  }

  /// The hints that there is room for: those that matter least are left out first, from the right.
  private func fitting(_ width: Int) -> [Hint] {
    var hints = self.hints
    func total() -> Int { hints.reduce(0) { $0 + $1.width + 2 } - 2 }
    while total() > width, let least = hints.map(\.rank).max(),
      let place = hints.lastIndex(where: { $0.rank == least })
    {
      hints.remove(at: place)
    }
    return hints
  }

  private var hints: [Hint] {
    if !state.pending.isEmpty { return [hint("Esc", "back")] }
    return switch state.layers.last {
    case nil where state.view == .actions: commandHints
    case nil: pageHints
    case .detail: [hint("Esc", "back"), hint("↑ ↓", "scroll")] + detailHints
    case .page(let front): layerHints(front)
    case .help: [hint("Enter", "run"), hint("↑ ↓", "move"), hint("Esc", "back")]
    case .picker(let picker): pickerHints(picker)
    case .statusMenu: [hint("Enter", "pick"), hint("↑ ↓", "move"), hint("Esc", "back")]
    case .prompt(let prompt): promptHints(prompt)
    case .form(let form): formHints(form)
    case .question(let question): questionHints(question)
    case .welcome: [hint("Enter", "pick"), hint("↑ ↓", "move"), hint("q", "quit")]
    }
  }

  private func questionHints(_ question: Question) -> [Hint] {
    switch question.purpose {
    case .restore, .replacePaper, .replaceOther:
      [hint("y", "yes"), hint("Enter", "no"), hint("Esc", "no")]
    case .rescue: [hint("y", "takeOver"), hint("Enter", "notNow"), hint("d", "delete")]
    case .told: [hint("Enter", "goOn")]
    }
  }

  private func layerHints(_ front: LayerPage) -> [Hint] {
    guard case .history = front.kind else {
      return [hint("Esc", "back"), hint("↑ ↓", "scroll"), hint("PgDn", "page")]
        + [CommandTable.info(.saveReport)].compactMap { $0 }.map(hint)
    }
    return [hint("Esc", "back"), hint("↑ ↓", "move"), hint("Enter", "open")]
      + detailHints.filter { $0.key != "c" }
  }

  private func hint(_ key: String, _ word: String, rank: Int = 1) -> Hint {
    Hint(key: key, name: state.words("hint.\(word)"), rank: rank, target: FooterView.target(key))
  }

  private static func target(_ key: String) -> ClickTarget? {
    switch key {
    case "Enter": .keys([.enter])
    case "Esc": .keys([.escape])
    case "y", "d", "q": .keys([.character(Character(key))])
    default: nil
    }
  }

  private func pickerHints(_ picker: Picker) -> [Hint] {
    var hints = [hint("Enter", picker.isMultiple ? "take" : "pick"), hint("↑ ↓", "move")]
    if picker.isMultiple { hints.append(hint("Tab", "onOff")) }
    if case .owner = picker.purpose {
      hints.append(hint("Tab", picker.isProposal ? "toConfirmed" : "toProposed"))
    }
    if picker.purpose == .keptView { hints.append(hint("Del", "delete")) }
    return hints + [hint("Esc", "back")]
  }

  private func promptHints(_ prompt: Prompt) -> [Hint] {
    switch prompt.purpose {
    case .query:
      return [hint("Enter", "keep"), hint("Esc", "restore")] + completionHints(prompt)
        + (prompt.field.text.isEmpty ? [hint("↑", "earlier", rank: 2)] : [])
    case .tag: return [hint("Enter", "keep"), hint("Esc", "back")] + completionHints(prompt)
    case .note:
      return [
        hint("Enter", "keep"), hint("Tab", "noteKind"), hint("^e", "editor"), hint("Esc", "back"),
      ]
    case .due: return [hint("Enter", "keep"), hint("Esc", "back")] + [preview(prompt)]
    default: return [hint("Enter", "keep"), hint("Esc", "back")]
    }
  }

  /// The day that a due date being typed means.
  private func preview(_ prompt: Prompt) -> Hint {
    Hint(key: state.glyphs.arrow, name: state.duePreview(prompt.field.text), rank: 0)
  }

  /// The words that Tab puts in, as many as there is room for.
  private func completionHints(_ prompt: Prompt) -> [Hint] {
    if let completion = prompt.completion {
      let following =
        completion.words[completion.position...].dropFirst()
        + completion.words[..<completion.position]
      return hints(of: Array(following))
    }
    return hints(of: state.completions(of: prompt).words)
  }

  private func hints(of words: [String]) -> [Hint] {
    words.prefix(12).enumerated().map { index, word in
      Hint(key: index == 0 ? "Tab" : "", name: word, rank: 3 + index)
    }
  }

  private func formHints(_ form: Form) -> [Hint] {
    var hints = [hint("^s", "save"), hint("Tab", "nextField")]
    if form.isPassedOver {
      hints = [hint("Enter", "goOn"), hint("Tab", "nextField")]
    } else if form.isOnSave {
      hints.insert(hint("Enter", "save"), at: 0)
    } else if form.fields.indices.contains(form.position) {
      switch form.fields[form.position].content {
      case .picks: hints.append(hint("Enter", "pickFrom"))
      case .choice: hints.append(hint("← →", "change"))
      case .text: break
      }
    }
    return hints + [hint("Esc", "cancel")]
  }

  private var commandHints: [Hint] {
    var hints = CommandTable.all.filter { $0.footer != nil }
      .sorted { ($0.footer ?? 0) < ($1.footer ?? 0) }.map(hint)
    // The keys that more may follow stand behind the keys of ministries.
    let prefixes = [
      Hint(
        key: "f", name: state.words("hint.filter"), rank: 2, target: .keys([.character("f")])),
      Hint(
        key: ".", name: state.words("hint.group"), rank: 2, target: .keys([.character(".")])),
      Hint(
        key: "r", name: state.words("hint.papers"), rank: 3, target: .keys([.character("r")])),
    ]
    let place = hints.firstIndex { $0.key == "1-9" }.map { $0 + 1 } ?? hints.count
    hints.insert(contentsOf: prefixes, at: place)
    return hints
  }

  /// The keys of the views other than the list.
  private var pageHints: [Hint] {
    var hints = [hint("↑ ↓", "move"), hint("Enter", "open")]
    if state.reasonAgainst(.earlier) == nil {
      hints.append(Hint(key: "< >", name: state.words("hint.step.\(state.view.rawValue)")))
    }
    hints += [hint("[ ]", "views")]
    let commands: [Command] =
      state.view == .checks ? [.owner, .due, .edit, .undo] : [.search, .undo]
    return hints + (commands + [.palette, .help, .quit]).compactMap(CommandTable.info).map(hint)
  }

  private var detailHints: [Hint] {
    ([.done, .status, .due, .note, .edit, .history] as [Command])
      .compactMap(CommandTable.info).map(hint)
  }

  private func hint(_ info: CommandInfo) -> Hint {
    Hint(
      key: info.footerKey, name: state.words("command.\(info.word)"),
      isOff: info.reason(in: state) != nil, rank: info.rank,
      target: info.isOfDigits ? nil : .command(info.word))
  }
}

extension AppState {
  /// What a due date that is being typed means: the day with its weekday, or the last day of the
  /// period.
  func duePreview(_ text: String) -> String {
    if text.isBlank { return words("preview.noDue") }
    switch DueInput.read(text, today: today) {
    case .due(let due)?:
      if due.precision == .day {
        return words("preview.day", words.day(due.first), words.weekday(due.first))
      }
      return words("preview.period", words.due(due), words.day(due.last))
    case DueInput.Reading.none?: return words("preview.noDue")
    case nil: return unreadDay(text)
    }
  }

  /// Why a date that is being typed is none.
  func unreadDay(_ text: String) -> String {
    guard let day = DueInput.dayOfOtherWeekday(text, today: today) else {
      return words("preview.unknown")
    }
    return words("preview.otherWeekday", words.day(day), words.longWeekday(day))
  }
}
