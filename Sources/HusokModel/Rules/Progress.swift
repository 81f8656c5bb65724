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

  /// Adds an action of a register, by its row, where it counts.
  public mutating func add(action row: Int, of register: Register) {
    if register.isCounted(action: row) { add(isDone: register.actions[row].status == .done) }
  }

  fileprivate mutating func add(isDone: Bool) {
    counted += 1
    if isDone { done += 1 }
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
    ministries = register.ministryCounts { _ in true }
    // By row and field: a copy of every action would take longer than the counting.
    for row in register.actions.indices {
      let outcome = register.outcomeRows[row]
      if register.isCounted(action: row) {
        let isDone = register.actions[row].status == .done
        outcomes[outcome].add(isDone: isDone)
        meetings[register.meetingRows[outcome]].add(isDone: isDone)
        total.add(isDone: isDone)
      }
    }
  }
}

extension Register {
  /// How many of some actions, by row, each ministry leads or supports, by row.
  public func ministryCounts(where isCounted: (Int) -> Bool) -> [Int] {
    var counts = Array(repeating: 0, count: ministries.count)
    var rows: [String: Int] = [:]
    for row in ministries.indices { rows[ministries[row].id] = row }
    for row in actions.indices where isCounted(row) {
      let lead = actions[row].leadMinistry
      if let lead, let place = rows[lead] { counts[place] += 1 }
      for ministry in actions[row].supporting where ministry != lead {
        if let place = rows[ministry] { counts[place] += 1 }
      }
    }
    return counts
  }

  /// Whether an action, by its row, counts for progress: it is of a trackable outcome and was not
  /// dropped.
  public func isCounted(action row: Int) -> Bool {
    actions[row].status != .dropped && outcomes[outcomeRows[row]].trackable
  }

  /// Progress of the actions of one meeting.
  public func progress(ofMeeting meeting: Int) -> Progress {
    var progress = Progress()
    for row in actions.indices where meetingRow(ofAction: row) == meeting {
      progress.add(action: row, of: self)
    }
    return progress
  }
}
