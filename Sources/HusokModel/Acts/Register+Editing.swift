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

  /// The act by which a ministry becomes as given. Its names are dated: they change by renaming.
  public func editing(_ ministry: Ministry, in context: inout ActContext) throws(Refusal) -> Act {
    guard let before = self.ministry(ministry.id) else { throw .noSuchMinistry(ministry.id) }
    try Permissions.check(context.role, toChange: Change.wholeRecord, of: .ministries)
    if let key = ministry.key, !(1...9).contains(key) {
      throw .badValue(field: "key", text: String(key))
    }
    var changed = lines(from: before, to: ministry)
    // A key filters by one ministry: whoever had it gives it up.
    if let key = ministry.key, key != before.key,
      let holder = ministries.first(where: { $0.key == key && $0.id != ministry.id })
    {
      changed.append((holder.id, "key", .number(String(key)), .null))
    }
    return try changing(changed, in: &context)
  }

  /// Throws where a desk would change what its ministry neither leads nor supports.
  public func checkReach(of act: Act, by context: ActContext) throws(Refusal) {
    guard context.role == .desk else { return }
    for id in act.records {
      let rows =
        outcome(id).map { outcome in actions.filter { $0.outcome == outcome.id } }
        ?? action(id).map { [$0] } ?? []
      let isOwn = context.by.ministry.map { ministry in rows.contains { $0.involves(ministry) } }
      if isOwn != true { throw .notYours(id) }
    }
  }

  /// The act that removes a record that was made by mistake. Refused while others name it.
  public func removing(
    _ id: String, reason: String, in context: inout ActContext
  ) throws(Refusal) -> Act {
    guard let place = place(of: id) else { throw .noSuchRecord(id) }
    try Permissions.check(context.role, toChange: Change.wholeRecord, of: place.section)
    if reason.isBlank { throw .removalReasonNeeded(id) }
    if let user = user(of: id) { throw .stillNamed(id, by: user) }
    let value =
      switch place.section {
      case .ministries: ministries[place.row].value
      case .meetings: meetings[place.row].value
      case .outcomes: outcomes[place.row].value
      case .actions: actions[place.row].value
      }
    return try changing([(id, Change.wholeRecord, value, .null)], reason: reason, in: &context)
  }

  /// The first record that names another.
  private func user(of id: String) -> String? {
    outcomes.first { $0.meeting == id }?.id
      ?? actions.first { action in
        action.outcome == id || action.involves(id) || action.dependsOn.contains(id)
      }?.id
  }

  private func checkTitle(_ title: Bilingual) throws(Refusal) {
    if title.en?.isBlank ?? true, title.ko?.isBlank ?? true {
      throw .badValue(field: "title", text: title.en ?? title.ko ?? "")
    }
  }

  /// What differs between two states of a record, field by field.
  private func lines<R: Record>(
    from before: R, to after: R
  ) -> [RecordLine] {
    R.fields.flatMap { field -> [RecordLine] in
      let name = "\(field.name)"
      let old = field.read(before) ?? .null
      let new = field.read(after) ?? .null
      if old == new { return [] }
      guard field.isSet else { return [(before.id, name, old, new)] }
      let oldElements = old.elements ?? []
      let newElements = new.elements ?? []
      return oldElements.filter { !newElements.contains($0) }.map { (before.id, name, $0, .null) }
        + newElements.filter { !oldElements.contains($0) }.map { (before.id, name, .null, $0) }
    }
  }
}
