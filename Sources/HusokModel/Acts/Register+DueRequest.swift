extension Register {
  /// What becomes of a line about a due date where the secretariat confirms dates: a later one of a
  /// desk is kept as what it asks for; one that the secretariat sets answers what was asked for.
  func datesConfirmed(
    _ line: RecordLine, reason: String?, in context: ActContext
  ) throws(Refusal) -> [RecordLine] {
    guard line.field == "due", line.from != line.to, let action = action(line.record) else {
      return [line]
    }
    if isDateToConfirm(line.to, of: action.id, in: context) {
      guard let asked = dueRequest(of: action.id, line.to, reason: reason, in: context) else {
        throw .fieldForSecretariat("due")
      }
      return [(line.record, "dueAsked", asked.from, asked.to)]
    }
    return [line] + (action.dueAsked.map { [(line.record, "dueAsked", $0.value, .null)] } ?? [])
  }

  /// Whether a due date, or none, can only be asked for by a desk: it is later than the present one.
  public func isDateToConfirm(_ value: Value, of id: String, in context: ActContext) -> Bool {
    guard context.role == .desk, let action = action(id), confirmsDates(of: action),
      let before = action.due ?? action.firstDue
    else { return false }
    return value.text.flatMap { Due($0) }.map { $0.last > before.last } ?? true
  }

  /// What is asked for, before and after, when a desk asks for a due date; nil where it is none.
  public func dueRequest(
    of id: String, _ value: Value, reason: String?, in context: ActContext
  ) -> (from: Value, to: Value)? {
    guard let due = value.text.flatMap({ Due($0) }) else { return nil }
    let held = action(id)?.dueAsked
    let reason = reason.flatMap { $0.isBlank ? nil : $0.composed.trimmed }
    let before = held?.value ?? .null
    if held?.due == due, reason == nil || held?.reason == reason { return (before, before) }
    var request = DueRequest()
    request.due = due
    request.reason = reason
    request.by = context.by.name
    request.at = context.at
    return (before, request.value)
  }

  /// Whether the secretariat confirms the later due dates of an action: its meeting says so.
  public func confirmsDates(of action: FollowUpAction) -> Bool {
    outcome(action.outcome).flatMap { meeting($0.meeting) }?.confirmsDates ?? false
  }

  /// Whether an action waits for an answer of the secretariat: it was reported complete, or a later
  /// due date is asked for.
  public func awaitsAnswer(_ id: String) -> Bool {
    action(id).map { $0.status == .reportedDone || $0.status.isOpen && $0.dueAsked != nil } ?? false
  }

  /// The act by which the secretariat confirms what was reported or asked for: what was reported
  /// complete is, and a later due date that was asked for is the due date.
  public func confirming(_ ids: [String], in context: inout ActContext) throws(Refusal) -> Act {
    try answering(ids, in: &context) { action, session throws(Refusal) in
      if action.status == .reportedDone {
        try session.perform { register, context throws(Refusal) in
          try register.changingStatus(of: [action.id], to: .done, in: &context)
        }
      }
      guard let asked = action.dueAsked, let due = asked.due else { return }
      try session.perform { register, context throws(Refusal) in
        try register.setting(
          "due", of: [action.id], to: .string(due.description), reason: asked.reason, in: &context)
      }
    }
  }

  /// The act by which the secretariat sends back what was reported or asked for: what was reported
  /// complete goes on, and the due date stays.
  public func sendingBack(
    _ ids: [String], reason: String?, in context: inout ActContext
  ) throws(Refusal) -> Act {
    guard let reason, !reason.isBlank else { throw .reasonNeeded(.inProgress) }
    return try answering(ids, in: &context) { action, session throws(Refusal) in
      if action.status == .reportedDone {
        try session.perform { register, context throws(Refusal) in
          try register.changingStatus(
            of: [action.id], to: .inProgress, reason: reason, in: &context)
        }
      }
      guard let asked = action.dueAsked else { return }
      try session.perform { register, context throws(Refusal) in
        try register.changing(
          [(action.id, "dueAsked", asked.value, .null)], reason: reason, in: &context)
      }
    }
  }

  private func answering(
    _ ids: [String], in context: inout ActContext,
    _ answer: (FollowUpAction, inout ActSession) throws(Refusal) -> Void
  ) throws(Refusal) -> Act {
    try Permissions.check(context.role, toChange: Change.wholeRecord, of: .actions)
    if ids.isEmpty { throw .nothingNamed }
    var session = ActSession(self, context)
    for id in ids {
      let action = try existing(id)
      if !awaitsAnswer(id) { throw .nothingToAnswer(id) }
      try answer(action, &session)
    }
    return try session.finished(&context)
  }
}
