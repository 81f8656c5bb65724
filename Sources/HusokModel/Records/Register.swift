/// All records of a store, with what finds them quickly. It is changed by acts only, so that the
/// history tells everything that happened to it.
public struct Register: Sendable {
  /// Ministries in the order of the store, which is the official one.
  public internal(set) var ministries: [Ministry] = []
  /// Meetings in the order of the store.
  public internal(set) var meetings: [Meeting] = []
  /// Outcomes in the order of the store.
  public internal(set) var outcomes: [Outcome] = []
  /// Follow-up actions in the order of the store.
  public internal(set) var actions: [FollowUpAction] = []
  /// Everything that ever happened.
  public internal(set) var history: History
  /// Counts how often the records were changed since the register was made.
  public internal(set) var revision = 0
  /// The row of each action's outcome.
  public internal(set) var outcomeRows: [Int] = []
  /// The row of each outcome's meeting.
  public internal(set) var meetingRows: [Int] = []
  /// Where each record stands, by its id.
  var rows = RowTable()

  /// Where a record stands.
  public struct Place: Hashable, Sendable {
    /// Which of the lists of the register.
    public let section: Section
    /// The position in it.
    public let row: Int

    /// A position in a list.
    public init(_ section: Section, _ row: Int) {
      self.section = section
      self.row = row
    }

    /// The place that a number stands for.
    init(number: UInt32) {
      self.init(Section.allCases[Int(number >> 30)], Int(number & 0x3FFF_FFFF))
    }

    /// The place in one number: the list in two bits, then the row.
    var number: UInt32 {
      let list = Section.allCases.firstIndex(of: section) ?? 0
      return UInt32(truncatingIfNeeded: list << 30 | row)
    }
  }

  /// A register without records.
  public init() {
    history = History()
  }

  /// A register of these records. Throws where two share an id or one names another that is not
  /// there.
  public init(
    ministries: [Ministry], meetings: [Meeting], outcomes: [Outcome],
    actions: [FollowUpAction], history: History
  ) throws(RegisterFault) {
    self.ministries = ministries
    self.meetings = meetings
    self.outcomes = outcomes
    self.actions = actions
    self.history = history
    try index()
  }

  /// The record at a place, of whichever kind.
  public func record(at place: Place) -> any Record {
    switch place.section {
    case .ministries: ministries[place.row]
    case .meetings: meetings[place.row]
    case .outcomes: outcomes[place.row]
    case .actions: actions[place.row]
    }
  }

  /// The record of that id, of whichever kind.
  public func record(_ id: String) -> (any Record)? { place(of: id).map { record(at: $0) } }

  /// How many records a list holds.
  func count(of section: Section) -> Int {
    switch section {
    case .ministries: ministries.count
    case .meetings: meetings.count
    case .outcomes: outcomes.count
    case .actions: actions.count
    }
  }

  /// The action of that id.
  public func action(_ id: String) -> FollowUpAction? {
    guard let place = place(of: id), place.section == .actions else { return nil }
    return actions[place.row]
  }

  /// The outcome of that id.
  public func outcome(_ id: String) -> Outcome? {
    guard let place = place(of: id), place.section == .outcomes else { return nil }
    return outcomes[place.row]
  }

  /// The meeting of that id.
  public func meeting(_ id: String) -> Meeting? {
    guard let place = place(of: id), place.section == .meetings else { return nil }
    return meetings[place.row]
  }

  /// The ministry of that id.
  public func ministry(_ id: String) -> Ministry? {
    guard let place = place(of: id), place.section == .ministries else { return nil }
    return ministries[place.row]
  }

  /// The row of the meeting that an action came out of.
  public func meetingRow(ofAction row: Int) -> Int { meetingRows[outcomeRows[row]] }

  /// The due date of an action: its own, else its outcome's, which is then inherited.
  public func due(ofAction row: Int) -> (due: Due, isInherited: Bool)? {
    if let due = actions[row].due { return (due, false) }
    return outcomes[outcomeRows[row]].due.map { ($0, true) }
  }
}

/// What is wrong with a set of records, and with which of them.
public struct RegisterFault: Error, Equatable, Sendable {
  /// What is wrong.
  public enum Problem: Equatable, Sendable {
    /// Another record has this id.
    case duplicate(id: String)
    /// A field names a record that is not there, or is of another kind.
    case broken(field: String, target: String)
  }

  /// Where the record stands with which something is wrong.
  public let place: Register.Place
  /// What is wrong with it.
  public let problem: Problem
}
