/// Several acts that are one step: each goes on from what the ones before it left, and all are one
/// act in the end.
///
/// An act that is refused leaves the session as it was, so that the next may be tried.
public struct ActSession: Sendable {
  /// The register after the acts so far.
  public private(set) var register: Register
  /// Who acts, when and as what.
  public private(set) var context: ActContext
  private var acts: [Act] = []
  /// The numbers given so far, from the first new record on.
  private var numbers: RecordNumbers?

  /// A session without acts.
  public init(_ register: Register, _ context: ActContext) {
    self.register = register
    self.context = context
  }

  /// What was done, as one act; nil where nothing was.
  public var act: Act? { acts.isEmpty ? nil : Act(joining: acts) }

  /// Makes an act on the register as it is now, without carrying it out.
  public mutating func making<Made>(
    _ make: (Register, inout ActContext) throws(Refusal) -> Made
  ) throws(Refusal) -> Made {
    try make(register, &context)
  }

  /// Makes the act of a new action, which gets the next number of its outcome.
  public mutating func adding(_ action: FollowUpAction) throws(Refusal) -> Act {
    var numbers = self.numbers ?? RecordNumbers(register)
    let act = try register.adding(action, numbers: &numbers, in: &context)
    self.numbers = numbers
    return act
  }

  /// A line of an act that is being made: what a field holds from now on, or an element that a set
  /// gains. Its act is named when acts are joined.
  public mutating func line(record: String, field: String, to value: Value) -> Change {
    var change = Change()
    change.id = context.identifiers.next()
    change.at = context.at
    change.by = context.by
    change.record = record
    change.field = field
    change.to = value
    return change
  }

  /// Makes an act on the register as it is now, carries it out and keeps it.
  public mutating func perform(
    _ make: (Register, inout ActContext) throws(Refusal) -> Act
  ) throws(Refusal) {
    let act = try making(make)
    do throws(ApplyFault) {
      try take(act)
    } catch {
      throw .noSuchRecord(act.records.first ?? "")
    }
  }

  /// What was done, as one act, with the source of ids moved on; refused where nothing was.
  public func finished(_ context: inout ActContext) throws(Refusal) -> Act {
    guard let act else { throw .nothingChanges }
    context.identifiers = self.context.identifiers
    return act
  }

  /// Carries out an act and keeps it.
  public mutating func take(_ act: Act) throws(ApplyFault) {
    try register.apply(act)
    acts.append(act)
  }
}

extension Act {
  /// The act that does what several do, one after the other. Where a later one goes on from what an
  /// earlier one put into a field, one line tells of both, so that the act can be undone.
  public init(joining acts: [Act]) {
    guard let id = acts.first?.id else {
      self.init([])
      return
    }
    var joined: [Change] = []
    var places: [String: Int] = [:]
    for act in acts {
      for var change in act.changes {
        let key = change.record + "\n" + change.field
        if let place = places[key], change.field != Change.wholeRecord, !change.from.isNull,
          joined[place].to == change.from
        {
          joined[place].to = change.to
          joined[place].after = change.after
          joined[place].reason = change.reason ?? joined[place].reason
          continue
        }
        change.act = id
        places[key] = joined.count
        joined.append(change)
      }
    }
    self.init(joined)
  }
}
