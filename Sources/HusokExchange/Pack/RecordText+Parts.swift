import HusokCanvas
import HusokModel
import HusokWords

/// The notes and the evidence of an action, each with its number: what was taken back says so.
extension RecordText {
  /// The open actions that come after one.
  func followers(_ row: Int) -> [Line] {
    guard let followers = states?.followers(row), !followers.isEmpty else {
      return []
    }
    let names = followers.map { register.actions[$0].id }
    return fact("detail.before", names.joined(separator: ", "))
  }

  /// What others wait for from a ministry.
  func awaited(_ ministry: String) -> [Line] {
    let states = states ?? ActionStates(register, today: today, summary: HistorySummary())
    return states.waits(for: ministry).flatMap { wait in
      fact("detail.awaited", words.awaited(wait, in: register, on: today), as: .waiting)
    }
  }

  /// The steps of an action in their order: whether each was done and when, or when it is due and
  /// who does it.
  func steps(_ row: Int) -> [Line] {
    let action = register.actions[row]
    guard let progress = action.stepProgress else { return [] }
    let head = fact("detail.steps", progress.description)
    let widest = action.steps.map { TextWidth.of($0.id) }.max() ?? 0
    return head
      + action.orderedSteps.flatMap { step in
        // The numbers stand below each other by their last digits.
        let blank = String(repeating: " ", count: widest - TextWidth.of(step.id))
        let lines = fact(
          indented: words.step(step, in: register, on: today),
          behind: "\(mark(of: step)) \(blank)", as: role(of: step, status: action.status))
        return lines.map { $0.of(.step(step.id)) }
      }
  }

  private func mark(of step: ActionStep) -> String {
    if isASCII { return step.isDone ? "x" : "-" }
    return step.isDone ? "✓" : "·"
  }

  private func role(of step: ActionStep, status: Status) -> Role {
    if step.isDone { return .quiet }
    return status.canBeLate && step.daysLate(on: today) != nil ? .bad : .plain
  }

  /// How many steps were done, and the next one.
  func briefSteps(_ action: FollowUpAction) -> [Line] {
    guard let progress = action.stepProgress else { return [] }
    let next = action.nextStep.map { words("step.next", words.step($0, in: register, on: today)) }
    return fact(
      "detail.steps", [progress.description, next].compactMap { $0 }.joined(separator: "  "))
  }

  func evidence(_ action: FollowUpAction) -> [Line] {
    action.evidence.enumerated().flatMap { place, evidence in
      let parts = [
        "\(place + 1).", evidence.on.map { words.day($0) }, evidence.title, evidence.locator,
        evidence.sha256.map { "SHA-256 \($0.prefix(8))" },
        evidence.withdrawn.map(withdrawn),
      ]
      let lines = fact(
        "detail.evidence", parts.compactMap { $0 }.joined(separator: "  "),
        as: evidence.withdrawn == nil ? .plain : .quiet)
      return lines.map { $0.of(.evidence(place)) }
    }
  }

  /// That something was taken back, when and by whom.
  private func withdrawn(_ withdrawal: Withdrawal) -> String {
    let who = [withdrawal.at.map { words.moment($0) }, withdrawal.by].compactMap { $0 }
    return words("detail.withdrawn", who.joined(separator: "  "))
  }

  func notes(_ action: FollowUpAction) -> [Line] {
    if action.notes.isEmpty { return [] }
    let notes = action.notes.enumerated().reversed().flatMap { place, note in
      let head = [
        "\(place + 1).", note.at.map { words.moment($0) }, note.by,
        words("note.\(note.kind.rawValue)"), note.withdrawn.map(withdrawn),
      ]
      let lines =
        wrapped(head.compactMap { $0 }.joined(separator: "  "), .quiet)
        + wrapped(note.text, note.withdrawn == nil ? .plain : .quiet)
      return lines.map { $0.of(.note(place)) }
    }
    return blank + wrapped(words("detail.notes"), .heading) + notes
  }
}
