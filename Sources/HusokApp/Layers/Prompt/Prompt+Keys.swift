import HusokCanvas
import HusokModel

extension AppState {
  mutating func pressInPrompt(_ key: Key, _ prompt: Prompt) -> [Effect] {
    var prompt = prompt
    switch key {
    case .enter: return accept(prompt)
    case .escape, .control("c"):
      if prompt.isProse, !prompt.field.text.isBlank, !prompt.isLeaving {
        prompt.isLeaving = true
        prompt.problem = words("form.leaving")
        replaceLayer(.prompt(prompt))
        return []
      }
      layers.removeLast()
      if case .query(let before) = prompt.purpose, list.query != before { ask(before) }
      return []
    case .up, .down: recall(&prompt, older: key == .up)
    case .tab, .backTab: turn(&prompt, by: key == .tab ? 1 : -1)
    case .control("e") where prompt.isNote: return openEditor(prompt)
    default:
      if !AppState.edit(&prompt.field, key) { return [] }
      prompt.historyPosition = nil
      prompt.completion = nil
      prompt.isLeaving = false
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
    prompt.completion = nil
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

  /// Tab completes a word of a query or a tag, and turns a note to its next kind.
  private func turn(_ prompt: inout Prompt, by step: Int) {
    switch prompt.purpose {
    case .query, .tag: complete(&prompt, by: step)
    case .note(let ids, let kind):
      let kinds = Note.Kind.allCases
      let place = (kinds.firstIndex(of: kind) ?? 0) + step + kinds.count
      prompt.purpose = .note(ids, kinds[place % kinds.count])
    default: break
    }
  }

  private mutating func openEditor(_ prompt: Prompt) -> [Effect] {
    guard case .note(let ids, let kind) = prompt.purpose else { return [] }
    layers.removeLast()
    return [.edit(NoteDraft(on: ids, kind: kind, text: prompt.field.text))]
  }

  private mutating func accept(_ prompt: Prompt) -> [Effect] {
    let text = prompt.field.text.trimmed
    switch prompt.purpose {
    case .query: return acceptQuery(prompt)
    case .due(let ids): return acceptDue(prompt, ids)
    case .tag(let ids): return acceptTags(prompt, ids)
    case .closing(let meeting): return acceptClosing(prompt, meeting)
    case .since: return acceptSince(prompt)
    case .importing, .saveElsewhere:
      if text.isEmpty { return refuse(prompt, words("prompt.pathNeeded")) }
      layers.removeLast()
      return prompt.purpose == .importing
        ? [.makeStore(.file(text))] : [.saveElsewhere(text, replacing: false)]
    case .viewName:
      if text.isEmpty { return refuse(prompt, words("prompt.nameNeeded")) }
      layers.removeLast()
      return keepView(named: text)
    default: return acceptReason(prompt, text)
    }
  }

  private mutating func acceptReason(_ prompt: Prompt, _ text: String) -> [Effect] {
    switch prompt.purpose {
    case .reason(let ids, let status):
      if text.isEmpty { return refuse(prompt, words("refusal.reasonNeeded", words.status(status))) }
      layers.removeLast()
      return changeStatus(of: ids, to: status, reason: text)
    case .note(let ids, let kind):
      return tryToAccept(prompt) { state, context throws(Refusal) in
        try state.register.addingNote(text, kind: kind, to: ids, &context)
      }
    case .ownerReason(let ids, let lead):
      return tryToAccept(prompt) { state, context throws(Refusal) in
        try state.register.settingLead(of: ids, to: lead, reason: text, &context)
      }
    case .removal(let id):
      return tryToAccept(prompt) { state, context throws(Refusal) in
        try state.register.removing(id, reason: text, &context)
      }
    default: return []
    }
  }

  /// Carries out an act of a line; where it is refused the line stays and says why.
  private mutating func tryToAccept(
    _ prompt: Prompt, _ make: (AppState, inout ActContext) throws(Refusal) -> Act
  ) -> [Effect] {
    do throws(Refusal) {
      let effects = try trying(make)
      layers.removeLast()
      return effects
    } catch {
      return refuse(prompt, words.refusal(error))
    }
  }

  private mutating func acceptQuery(_ prompt: Prompt) -> [Effect] {
    if let problem = query.problems.first { return refuse(prompt, words.problem(problem)) }
    layers.removeLast()
    let text = prompt.field.text
    if !text.isBlank {
      queryHistory.removeAll { $0 == text }
      queryHistory.append(text)
      queryHistory = queryHistory.suffix(50)
    }
    return []
  }

  private mutating func acceptDue(_ prompt: Prompt, _ ids: [String]) -> [Effect] {
    let text = prompt.field.text
    return tryToAccept(prompt) { state, context throws(Refusal) in
      try state.input.act(setting: "due", of: ids, to: text, &context)
    }
  }

  /// Words put tags on; with a minus in front they take them off.
  private mutating func acceptTags(_ prompt: Prompt, _ ids: [String]) -> [Effect] {
    let parts = prompt.field.text.composed.split { $0 == "," || $0.isWhitespace }
    let removing = parts.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) }
    let adding = parts.filter { !$0.hasPrefix("-") }.map {
      $0.hasPrefix("+") ? String($0.dropFirst()) : String($0)
    }
    if adding.isEmpty, removing.isEmpty { return refuse(prompt, words("prompt.tagNeeded")) }
    return tryToAccept(prompt) { state, context throws(Refusal) in
      try state.register.editingSet("tags", of: ids, adding: adding, removing: removing, &context)
    }
  }

  private mutating func acceptClosing(_ prompt: Prompt, _ meeting: String) -> [Effect] {
    let text = prompt.field.text
    let day: Day
    do throws(Refusal) {
      day = text.isBlank ? today : try input.day(text)
    } catch {
      return refuse(prompt, words.refusal(error))
    }
    let effects = tryToAccept(prompt) { state, context throws(Refusal) in
      try state.register.closing(meeting, on: day, &context)
    }
    if !effects.isEmpty {
      let open = register.actions.count { $0.status.isOpen }
      say(words("said.closed", meeting, words.day(day), open))
    }
    return effects
  }

  private mutating func acceptSince(_ prompt: Prompt) -> [Effect] {
    let text = prompt.field.text
    do throws(Refusal) {
      let day = try input.day(text)
      layers.removeLast()
      pageOptions.since = .day(day)
      return []
    } catch {
      return refuse(prompt, words.refusal(error))
    }
  }

  private mutating func refuse(_ prompt: Prompt, _ problem: String) -> [Effect] {
    var prompt = prompt
    prompt.problem = problem
    replaceLayer(.prompt(prompt))
    return []
  }
}

extension Prompt {
  /// Whether it is something that took thought to write.
  var isProse: Bool {
    switch purpose {
    case .note, .reason, .ownerReason, .removal: true
    default: false
    }
  }

  /// Whether it is a note.
  var isNote: Bool { if case .note = purpose { true } else { false } }
}
