import HusokCanvas
import HusokModel

extension Prompt: LayerContent {
  var takesText: Bool { true }
  var place: LayerPlace { .line }

  func press(_ key: Key, in state: inout AppState) -> [Effect] {
    var prompt = self
    switch key {
    case .enter: return accept(in: &state)
    case .escape, .control("c"): return leave(in: &state)
    case .up, .down: prompt.recall(from: state.queryHistory, older: key == .up)
    case .tab, .backTab: prompt.turn(by: key == .tab ? 1 : -1, in: state)
    case .control("e") where isNote: return openEditor(in: &state)
    default:
      if !prompt.field.press(key) { return [] }
      prompt.historyPosition = nil
      prompt.completion = nil
      prompt.isLeaving = false
    }
    prompt.problem = nil
    state.layers.replaceFront(with: .prompt(prompt))
    prompt.applyQuery(in: &state)
    return []
  }

  func paste(_ text: String, in state: inout AppState) {
    var prompt = self
    prompt.field.insert(text)
    prompt.problem = nil
    prompt.completion = nil
    state.layers.replaceFront(with: .prompt(prompt))
    prompt.applyQuery(in: &state)
  }

  /// Leaving prose that was typed takes two strokes; a query given up is as it was before.
  private func leave(in state: inout AppState) -> [Effect] {
    if isProse, !field.text.isBlank, !isLeaving {
      var prompt = self
      prompt.isLeaving = true
      prompt.problem = state.words("form.leaving")
      state.layers.replaceFront(with: .prompt(prompt))
      return []
    }
    state.layers.removeLast()
    if case .query(let before) = purpose, state.asked.query != before {
      state.asked.query = before
      state.refilter()
    }
    return []
  }

  /// A query is at work while it is typed.
  private func applyQuery(in state: inout AppState) {
    guard isQuery, state.asked.query != field.text else { return }
    state.asked.query = field.text
    state.refilter()
  }

  private mutating func recall(from earlier: [String], older: Bool) {
    guard isQuery, !earlier.isEmpty else { return }
    completion = nil
    let position = (historyPosition ?? earlier.count) + (older ? -1 : 1)
    guard position >= 0 else { return }
    if position >= earlier.count {
      historyPosition = nil
      field = TextField()
    } else {
      historyPosition = position
      field = TextField(earlier[position])
    }
  }

  /// Tab completes a word of a query or a tag, and turns a note to its next kind.
  private mutating func turn(by step: Int, in state: AppState) {
    switch purpose {
    case .query, .tag: complete(by: step, state.completing)
    case .note(let ids, let kind):
      let kinds = Note.Kind.allCases
      let place = (kinds.firstIndex(of: kind) ?? 0) + step + kinds.count
      purpose = .note(ids, kinds[place % kinds.count])
    case .reason, .ownerReason, .removal, .due, .viewName, .closing, .since, .saveElsewhere,
      .importing:
      break
    }
  }

  private func openEditor(in state: inout AppState) -> [Effect] {
    guard case .note(let ids, let kind) = purpose else { return [] }
    state.layers.removeLast()
    return [.edit(NoteDraft(on: ids, kind: kind, text: field.text))]
  }

  func problem(in state: AppState) -> String? {
    if let problem { return problem }
    // The last word of a query may just not be finished.
    guard isQuery, completion == nil, completions(state.completing).words.isEmpty,
      let problem = state.query.problems.first
    else { return nil }
    return state.words.problem(problem)
  }

  func hints(in state: AppState) -> [Hint] {
    let scene = state.scene
    let ends = [scene.hint("Enter", "save"), scene.hint("Esc", "back")]
    switch purpose {
    case .query:
      return [scene.hint("Enter", "keep"), scene.hint("Esc", "restore")] + completionHints(state)
        + (field.text.isEmpty ? [scene.hint("↑", "earlier", rank: 2)] : [])
    case .tag: return ends + completionHints(state)
    case .note:
      return [
        scene.hint("Enter", "save"), scene.hint("Tab", "noteKind"), scene.hint("^e", "editor"),
        scene.hint("Esc", "back"),
      ]
    case .due:
      return ends + [
        Hint(key: scene.glyphs.arrow, name: scene.duePreview(field.text), rank: 0)
      ]
    case .reason, .ownerReason, .removal, .viewName, .closing, .since, .saveElsewhere,
      .importing:
      return ends
    }
  }

  /// The words that Tab puts in, as many as there is room for.
  private func completionHints(_ state: AppState) -> [Hint] {
    let words: [String]
    if let completion {
      words = Array(
        completion.words[completion.position...].dropFirst()
          + completion.words[..<completion.position])
    } else {
      words = completions(state.completing).words
    }
    return words.prefix(12).enumerated().map { index, word in
      Hint(key: index == 0 ? "Tab" : "", name: word, rank: 3 + index)
    }
  }

  /// It stands in the line for messages, and not over the view.
  func draw(on screen: inout Screen, in area: Rect, of state: AppState) {
    let wrong = isQuery ? state.query.problems.map(\.range) : []
    PromptView(scene: state.scene, prompt: self, wrong: wrong)
      .draw(on: &screen, in: state.layout.message)
  }
}
