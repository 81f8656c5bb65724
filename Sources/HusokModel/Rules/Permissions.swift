/// Who may change what. The secretariat may change everything; a desk reports on what its ministry
/// leads or supports (`Register.checkReach`); a reader changes nothing. Steps of the status have
/// rules of their own besides (`StatusRules`).
public enum Permissions {
  /// The fields that a desk may change, of each kind of record. Everything else, and making and
  /// removing records, is for the secretariat.
  private static func ofDesk(_ section: Section) -> Set<String> {
    switch section {
    case .actions:
      [
        "title", "status", "due", "dueAsked", "priority", "kind", "waitingOn", "dependsOn", "tags",
        "supporting", "steps", "notes", "evidence", "doneOn", "firstDue", "contact",
      ]
    // A value against a target is a report; the target itself is not changed with it.
    case .outcomes: ["targets"]
    case .meetings: []
    // Who answers there it knows best.
    case .ministries: ["contact"]
    }
  }

  /// Whether a role may change a field of a kind of record; `record` stands for making or removing
  /// one.
  public static func allow(_ role: Role, toChange field: String, of section: Section) -> Bool {
    switch role {
    case .secretariat: true
    case .desk: ofDesk(section).contains(field)
    case .reader: false
    }
  }

  /// Throws why a role may not change a field of a kind of record.
  public static func check(
    _ role: Role, toChange field: String, of section: Section
  ) throws(Refusal) {
    if role == .reader { throw .readerChangesNothing }
    if !allow(role, toChange: field, of: section) { throw .fieldForSecretariat(field) }
  }
}

extension Register {
  /// Throws where a desk would change what its ministry neither leads nor supports, what another
  /// ministry is, or what another one wrote.
  public func checkReach(of act: Act, by context: ActContext) throws(Refusal) {
    guard context.role == .desk else { return }
    for change in act.changes
    where ActionPart.isWritten(in: change.field) && !change.from.isNull && change.undoes == nil {
      let wrote = act.changes.prefix(while: { $0.id != change.id })
      try checkWriter(of: change.from, in: change.field, of: change.record, wrote, by: context)
    }
    for change in act.changes
    where !isInReach(change.record, of: context.by.ministry)
      && !isOwnStep(change, of: context.by.ministry)
    {
      throw refusal(of: change.record, change.field)
    }
  }

  /// Throws where a desk would put right or take back a note or a piece of evidence that its ministry
  /// did not write.
  ///
  /// - Parameter written: lines of the act itself, which are no part of the history yet.
  private func checkWriter(
    of element: Value, in field: String, of id: String, _ written: ArraySlice<Change> = [],
    by context: ActContext
  ) throws(Refusal) {
    guard context.role == .desk, ActionPart.isWritten(in: field) else { return }
    let lines = history.changes(of: id) + written.filter { $0.record == id }
    let writer = Register.writer(of: element, in: field, lines)
    if writer?.ministry == nil || writer?.ministry != context.by.ministry {
      throw .writtenByOthers(id, field: field)
    }
  }

  /// Who wrote a note or a piece of evidence, also where others put it right since; nil where the
  /// history does not tell.
  private static func writer(of element: Value, in field: String, _ lines: [Change]) -> Author? {
    var element = element
    for line in lines.reversed() {
      if line.field == Change.wholeRecord {
        let held = line.to[field]?.elements ?? []
        if line.undoes == nil, held.contains(element) { return line.by }
      } else if line.field == field, line.to == element, line.from != element {
        if line.from.isNull { return line.by }
        element = line.from
      }
    }
    return nil
  }

  /// Throws where an action has no such part, it was taken back, or it is not this person's to put
  /// right or take back.
  public func check(_ part: ActionPart, of id: String, by context: ActContext) throws(Refusal) {
    let element: Value
    switch part {
    case .note(let place): element = try note(place, of: id).value
    case .evidence(let place): element = try evidence(place, of: id).value
    case .step(let step): element = try self.step(step, of: id).value
    }
    try checkWriter(of: element, in: part.field, of: id, by: context)
  }

  /// Whether a line is about a step that a ministry has to do, wherever it is one of.
  private func isOwnStep(_ change: Change, of ministry: String?) -> Bool {
    guard change.field == "steps", let ministry else { return false }
    return change.from["ministry"]?.text == ministry && change.to["ministry"]?.text == ministry
  }

  private func refusal(of id: String, _ field: String) -> Refusal {
    ministry(id) == nil ? .notYours(id) : .fieldForSecretariat(field)
  }

  /// Whether a ministry leads or supports an action, or one of an outcome, or is the one itself.
  private func isInReach(_ id: String, of ministry: String?) -> Bool {
    if id == ministry { return true }
    let rows =
      outcome(id).map { outcome in actions.filter { $0.outcome == outcome.id } }
      ?? action(id).map { [$0] } ?? []
    return ministry.map { ministry in rows.contains { $0.involves(ministry) } } ?? false
  }

  /// Why a person of a role, at a ministry, may not change a field of a record; nil where they may.
  public func refusal(
    to role: Role, of ministry: String?, changing field: String, of id: String
  ) -> Refusal? {
    guard let section = place(of: id)?.section else { return .noSuchRecord(id) }
    do throws(Refusal) {
      try Permissions.check(role, toChange: field, of: section)
    } catch {
      return error
    }
    return role == .desk && !isInReach(id, of: ministry) ? refusal(of: id, field) : nil
  }
}
