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
    postponements(of: id).last.flatMap { last in
      action(id).flatMap { last.due == $0.due ? last : nil }
    }
  }

  /// How an action was postponed, as it stood after each line of the history about it, oldest first.
  public func postponements(of id: String) -> [Postponement] {
    guard let first = action(id)?.firstDue else { return [] }
    var times = 0
    var reason: String?
    return Register.standing(history.changes(of: id)).compactMap { change in
      guard change.field == "due", let due = change.to.text.flatMap({ Due($0) }) else { return nil }
      let said = change.reason.flatMap { $0 == Merge.reason ? nil : $0 }
      if case .due(isLater: true, _) = ChangeDigest.Content(change) {
        times += 1
        reason = said
      } else if change.from == change.to {
        reason = said ?? reason
      }
      let days = due.last.number - first.last.number
      if days <= 0 || times == 0 { return nil }
      return Postponement(due: due, days: days, times: times, reason: reason)
    }
  }
}
