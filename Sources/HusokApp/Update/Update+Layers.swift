import HusokCanvas
import HusokModel

extension AppState {
  mutating func pressInPrompt(_ key: Key, _ prompt: Prompt) -> [Effect] {
    var prompt = prompt
    switch key {
    case .enter: return accept(prompt)
    case .escape, .control("c"):
      layers.removeLast()
      if case .query(let before) = prompt.purpose, list.query != before { ask(before) }
      return []
    case .up, .down:
      recall(&prompt, older: key == .up)
    default:
      if !AppState.edit(&prompt.field, key) { return [] }
      prompt.historyPosition = nil
    }
    prompt.problem = nil
    replaceLayer(.prompt(prompt))
    applyQuery(prompt)
    return []
  }

  /// A query is at work while it is typed.
  mutating func applyQuery(_ prompt: Prompt) {
    guard case .query = prompt.purpose, list.query != prompt.field.text else { return }
    ask(prompt.field.text)
  }

  private mutating func ask(_ query: String) {
    list.query = query
    refilter()
  }

  private mutating func recall(_ prompt: inout Prompt, older: Bool) {
    guard case .query = prompt.purpose, !queryHistory.isEmpty else { return }
    let position = (prompt.historyPosition ?? queryHistory.count) + (older ? -1 : 1)
    guard position >= 0 else { return }
    if position >= queryHistory.count {
      prompt.historyPosition = nil
      prompt.field = TextField()
    } else {
      prompt.historyPosition = position
      prompt.field = TextField(queryHistory[position])
    }
  }

  private mutating func accept(_ prompt: Prompt) -> [Effect] {
    let text = prompt.field.text
    switch prompt.purpose {
    case .query: return acceptQuery(prompt)
    case .reason(let ids, let status):
      if text.isBlank { return refuse(prompt, words("refusal.reasonNeeded", words.status(status))) }
      layers.removeLast()
      return changeStatus(of: ids, to: status, reason: text)
    case .note(let ids):
      if text.isBlank { return refuse(prompt, words("refusal.emptyText")) }
      layers.removeLast()
      return addNote(text, to: ids)
    }
  }

  private mutating func acceptQuery(_ prompt: Prompt) -> [Effect] {
    if let problem = query.problems.first { return refuse(prompt, words.problem(problem)) }
    layers.removeLast()
    let text = prompt.field.text
    if !text.isBlank {
      queryHistory.removeAll { $0 == text }
      queryHistory.append(text)
    }
    return []
  }

  private mutating func refuse(_ prompt: Prompt, _ problem: String) -> [Effect] {
    var prompt = prompt
    prompt.problem = problem
    replaceLayer(.prompt(prompt))
    return []
  }
}

extension AppState {
  mutating func pressInPicker(_ key: Key, _ picker: Picker) -> [Effect] {
    var picker = picker
    switch key {
    case .escape, .control("c"):
      layers.removeLast()
      return []
    case .enter:
      layers.removeLast()
      if let item = picker.selected { toggleMinistry(item.id) }
      return []
    case .up, .control("p"): picker.position = max(0, picker.position - 1)
    case .down, .control("n"):
      picker.position = max(0, min(picker.found.count - 1, picker.position + 1))
    default:
      if !AppState.edit(&picker.field, key) { return [] }
      picker.search()
    }
    replaceLayer(.picker(picker))
    return []
  }

  mutating func pressInStatusMenu(_ key: Key, _ menu: StatusMenu) -> [Effect] {
    var menu = menu
    let last = StatusMenu.letters.count - 1
    switch key {
    case .escape, .character("q"), .control("c"): layers.removeLast()
    case .up, .character("k"):
      menu.position = max(0, menu.position - 1)
      replaceLayer(.statusMenu(menu))
    case .down, .character("j"):
      menu.position = min(last, menu.position + 1)
      replaceLayer(.statusMenu(menu))
    case .enter: return choose(StatusMenu.letters[menu.position].status, menu)
    default:
      let choice = StatusMenu.letters.first { key == .character($0.letter) }
      if let choice { return choose(choice.status, menu) }
    }
    return []
  }

  private mutating func choose(_ status: Status, _ menu: StatusMenu) -> [Effect] {
    if let refusal = refusal(of: status, for: menu.ids) {
      say(words.refusal(refusal), .warning)
      return []
    }
    layers.removeLast()
    let needsReason = menu.ids.contains { id in
      register.action(id).map { StatusRules.needsReason(from: $0.status, to: status) } ?? false
    }
    if needsReason {
      layers.append(.prompt(Prompt(.reason(menu.ids, status))))
      return []
    }
    return changeStatus(of: menu.ids, to: status, reason: nil)
  }

  /// Why one of the actions may not take a status; a reason that is still to be asked for is none.
  func refusal(of status: Status, for ids: [String]) -> Refusal? {
    for id in ids {
      guard let action = register.action(id) else { return .noSuchRecord(id) }
      do throws(Refusal) {
        try StatusRules.check(action, to: status, role: profile.role, reason: "?")
      } catch {
        return error
      }
    }
    return nil
  }

  mutating func pressInHelp(_ key: Key, _ top: Int) -> [Effect] {
    let page = max(1, size.height - 5)
    let most = max(0, HelpView(self).lines.count - page)
    switch key {
    case .escape, .enter, .character("q"), .character("?"), .function(1), .control("c"):
      layers.removeLast()
    case .up, .character("k"): replaceLayer(.help(top: max(0, top - 1)))
    case .down, .character("j"): replaceLayer(.help(top: min(most, top + 1)))
    case .pageUp: replaceLayer(.help(top: max(0, top - page)))
    case .pageDown, .character(" "): replaceLayer(.help(top: min(most, top + page)))
    case .home, .character("g"): replaceLayer(.help(top: 0))
    case .end: replaceLayer(.help(top: most))
    case .control("l"): return [.redraw]
    case .control("z"): return [.suspend]
    default: break
    }
    return []
  }

  /// The details in full take the commands of the list, but for those that move: they scroll.
  mutating func pressInDetail(_ key: Key) -> [Effect] {
    switch CommandTable.keymap[[key]] {
    case .back?, .open?, .fold?, .nextPane?, .quit?: layers.removeLast()
    case .moveUp?, .moveDown?, .pageUp?, .pageDown?, .halfPageUp?, .halfPageDown?, .first?, .last?:
      if let command = CommandTable.keymap[[key]] { scrollDetail(command) }
    case .done?, .status?, .note?, .undo?, .redo?, .help?, .redraw?, .suspend?:
      if let command = CommandTable.keymap[[key]] { return run(command) }
    default: break
    }
    return []
  }

  mutating func pressInWelcome(_ key: Key, _ choice: WelcomeChoice) -> [Effect] {
    var choice = choice
    let beginnings = WelcomeChoice.Beginning.allCases
    switch key {
    case .up, .character("k"): choice.position = max(0, choice.position - 1)
    case .down, .character("j"): choice.position = min(beginnings.count, choice.position + 1)
    case .character("e"): return [.makeStore(.empty)]
    case .character("q"), .escape, .control("c"): return [.quit]
    case .control("l"): return [.redraw]
    case .control("z"): return [.suspend]
    case .enter:
      guard choice.position < beginnings.count else { return [.quit] }
      return [.makeStore(beginnings[choice.position])]
    default: break
    }
    replaceLayer(.welcome(choice))
    return []
  }
}
