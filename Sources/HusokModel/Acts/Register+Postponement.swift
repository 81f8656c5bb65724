extension Register {
  /// Whether an action has a due date already.
  func isDue(_ value: Value, _ id: String) -> Bool {
    action(id)?.due.map { .string($0.description) } == value
  }

  /// The act that says why actions are due later than at first: the date stays, and the history has
  /// the reason.
  func explaining(
    _ ids: [String], reason: String, in context: inout ActContext
  ) throws(Refusal) -> Act {
    if context.role == .reader { throw .readerChangesNothing }
    var draft = ActDraft(context)
    for id in ids {
      let action = try existing(id)
      guard let due = action.due, let first = action.firstDue, due.last > first.last else {
        throw .nothingChanges
      }
      let date = Value.string(due.description)
      draft.add(id, field: "due", from: date, to: date, reason: reason.composed.trimmed)
    }
    return draft.finished(&context)
  }

  /// The actions among some that a due date would move to a later end, or that have it already
  /// without anyone having said why they were moved: of these a reason is asked for.
  public func toExplain(_ ids: [String], due: Due?) -> [String] {
    guard let due else { return [] }
    return ids.filter { id in
      guard let row = place(of: id)?.row, let action = action(id), let before = action.due else {
        return false
      }
      if due.last > before.last { return true }
      return due == before
        && ActionStates(self, today: .latest, of: [row]).isUnexplained(row)
    }
  }

  /// How an action was postponed; nil where it is not due later than at first.
  public func postponement(of id: String) -> Postponement? {
    let tale = postponementTale(of: id)
    return postponements(of: id, tale).last { $0.due == action(id)?.due }.map { last in
      Postponement(due: last.due, days: last.days, times: tale.times, reason: last.reason)
    }
  }

  /// How an action was postponed, as it stood after each line of the history about it, oldest first.
  public func postponements(of id: String) -> [Postponement] {
    postponements(of: id, postponementTale(of: id))
  }

  private func postponements(of id: String, _ tale: PostponementTale) -> [Postponement] {
    guard let first = action(id)?.firstDue else { return [] }
    return tale.parts.compactMap { part in
      let days = part.due.last.number - first.last.number
      if days <= 0 || part.times == 0 { return nil }
      return Postponement(due: part.due, days: days, times: part.times, reason: part.reason)
    }
  }

  private func postponementTale(of id: String) -> PostponementTale {
    let lines = history.changes(of: id)
    let acts = ActReversals(lines)
    return PostponementTale(lines) { acts.stands($0.actID) }
  }
}
