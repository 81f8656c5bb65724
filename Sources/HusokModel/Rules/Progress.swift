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

  /// How one action counts.
  public enum Share: UInt8, Sendable {
    /// Not at all.
    case nothing
    /// It does.
    case counted
    /// It does, and is done.
    case done

    init(ofAction row: Int, in register: Register) {
      guard register.isCounted(action: row) else {
        self = .nothing
        return
      }
      self = register.actions[row].status == .done ? .done : .counted
    }

    fileprivate var progress: Progress {
      switch self {
      case .nothing: Progress()
      case .counted: Progress(done: 0, counted: 1)
      case .done: Progress(done: 1, counted: 1)
      }
    }
  }

  /// Counts an action in another way than before.
  public mutating func replace(_ old: Share, with new: Share) {
    done += new.progress.done - old.progress.done
    counted += new.progress.counted - old.progress.counted
  }
}

/// What is counted of a register, kept up with what changes in it.
public struct RegisterCounts: Sendable, Equatable {
  /// Progress of all actions.
  public private(set) var total = Progress()
  /// Progress of each meeting, by row.
  public private(set) var meetings: [Progress]
  /// Progress of each outcome, by row.
  public private(set) var outcomes: [Progress]
  /// How many actions each ministry leads or supports, by row.
  public private(set) var ministries: [Int]
  /// Which they are.
  public private(set) var involved: InvolvedMinistries
  /// How each action counts, by row.
  private var shares: [Progress.Share]

  /// Counts a register.
  public init(_ register: Register) {
    meetings = Array(repeating: Progress(), count: register.meetings.count)
    outcomes = Array(repeating: Progress(), count: register.outcomes.count)
    ministries = Array(repeating: 0, count: register.ministries.count)
    involved = InvolvedMinistries(noneOf: register)
    shares = Array(repeating: .nothing, count: register.actions.count)
    for row in register.actions.indices { count(row, of: register) }
  }

  /// Counts some actions anew, by row, while the records and their places are still the same.
  public mutating func update(_ rows: [Int], of register: Register) {
    for row in rows {
      involved.forEachMinistry(of: row) { ministries[$0] -= 1 }
      count(row, of: register)
    }
  }

  private mutating func count(_ row: Int, of register: Register) {
    involved.update(row, of: register)
    involved.forEachMinistry(of: row) { ministries[$0] += 1 }
    // By row and field: a copy of every action would take longer than the counting.
    let share = Progress.Share(ofAction: row, in: register)
    if share == shares[row] { return }
    let outcome = register.outcomeRows[row]
    outcomes[outcome].replace(shares[row], with: share)
    meetings[register.meetingRows[outcome]].replace(shares[row], with: share)
    total.replace(shares[row], with: share)
    shares[row] = share
  }

  /// How an action counts, by row.
  public func share(ofAction row: Int) -> Progress.Share { shares[row] }
}

extension Register {
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
