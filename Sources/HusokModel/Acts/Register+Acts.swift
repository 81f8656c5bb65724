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

  /// The act that adds a note to actions.
  public func addingNote(
    _ text: String, kind: Note.Kind = .progress, to ids: [String], in context: inout ActContext
  ) throws(Refusal) -> Act {
    if context.role == .reader { throw .readerChangesNothing }
    if ids.isEmpty { throw .nothingNamed }
    if text.isBlank { throw .emptyText }
    var note = Note()
    note.at = context.at
    note.by = context.by.name
    note.kind = kind
    note.text = text.composed
    var draft = ActDraft(context)
    // The same words of the same second are there already: a second line would be undone with them.
    for id in ids where !(try existing(id)).notes.contains(note) {
      draft.add(id, field: "notes", from: .null, to: note.value)
    }
    if draft.changes.isEmpty { throw .nothingChanges }
    return draft.finished(&context)
  }

  func existing(_ id: String) throws(Refusal) -> FollowUpAction {
    guard let action = action(id) else { throw .noSuchRecord(id) }
    return action
  }
}

extension String {
  /// Whether nothing but white space is in it.
  public var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
