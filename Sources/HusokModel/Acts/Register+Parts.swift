extension Register {
  /// The note of an action by its place. Refused where there is none, and where it was taken back.
  public func note(_ place: Int, of id: String) throws(Refusal) -> Note {
    let notes = try existing(id).notes
    guard notes.indices.contains(place), notes[place].withdrawn == nil else {
      throw .noSuchPart(id, .note(place))
    }
    return notes[place]
  }

  /// The piece of evidence of an action by its place. Refused where there is none, and where it was
  /// taken back.
  public func evidence(_ place: Int, of id: String) throws(Refusal) -> Evidence {
    let evidence = try existing(id).evidence
    guard evidence.indices.contains(place), evidence[place].withdrawn == nil else {
      throw .noSuchPart(id, .evidence(place))
    }
    return evidence[place]
  }

  /// The act that puts a note right; who wrote it and when stays.
  ///
  /// - Parameter kind: what it is about; nil for what it was about before.
  public func correcting(
    note place: Int, of id: String, text: String, kind: Note.Kind? = nil,
    in context: inout ActContext
  ) throws(Refusal) -> Act {
    try Permissions.check(context.role, toChange: "notes", of: .actions)
    let before = try note(place, of: id)
    if text.isBlank { throw .emptyText }
    var after = before
    after.text = text.composed
    after.kind = kind ?? before.kind
    // Other words say more than that nothing changed.
    if after.text != before.text { after.isUnchanged = false }
    return try replacing(before.value, with: after.value, in: "notes", of: id, in: &context)
  }

  /// The act that puts a piece of evidence right.
  public func correcting(
    evidence place: Int, of id: String, to evidence: Evidence, in context: inout ActContext
  ) throws(Refusal) -> Act {
    try Permissions.check(context.role, toChange: "evidence", of: .actions)
    let before = try self.evidence(place, of: id)
    if evidence.title.isBlank { throw .emptyText }
    var evidence = evidence
    if evidence.locator != before.locator { try checkPlace(of: evidence) }
    if evidence.locator != before.locator, evidence.sha256 == before.sha256 {
      // It was that of another file.
      evidence.sha256 = nil
    }
    return try replacing(before.value, with: evidence.value, in: "evidence", of: id, in: &context)
  }

  /// The act that takes back a note or a piece of evidence: it is shown as such, and papers, sheets
  /// and searches leave it out. A step is removed.
  public func withdrawing(
    _ part: ActionPart, of id: String, in context: inout ActContext
  ) throws(Refusal) -> Act {
    try Permissions.check(context.role, toChange: part.field, of: .actions)
    var withdrawal = Withdrawal()
    withdrawal.at = context.at
    withdrawal.by = context.by.name
    let before: Value
    let after: Value
    switch part {
    case .note(let place):
      var note = try note(place, of: id)
      before = note.value
      note.withdrawn = withdrawal
      after = note.value
    case .evidence(let place):
      var evidence = try evidence(place, of: id)
      before = evidence.value
      evidence.withdrawn = withdrawal
      after = evidence.value
    // What is only planned goes without a trace but for the history.
    case .step(let step): return try removingStep(step, of: id, in: &context)
    }
    return try replacing(before, with: after, in: part.field, of: id, in: &context)
  }

  func replacing(
    _ before: Value, with after: Value, in field: String, of id: String,
    in context: inout ActContext
  ) throws(Refusal) -> Act {
    try changing([(id, field, before, after)], in: &context)
  }

  /// The ids of the lines of the history that tell of notes and evidence of some actions which were
  /// taken back, from the line that added them on.
  public func linesOfWithdrawn(_ rows: [Int]) -> Set<String> {
    var lines: Set<String> = []
    for row in rows where actions[row].hasWithdrawn {
      let action = actions[row]
      var values =
        action.notes.filter { $0.withdrawn != nil }.map(\.value)
        + action.evidence.filter { $0.withdrawn != nil }.map(\.value)
      for change in history.changes(of: action.id).reversed()
      where ActionPart.isWritten(in: change.field) && values.contains(change.to) {
        lines.insert(change.id)
        if !change.from.isNull { values.append(change.from) }
      }
    }
    return lines
  }

  /// The act that adds a piece of evidence to actions.
  public func addingEvidence(
    _ evidence: Evidence, to ids: [String], in context: inout ActContext
  ) throws(Refusal) -> Act {
    try Permissions.check(context.role, toChange: "evidence", of: .actions)
    if ids.isEmpty { throw .nothingNamed }
    if evidence.title.isBlank { throw .emptyText }
    try checkPlace(of: evidence)
    var lines: [RecordLine] = []
    for id in ids where !(try existing(id)).evidence.contains(evidence) {
      lines.append((id, "evidence", .null, evidence.value))
    }
    return try changing(lines, in: &context)
  }

  /// Throws where evidence is to lie where nothing can be opened.
  private func checkPlace(of evidence: Evidence) throws(Refusal) {
    if let locator = evidence.locator, EvidenceAddress.isRefused(locator) {
      throw .badValue(field: "locator", text: locator.trimmed)
    }
  }
}
