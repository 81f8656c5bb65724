/// A record of the register: it stands on a line of its own in the store and has an id that is
/// unique among all records.
public protocol Record: FieldOwner {
  /// The id.
  var id: String { get }
  /// Sets what follows from a change of another field without a line of its own in the history.
  mutating func settle(after change: Change)
}

/// The lists of the register that hold records, in the order of the store.
public enum Section: String, Sendable, CaseIterable {
  /// Ministries, agencies and institutions.
  case ministries
  /// Meetings.
  case meetings
  /// Outcomes.
  case outcomes
  /// Follow-up actions.
  case actions

  /// What the records of the list are.
  public var recordType: any Record.Type {
    switch self {
    case .ministries: Ministry.self
    case .meetings: Meeting.self
    case .outcomes: Outcome.self
    case .actions: FollowUpAction.self
    }
  }

  /// Whether a field of that name is a set, whatever kind of record it is of.
  static func isSet(_ field: String) -> Bool {
    allCases.contains { $0.recordType.isSet(field) }
  }

  /// The section that a record made by the history belongs to, by the members that only it has.
  public init(holding record: Value) {
    if record["outcome"] != nil {
      self = .actions
    } else if record["meeting"] != nil {
      self = .outcomes
    } else if record["names"] != nil {
      self = .ministries
    } else {
      self = .meetings
    }
  }
}
