import HusokCanvas
import HusokModel

/// What is done with one note or piece of evidence, in the details.
extension CommandTable {
  static let withdraw = CommandInfo(
    .withdraw, word: "withdraw", in: .record, on: .strokes([[.delete]], "Del"), needs: .action,
    changes: .records, off: { $0.currentPart == nil ? $0.words("off.noPart") : nil },
    does: { state in
      guard let id = state.currentAction, let part = state.currentPart else { return }
      if let refusal = refusal(part, of: id, state) { return state.say(refusal, .warning) }
      let text = state.words(
        part.isStep ? "question.removeStep" : "question.withdraw", id,
        beginning(part, of: id, state))
      state.layers.append(.question(Question(purpose: .withdraw(id, part), text: text)))
    })

  static let stepList = CommandInfo(
    .stepList, word: "stepList", in: .record, on: .palette, needs: .actions, changes: .records,
    does: { openStepLists($0.person.readStepLists(), of: $0.targets, in: &$0) })

  /// Opens the form for one more step of the action whose details are read; where it has none, with
  /// the ready lists that fit it.
  static func addStep(to id: String, in state: inout AppState) {
    guard let action = state.register.action(id) else { return }
    if action.steps.isEmpty {
      let known = state.person.readStepLists()
      let lists = known.lists.filter { $0.fits(action, in: state.register) }
      if !lists.isEmpty {
        return openStepLists(StepLists(lists, mistake: known.mistake), of: [id], in: &state)
      }
    }
    state.layers.append(.form(StepForm.form(of: [id])))
  }

  private static func openStepLists(
    _ known: StepLists, of ids: [String], in state: inout AppState
  ) {
    let words = state.words
    let own = Picker.Item(
      id: "", code: "", name: words("step.own"), words: [words("step.own")])
    let items = known.lists.map { list in
      Picker.Item(
        id: list.name, code: "", name: list.title.text(in: words.language),
        note: words("step.count", list.steps.count),
        words: [list.name, list.title.en ?? "", list.title.ko ?? ""])
    }
    state.layers.append(.picker(Picker(.stepList(ids, known.lists), items: [own] + items)))
    if let mistake = known.mistake { state.say(mistake, .warning) }
  }

  /// Says that the step under the cursor was done, or takes that back. Where it was the last one, asks
  /// whether the action is complete.
  static func tickStep(_ id: String, _ step: String, in state: inout AppState) -> [Effect] {
    let isDone = state.register.action(id)?.step(step)?.isDone ?? false
    let today = state.today
    let effects = state.attempt { state, context throws(Refusal) in
      try state.register.ticking(
        [StepReference(action: id, step: step)], on: isDone ? nil : today, in: &context)
    }
    guard case .save(let act)? = effects.first,
      state.register.ledToTheirEnd(by: act).contains(id)
    else { return effects }
    let text = state.words("question.complete", id)
    state.layers.append(.question(Question(purpose: .complete(id), text: text)))
    return effects
  }

  /// Opens what puts the part under the cursor right.
  static func editPart(_ state: inout AppState) {
    guard let id = state.currentAction, let part = state.currentPart else { return }
    do throws(Refusal) {
      try state.register.check(part, of: id, by: state.actContext)
      switch part {
      case .note(let place):
        let note = try state.register.note(place, of: id)
        state.layers.append(
          .prompt(Prompt(.correction(id, place, note.kind), text: note.text)))
      case .evidence(let place):
        let evidence = try state.register.evidence(place, of: id)
        state.layers.append(.form(EvidenceForm.form(evidence, place, of: id)))
      case .step(let step):
        let step = try state.register.step(step, of: id)
        state.layers.append(.form(StepForm.form(step, of: id)))
      }
    } catch {
      state.say(state.words.refusal(error), .warning)
    }
  }

  /// Opens the evidence under the cursor. The first time it is shown where it lies, and asked.
  static func openPart(_ state: inout AppState) -> [Effect] {
    if case .step? = state.currentPart {
      editPart(&state)
      return []
    }
    guard let id = state.currentAction, case .evidence(let place)? = state.currentPart else {
      state.say(state.words("open.note"))
      return []
    }
    do throws(Refusal) {
      let evidence = try state.register.evidence(place, of: id)
      guard let address = evidence.locator.flatMap({ EvidenceAddress($0) }) else {
        let shown = evidence.locator ?? evidence.title
        state.say(state.words("open.noAddress", id, shown), .warning)
        return []
      }
      if state.opened.contains(address) { return [.openEvidence(address)] }
      let text = state.words("question.open", address.text)
      state.layers.append(.question(Question(purpose: .openEvidence(address), text: text)))
    } catch {
      state.say(state.words.refusal(error), .warning)
    }
    return []
  }

  /// The first words of a part, so that it is known which one is meant.
  private static func beginning(_ part: ActionPart, of id: String, _ state: AppState) -> String {
    let action = state.register.action(id)
    let text: String? =
      switch part {
      case .note(let place): action?.notes[place].text
      case .evidence(let place): action?.evidence[place].title
      case .step(let step): action?.step(step)?.title.text(in: state.words.language)
      }
    let line = text?.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return TextWidth.fitted(line, to: 32, ellipsis: state.scene.glyphs.ellipsis)
  }

  private static func refusal(_ part: ActionPart, of id: String, _ state: AppState) -> String? {
    do throws(Refusal) {
      try state.register.check(part, of: id, by: state.actContext)
      return nil
    } catch {
      return state.words.refusal(error)
    }
  }
}
