extension Register {
  /// The act that makes a record. Its id must be free, and what it names must be there.
  ///
  /// - Parameter isNumbered: whether the id is the next number, which is free.
  func adding(
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

  private func isTaken(_ id: String) -> Bool {
    let wanted = id.folded
    return Section.allCases.contains { section in
      (0..<count(of: section)).contains { self.id(at: Place(section, $0)).folded == wanted }
    }
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
}
