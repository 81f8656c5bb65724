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
    case .up, .down: prompt.recall(state.earlier, older: key == .up)
    case .tab where isPath && completion == nil: return [.completePath(field.text)]
    case .tab, .backTab: prompt.completeWord(by: key == .tab ? 1 : -1, in: state)
    case .left where isNote && field.isAtStart: prompt.turnKind(by: -1)
    case .right where isNote && field.isAtEnd: prompt.turnKind(by: 1)
    case .control("e") where isNewNote: return openEditor(in: &state)
    default:
      if !prompt.field.press(key) { return [] }
      prompt.earlierPosition = nil
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
      state.list.returnSelection()
      state.refilter()
    }
    return []
  }

  /// A query is at work while it is typed.
  private func applyQuery(in state: inout AppState) {
    guard isQuery, state.asked.query != field.text else { return }
    state.asked.query = field.text
    state.refilter(toFirst: !field.text.isBlank)
  }

  /// Brings back a line that was accepted earlier, or what stood there before.
  private mutating func recall(_ earlier: EarlierLines, older: Bool) {
    guard let kind = self.earlier else { return }
    let draft = earlierPosition == nil ? field.text : self.draft
    let lines = earlier[kind].filter { $0 != draft }
    let position = (earlierPosition ?? lines.count) + (older ? -1 : 1)
    guard lines.indices.contains(position) || position == lines.count else { return }
    self.draft = draft
    completion = nil
    earlierPosition = position == lines.count ? nil : position
    field = TextField(earlierPosition.map { lines[$0] } ?? draft)
  }

  /// Tab completes a word of a query or a tag.
  private mutating func completeWord(by step: Int, in state: AppState) {
    switch purpose {
    case .query, .tag: complete(by: step, state.completing)
    case .saveElsewhere, .importing, .importFile: turnCompletion(by: step)
    case .note, .correction, .reason, .ownerReason, .removal, .postponement, .sendingBack, .due,
      .viewName, .closing, .since, .asOf:
      break
    }
  }

  /// Turns a note to its next kind, where an arrow has nowhere to go in the text.
  private mutating func turnKind(by step: Int) {
    let turned = { (kind: Note.Kind) in
      let kinds = Note.Kind.allCases
      let place = (kinds.firstIndex(of: kind) ?? 0) + step + kinds.count
      return kinds[place % kinds.count]
    }
    if case .note(let ids, let kind) = purpose { purpose = .note(ids, turned(kind)) }
    if case .correction(let id, let place, let kind) = purpose {
      purpose = .correction(id, place, turned(kind))
    }
  }

  /// Whether it is a note that is not there yet, which may be written on in an editor.
  private var isNewNote: Bool { if case .note = purpose { true } else { false } }

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
        + earlierHints(state)
    case .tag: return ends + completionHints(state) + earlierHints(state)
    case .correction:
      return [
        scene.hint("Enter", "save"), scene.hint("← →", "noteKind"), scene.hint("Esc", "back"),
      ]
    case .note:
      return [
        scene.hint("Enter", "save"), scene.hint("← →", "noteKind"), scene.hint("^e", "editor"),
        scene.hint("Esc", "back"),
      ]
    case .due:
      return ends + [
        Hint(key: scene.glyphs.arrow, name: scene.duePreview(field.text), rank: 0)
      ] + earlierHints(state)
    case .since:
      return [
        scene.hint("Enter", "show"), scene.hint("Esc", "back"),
        Hint(key: scene.glyphs.arrow, name: scene.pastPreview(field.text), rank: 0),
      ] + earlierHints(state)
    case .asOf:
      return [
        scene.hint("Enter", "show"), scene.hint("Esc", "back"),
        Hint(key: scene.glyphs.arrow, name: state.presentScene.pastPreview(field.text), rank: 0),
      ] + earlierHints(state)
    case .importing:
      return [scene.hint("Enter", "begin"), scene.hint("Esc", "back")] + pathHints(state)
    case .importFile:
      return [scene.hint("Enter", "show"), scene.hint("Esc", "back")] + pathHints(state)
    case .saveElsewhere: return ends + pathHints(state)
    case .reason, .ownerReason, .removal, .postponement, .sendingBack, .closing:
      return ends + earlierHints(state)
    case .viewName: return ends
    }
  }

  /// That ↑ brings earlier lines back, while nothing else was typed.
  private func earlierHints(_ state: AppState) -> [Hint] {
    guard let kind = earlier, field.text == opened,
      state.earlier[kind].contains(where: { $0 != opened })
    else { return [] }
    return [state.scene.hint("↑", "earlier", rank: 2)]
  }

  /// The paths that Tab puts in; until it is pressed, that it looks for them.
  private func pathHints(_ state: AppState) -> [Hint] {
    completion == nil ? [state.scene.hint("Tab", "completePath")] : completionHints(state)
  }

  /// The words that Tab puts in, as many as there is room for.
  private func completionHints(_ state: AppState) -> [Hint] {
    completion?.hints ?? Completion.hints(of: completions(state.completing).words)
  }

  /// It stands in the line for messages, and not over the view.
  func draw(on screen: inout Screen, in area: Rect, of state: AppState) {
    let wrong = isQuery ? state.query.problems.map(\.range) : []
    PromptView(scene: state.scene, prompt: self, wrong: wrong)
      .draw(on: &screen, in: area)
  }
}
