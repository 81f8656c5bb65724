import HusokModel

/// What is to become of work that could not be saved.
extension Question {
  /// Asks about the next piece of it. Whoever changes nothing is asked nothing.
  static func askForRescue(in state: inout AppState) {
    guard !state.isReadOnly, state.save != .demo, !state.rescues.waiting.isEmpty else { return }
    let kept = state.rescues.waiting.removeFirst()
    let words = state.words
    let acts = kept.rescue.acts
    let labels = acts.prefix(3).map { words.label($0, in: state.register) }.joined(separator: "; ")
    let text = words(
      "rescue.question", kept.rescue.changes.count, words.moment(kept.rescue.at),
      acts.count > 3 ? labels + " " + state.glyphs.ellipsis : labels)
    state.layers.append(.question(Question(purpose: .rescue(kept), text: text)))
  }

  /// Does the work on the register as it is now. The file goes once all of it is saved.
  static func takeOver(_ kept: RescueEntry, in state: inout AppState) -> [Effect] {
    let (acts, unfit) = state.register.takingOver(kept.rescue)
    var effects: [Effect] = []
    for act in acts { effects += state.perform(act) }
    if unfit > 0 {
      state.say(state.words("rescue.unfit", unfit, kept.path), .warning)
    } else {
      state.say(state.words("rescue.taken", kept.rescue.changes.count))
      state.rescues.taken.append(kept.path)
      if state.unsaved.isEmpty { effects += state.rescues.done() }
    }
    askForRescue(in: &state)
    return effects
  }
}
