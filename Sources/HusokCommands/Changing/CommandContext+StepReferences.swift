import HusokModel

extension CommandContext {
  /// The step that a word names. Throws where it names none.
  func step(_ word: String, in register: Register) throws(Failure) -> StepReference {
    guard let reference = try knownStep(word, in: register) else {
      throw Failure(ExitCode.usage, words("cli.notAStep", word.shortened))
    }
    return reference
  }

  /// What words name: actions, and steps of actions.
  func actionsAndSteps(
    _ references: [String], in register: Register
  ) throws(Failure) -> (actions: [String], steps: [StepReference]) {
    var others: [String] = []
    var steps: [StepReference] = []
    for word in references {
      if let step = try knownStep(word, in: register) {
        if !steps.contains(step) { steps.append(step) }
      } else {
        others.append(word)
      }
    }
    return (try actions(others, in: register), steps)
  }

  /// The step that a word names; nil where it is no reference to one.
  private func knownStep(_ word: String, in register: Register) throws(Failure) -> StepReference? {
    guard register.action(word) == nil, let reference = StepReference(word) else { return nil }
    let id = try references(in: register).action(reference.action)
    do throws(Refusal) {
      _ = try register.step(reference.step, of: id)
    } catch {
      throw Failure(error, words)
    }
    return StepReference(action: id, step: reference.step)
  }
}
