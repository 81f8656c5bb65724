extension Register {
  /// The act that gives actions a status. Refused as a whole where one of them may not take it.
  ///
  /// - Parameters:
  ///   - day: the day it was done, where that is another than the day of the act.
  public func changingStatus(
    of ids: [String], to status: Status, reason: String? = nil, on day: Day? = nil,
    in context: inout ActContext
  ) throws(Refusal) -> Act {
    if ids.isEmpty { throw .nothingNamed }
    var draft = ActDraft(context)
    for id in ids {
      let action = try existing(id)
      try StatusRules.check(action, to: status, role: context.role, reason: reason)
      draft.add(
        id, field: "status", from: .string(action.status.rawValue), to: .string(status.rawValue),
        reason: reason)
      if let doneOn = action.doneOn, latestDoneDay(of: id) != doneOn {
        // No line of the history tells this day, and the new status takes it away.
        draft.add(id, field: "doneOn", from: .string(doneOn.description), to: .null)
      }
      if let day, status == .done, day != context.at.day {
        draft.add(
          id, field: "doneOn", from: .string(context.at.day.description),
          to: .string(day.description))
      }
    }
    return draft.finished(&context)
  }

  /// The act that takes actions one step towards done: to complete for the secretariat and for a
  /// person without a profile, to reported complete for a desk.
  public func steppingTowardsDone(
    _ ids: [String], on day: Day? = nil, in context: inout ActContext
  ) throws(Refusal) -> Act {
    let status = StatusRules.towardsDone(context.role)
    return try changingStatus(of: ids, to: status, on: day, in: &context)
  }

  /// The act that freezes the record of a meeting on a day: changes since then are changes since
  /// that meeting, and what is open then is carried over.
  public func closing(
    _ id: String, on day: Day, in context: inout ActContext
  ) throws(Refusal) -> Act {
    try Permissions.check(context.role, toChange: "closed", of: .meetings)
    guard let meeting = meeting(id) else { throw .noSuchRecord(id) }
    let before = meeting.closed.map { Value.string($0.description) } ?? .null
    if !before.isNull { throw .nothingChanges }
    return try changing([(id, "closed", before, .string(day.description))], in: &context)
  }
}
