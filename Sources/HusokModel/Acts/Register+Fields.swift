extension Register {
  /// The act by which an action becomes as given: a line for each field that differs, sets element
  /// by element. Status and history stay as they are; a confirmed lead goes only with a reason.
  public func editing(
    _ action: FollowUpAction, reason: String? = nil, in context: inout ActContext
  ) throws(Refusal) -> Act {
    let before = try existing(action.id)
    if before.lead != action.lead {
      try Permissions.check(context.role, toChange: "lead", of: .actions)
      try checkOwnerReason(before, to: action.lead, reason: reason)
    }
    if let lead = action.lead?.ministry, action.supporting.contains(lead) {
      throw .leadSupports(action.id)
    }
    var action = action
    if action.lead?.ministry != before.lead?.ministry, action.contact == before.contact {
      // Who answers at one ministry does not at another.
      action.contact = nil
    }
    action.contact = action.contact?.dated(after: before.contact, on: context.at.day)
    for other in action.dependsOn where !before.dependsOn.contains(other) {
      try checkOrder(of: action.id, after: other)
    }
    try checkTitle(action.title)
    return try changing(lines(from: before, to: action), reason: reason, in: &context)
  }

  /// The act by which an outcome becomes as given.
  public func editing(_ outcome: Outcome, in context: inout ActContext) throws(Refusal) -> Act {
    guard let before = self.outcome(outcome.id) else { throw .noSuchRecord(outcome.id) }
    try Permissions.check(context.role, toChange: Change.wholeRecord, of: .outcomes)
    try checkTitle(outcome.title)
    var outcome = outcome
    // A judgement is shown and never counted.
    if outcome.kind == .assessment { outcome.trackable = false }
    return try changing(lines(from: before, to: outcome), in: &context)
  }

  /// The act by which a meeting becomes as given.
  public func editing(_ meeting: Meeting, in context: inout ActContext) throws(Refusal) -> Act {
    guard let before = self.meeting(meeting.id) else { throw .noSuchRecord(meeting.id) }
    try Permissions.check(context.role, toChange: Change.wholeRecord, of: .meetings)
    try checkTitle(meeting.title)
    return try changing(lines(from: before, to: meeting), in: &context)
  }

  /// The act that gives a field of actions a value: `due`, `priority`, `kind`, `title`,
  /// `waitingOn`. `.null` empties it.
  public func setting(
    _ field: String, of ids: [String], to value: Value, reason: String? = nil,
    in context: inout ActContext
  ) throws(Refusal) -> Act {
    if field == "due", let reason, !reason.isBlank, ids.allSatisfy({ isDue(value, $0) }) {
      return try explaining(ids, reason: reason, in: &context)
    }
    var lines: [RecordLine] = []
    for id in ids {
      var action = try existing(id)
      let before = action.read(field) ?? .null
      do throws(FieldFault) {
        try action.write(field, value)
      } catch {
        throw .badValue(field: field, text: value.text ?? "")
      }
      lines.append((id, field, before, action.read(field) ?? .null))
    }
    return try changing(lines, reason: reason, in: &context)
  }

  /// The act that gives fields of one record of any kind values, each by its name; `.null` empties
  /// a field. For what stands on a meeting, an outcome or a ministry.
  public func editing(
    _ id: String, setting values: [(field: String, value: Value)], in context: inout ActContext
  ) throws(Refusal) -> Act {
    guard let place = place(of: id) else { throw .noSuchRecord(id) }
    for (field, _) in values {
      try Permissions.check(context.role, toChange: field, of: place.section)
    }
    return switch place.section {
    case .ministries: try editing(written(values, to: ministries[place.row]), in: &context)
    case .meetings: try editing(written(values, to: meetings[place.row]), in: &context)
    case .outcomes: try editing(written(values, to: outcomes[place.row]), in: &context)
    case .actions: try editing(written(values, to: actions[place.row]), in: &context)
    }
  }

  /// A record with other values in some of its fields.
  private func written<R: Record>(
    _ values: [(field: String, value: Value)], to record: R
  ) throws(Refusal) -> R {
    var record = record
    for (field, value) in values {
      do throws(FieldFault) {
        try record.write(field, value)
      } catch {
        throw .badValue(field: field, text: value.text ?? "")
      }
    }
    return record
  }

  /// The act that changes one language of the title of any record that has one.
  public func settingTitle(
    of id: String, language: Language, to text: String, in context: inout ActContext
  ) throws(Refusal) -> Act {
    if text.isBlank { throw .badValue(field: "title.\(language.rawValue)", text: text) }
    guard let before = action(id)?.title ?? outcome(id)?.title ?? meeting(id)?.title else {
      throw .noSuchRecord(id)
    }
    var after = before
    switch language {
    case .english: after.en = text.composed
    case .korean: after.ko = text.composed
    }
    return try changing([(id, "title", before.value, after.value)], in: &context)
  }

  /// The act that adds a note to actions.
  ///
  /// - Parameter isUnchanged: whether it says that nothing changed since the last report.
  public func addingNote(
    _ text: String, kind: Note.Kind = .progress, isUnchanged: Bool = false, to ids: [String],
    in context: inout ActContext
  ) throws(Refusal) -> Act {
    if context.role == .reader { throw .readerChangesNothing }
    if ids.isEmpty { throw .nothingNamed }
    if text.isBlank { throw .emptyText }
    var note = Note()
    note.at = context.at
    note.by = context.by.name
    note.kind = kind
    note.text = text.composed
    note.isUnchanged = isUnchanged
    var draft = ActDraft(context)
    // The same words of the same second are there already: a second line would be undone with them.
    for id in ids where !(try existing(id)).notes.contains(note) {
      draft.add(id, field: "notes", from: .null, to: note.value)
    }
    if draft.changes.isEmpty { throw .nothingChanges }
    return draft.finished(&context)
  }

  /// The act that puts elements into a set of texts of actions (`supporting`, `tags`,
  /// `dependsOn`) and takes others out.
  public func editingSet(
    _ field: String, of ids: [String], adding: [String], removing: [String],
    in context: inout ActContext
  ) throws(Refusal) -> Act {
    var lines: [RecordLine] = []
    for id in ids {
      let action = try existing(id)
      let present = (action.read(field)?.elements ?? []).compactMap(\.text)
      for element in removing where present.contains(element) {
        lines.append((id, field, .string(element), .null))
      }
      for element in adding where !present.contains(element) {
        if field == "supporting", action.lead?.ministry == element { throw .leadSupports(id) }
        if element.isBlank { throw .badValue(field: field, text: element) }
        if field == "dependsOn" { try checkOrder(of: id, after: element) }
        lines.append((id, field, .null, .string(element)))
      }
    }
    return try changing(lines, in: &context)
  }

  /// Throws where an action would wait for itself, also by way of others.
  func checkOrder(of id: String, after other: String) throws(Refusal) {
    var seen: Set<String> = []
    var waiting = [try existing(other).id]
    while let next = waiting.popLast() {
      if next == id { throw .waitsForItself(id) }
      if seen.insert(next).inserted { waiting += action(next)?.dependsOn ?? [] }
    }
  }

  func existing(_ id: String) throws(Refusal) -> FollowUpAction {
    guard let action = action(id) else { throw .noSuchRecord(id) }
    return action
  }

  private func checkTitle(_ title: Bilingual) throws(Refusal) {
    if title.en?.isBlank ?? true, title.ko?.isBlank ?? true {
      throw .badValue(field: "title", text: title.en ?? title.ko ?? "")
    }
  }
}
