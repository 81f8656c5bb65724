/// How many of a set of counted actions are done. Shown as numbers, never as an average.
public struct Progress: Equatable, Sendable {
  /// Actions confirmed as done.
  public var done = 0
  /// Actions that count: those of trackable outcomes that were not dropped.
  public var counted = 0

  /// Nothing done of nothing.
  public init() {}

  /// So many done of so many.
  public init(done: Int, counted: Int) {
    self.done = done
    self.counted = counted
  }

  mutating func add(_ status: Status) {
    if status == .dropped { return }
    counted += 1
    if status == .done { done += 1 }
  }
}

/// What is counted once for each state of the register rather than for each frame.
public struct RegisterCounts: Sendable {
  /// Progress of all actions.
  public private(set) var total = Progress()
  /// Progress of each meeting, by row.
  public private(set) var meetings: [Progress]
  /// Progress of each outcome, by row.
  public private(set) var outcomes: [Progress]
  /// How many actions each ministry leads or supports, by row.
  public private(set) var ministries: [Int]

  /// Counts a register.
  public init(_ register: Register) {
    meetings = Array(repeating: Progress(), count: register.meetings.count)
    outcomes = Array(repeating: Progress(), count: register.outcomes.count)
    ministries = Array(repeating: 0, count: register.ministries.count)
    for (row, action) in register.actions.enumerated() {
      let outcome = register.outcomeRows[row]
      if register.outcomes[outcome].trackable {
        outcomes[outcome].add(action.status)
        meetings[register.meetingRows[outcome]].add(action.status)
        total.add(action.status)
      }
      if let lead = action.lead { count(lead.ministry, register) }
      for ministry in action.supporting where ministry != action.lead?.ministry {
        count(ministry, register)
      }
    }
  }

  private mutating func count(_ ministry: String, _ register: Register) {
    if let row = register.place(of: ministry)?.row { ministries[row] += 1 }
  }
}
