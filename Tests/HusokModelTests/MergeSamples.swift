import HusokTestSupport

@testable import HusokModel

/// What a register holds, to be compared whole.
struct MergeContents: Equatable {
  private let ministries: [Ministry]
  private let meetings: [Meeting]
  private let outcomes: [Outcome]
  private let actions: [FollowUpAction]
  private let history: [Change]

  /// The contents of a register.
  init(_ register: Register) {
    ministries = register.ministries
    meetings = register.meetings
    outcomes = register.outcomes
    actions = register.actions
    history = register.history.all
  }
}

extension Register {
  /// Changes one field, with a line of the history at a second, or by hand without one.
  mutating func edit(
    _ record: String, _ field: String, from: Value = .null, _ to: Value, at second: Int? = nil,
    by name: String = "kim"
  ) throws {
    var change = Change()
    change.id = "\(name)-\(second ?? 0)-\(record)-\(field)"
    change.at = Instant(
      seconds: Fixtures.now.seconds + (second ?? 0), offsetMinutes: Fixtures.now.offsetMinutes)
    change.by = Author(name: name, ministry: nil)
    change.record = record
    change.field = field
    change.from = from
    change.to = to
    try carryOut(change, isLogged: second != nil)
  }

  /// Carries out a line of the history, and keeps it only where it is wanted.
  mutating func carryOut(_ change: Change, isLogged: Bool) throws {
    let before = history
    try apply(Act([change]))
    if !isLogged { history = before }
  }

  /// This register with some more changes.
  func with(_ changes: (inout Register) throws -> Void) rethrows -> Register {
    var copy = self
    try changes(&copy)
    return copy
  }

  /// Adds an action.
  mutating func add(
    _ id: String, to outcome: String, _ title: String, at second: Int? = nil,
    by name: String = "kim", dependsOn: [String] = []
  ) throws {
    var action = FollowUpAction()
    action.id = id
    action.outcome = outcome
    action.title = Bilingual(en: title, ko: nil)
    action.dependsOn = dependsOn
    try edit(id, Change.wholeRecord, action.value, at: second, by: name)
  }

  /// Removes a record.
  mutating func remove(_ id: String, at second: Int? = nil, by name: String = "kim") throws {
    try edit(id, Change.wholeRecord, .null, at: second, by: name)
  }
}

extension Value: ExpressibleByStringLiteral {
  /// A text.
  public init(stringLiteral text: String) {
    self = .string(text)
  }
}

extension Value: ExpressibleByArrayLiteral {
  /// A list.
  public init(arrayLiteral elements: Value...) {
    self = .list(elements)
  }
}

extension Value: ExpressibleByDictionaryLiteral {
  /// An object.
  public init(dictionaryLiteral members: (String, Value)...) {
    self = .object(members.map { Member($0, $1) })
  }
}
