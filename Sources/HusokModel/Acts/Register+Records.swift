extension Register {
  /// The act that makes a record. Its id must be free, and what it names must be there.
  ///
  /// - Parameter isNumbered: whether the id is the next number, which is free.
  private func adding(
    _ record: some Record, isNumbered: Bool = false, asNew context: inout ActContext
  ) throws(Refusal) -> Act {
    try Permissions.check(
      context.role, toChange: Change.wholeRecord, of: Section(holding: record.value))
    try checkNew(record, isNumbered: isNumbered)
    var draft = ActDraft(context)
    draft.add(record.id, field: Change.wholeRecord, from: .null, to: record.value)
    return draft.finished(&context)
  }

  /// A new id must be free whatever its case, and something that a query can name; a new title must
  /// say something.
  private func checkNew(_ record: some Record, isNumbered: Bool) throws(Refusal) {
    let id = record.id
    if id.isEmpty || id.contains(where: \.isWhitespace) || "@#-\"".contains(id.prefix(1))
      || id.isUnfitForID
    {
      throw .badValue(field: "id", text: id)
    }
    if place(of: id) != nil || !isNumbered && isTaken(id) { throw .idTaken(id) }
    for field in ["tags", "aliases"] {
      for name in record.value[field]?.elements ?? [] { try checkName(name, in: field) }
    }
    if let title = record.value["title"], title["en"]?.text?.isBlank ?? true,
      title["ko"]?.text?.isBlank ?? true
    {
      throw .badValue(field: "title", text: title["en"]?.text ?? "")
    }
  }

  /// Throws where a tag or an alias has a character that nobody sees.
  func checkName(_ name: Value, in field: String) throws(Refusal) {
    guard ["tags", "aliases"].contains(field), let text = name.text, text.hasHiddenCharacter
    else { return }
    throw .badValue(field: field, text: text)
  }

  private func isTaken(_ id: String) -> Bool {
    let wanted = id.folded
    return places.keys.contains { $0.folded == wanted }
  }

  /// A code is that of one ministry, of any day.
  private func checkCode(_ code: String, of id: String) throws(Refusal) {
    if code.isBlank || code.contains(where: \.isWhitespace) || code.isUnfitForID {
      throw .badValue(field: "names", text: code)
    }
    if ministries(named: code).contains(where: { $0 != id }) { throw .idTaken(code) }
  }

  /// The act that adds an action; without an id it gets the next number of its outcome. Its first
  /// due date is the one it has, unless it brings an earlier one along.
  public func adding(
    _ action: FollowUpAction, in context: inout ActContext
  ) throws(Refusal) -> Act {
    var numbers = RecordNumbers(self)
    return try adding(action, numbers: &numbers, in: &context)
  }

  /// The same with numbers that are at hand, for who adds many.
  func adding(
    _ action: FollowUpAction, numbers: inout RecordNumbers, in context: inout ActContext
  ) throws(Refusal) -> Act {
    guard outcome(action.outcome) != nil else { throw .noSuchRecord(action.outcome) }
    var action = action
    let isNumbered = action.id.isEmpty
    if isNumbered { action.id = numbers.next(after: "\(action.outcome).") }
    if let lead = action.lead?.ministry, action.supporting.contains(lead) {
      throw .leadSupports(action.id)
    }
    action.firstDue = action.firstDue ?? action.due
    return try adding(action, isNumbered: isNumbered, asNew: &context)
  }

  /// The act that adds an outcome; without an id it gets the next number of its meeting.
  public func adding(_ outcome: Outcome, in context: inout ActContext) throws(Refusal) -> Act {
    guard meeting(outcome.meeting) != nil else { throw .noSuchRecord(outcome.meeting) }
    var outcome = outcome
    let isNumbered = outcome.id.isEmpty
    if isNumbered {
      var numbers = RecordNumbers(self)
      outcome.id = numbers.next(after: "\(outcome.meeting)-")
    }
    // A judgement is shown and never counted.
    if outcome.kind == .assessment { outcome.trackable = false }
    return try adding(outcome, isNumbered: isNumbered, asNew: &context)
  }

  /// The act that adds a meeting.
  public func adding(_ meeting: Meeting, in context: inout ActContext) throws(Refusal) -> Act {
    return try adding(meeting, asNew: &context)
  }

  /// The act that adds a ministry, agency or institution.
  public func adding(_ ministry: Ministry, in context: inout ActContext) throws(Refusal) -> Act {
    for name in ministry.names { try checkCode(name.code, of: ministry.id) }
    return try adding(ministry, asNew: &context)
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

  /// The act that gives a ministry another name from a day on. The name before ends the day before;
  /// both go on finding it.
  public func renaming(
    _ id: String, to name: MinistryName, from day: Day, in context: inout ActContext
  ) throws(Refusal) -> Act {
    try Permissions.check(context.role, toChange: "names", of: .ministries)
    guard let ministry = ministry(id) else { throw .noSuchMinistry(id) }
    guard let last = ministry.names.last, last.from.map({ $0 < day }) ?? true else {
      throw .badValue(field: "from", text: day.description)
    }
    try checkCode(name.code, of: id)
    if name.code == last.code, name.en == last.en, name.ko == last.ko { throw .nothingChanges }
    var ended = last
    ended.to = day.adding(days: -1)
    var begun = name
    begun.from = day
    begun.to = nil
    return try changing(
      [(id, "names", last.value, ended.value), (id, "names", .null, begun.value)], in: &context)
  }

  /// The act that splits a ministry: a new one takes over some of its affairs. Which of the open
  /// actions go with it is decided one by one, or for a selection: they wait in the queue.
  public func splitting(
    _ id: String, off new: Ministry, in context: inout ActContext
  ) throws(Refusal) -> Act {
    guard ministry(id) != nil else { throw .noSuchMinistry(id) }
    var new = new
    if !new.succeeds.contains(id) { new.succeeds.append(id) }
    return try adding(new, in: &context)
  }

  /// The open actions led by a ministry that was split since, whose lead nobody has decided on
  /// since then, with those that may take them over. A summary of the history that is there already
  /// is used.
  public func handOverQueue(
    _ summary: HistorySummary? = nil
  ) -> [(action: String, from: String, to: [String])] {
    let summary = summary ?? HistorySummary(history)
    guard summary.hasHeirs else { return [] }
    return actions.compactMap { action in
      guard action.status.isOpen, let lead = action.lead?.ministry else { return nil }
      let heirs = summary.heirs(of: lead, for: action.id, in: self)
      return heirs.isEmpty ? nil : (action.id, lead, heirs)
    }
  }
}
