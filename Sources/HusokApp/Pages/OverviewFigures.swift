import HusokModel

/// What the overview counts, in one pass over the actions.
struct OverviewFigures: Sendable {
  /// What is counted both for all actions and for those of the person's own ministry.
  struct Part: Sendable {
    var open = 0
    var overdue = 0
    var soon = 0
    var month = 0
    var waiting = 0
    var atRisk = 0
    var silent = 0

    /// Counts an action.
    mutating func add(_ signs: Signs) {
      open += signs.isOpen ? 1 : 0
      overdue += signs.isOverdue ? 1 : 0
      soon += signs.isWithin(ActionStates.soonDays) ? 1 : 0
      month += signs.isWithin(30) ? 1 : 0
      waiting += signs.isWaiting ? 1 : 0
      atRisk += signs.isAtRisk ? 1 : 0
      silent += signs.isSilent ? 1 : 0
    }
  }

  /// What is computed of one action.
  struct Signs: Sendable {
    let isOpen: Bool
    let isOverdue: Bool
    let isWaiting: Bool
    let isAtRisk: Bool
    let isSilent: Bool
    /// Days until the last day of the due date of what can be late; negative once it has passed.
    let daysLeft: Int?

    /// Whether it is due within so many days, and not late.
    func isWithin(_ days: Int) -> Bool { daysLeft.map { (0...days).contains($0) } ?? false }
  }

  /// All actions.
  private(set) var all = Part()
  /// Those of the person's own ministry, leading or supporting.
  private(set) var mine = Part()
  /// How many have each status, in the order of the statuses.
  private(set) var statuses: [Int]
  /// Open ones without any owner.
  private(set) var noOwner = 0
  /// Open ones whose owner is a proposal.
  private(set) var proposed = 0
  /// Open ones without a due date.
  private(set) var noDue = 0
  /// Those so late, or so often postponed, that the ministers decide on them.
  private(set) var escalated = 0
  /// Those that wait for a decision after a split.
  private(set) var handOver = 0
  /// What can be late and is due in each of the weeks that begin with this one.
  private(set) var weeks: [Int]
  /// What can be late and is due after those weeks.
  private(set) var later = 0
  /// What could be late but has no due date.
  private(set) var undated = 0
  /// How many are overdue, by the row of their meeting.
  private(set) var overdueByMeeting: [Int]
  /// The Monday on which the weeks begin.
  let monday: Day
  private let weekday: Int

  /// Counts the actions of a register.
  init(_ context: PageContext, weeks count: Int) {
    let register = context.register
    let states = context.states
    statuses = Array(repeating: 0, count: Status.allCases.count)
    weeks = Array(repeating: 0, count: count)
    overdueByMeeting = Array(repeating: 0, count: register.meetings.count)
    weekday = context.today.weekday
    monday = context.today.adding(days: -context.today.weekday)
    for row in register.actions.indices {
      add(row, in: states, me: context.me)
    }
  }

  private mutating func add(_ row: Int, in states: ActionStates, me: String?) {
    let status = states.register.actions[row].status
    statuses[status.place] += 1
    guard status.isOpen else { return }
    let signs = Signs(row, states)
    all.add(signs)
    if let me, states.register.actions[row].involves(me) { mine.add(signs) }
    if signs.isOverdue { overdueByMeeting[states.register.meetingRow(ofAction: row)] += 1 }
    countWeek(signs, status)
    if states.register.due(ofAction: row) == nil { noDue += 1 }
    switch states.register.actions[row].lead?.confirmed {
    case nil: noOwner += 1
    case false: proposed += 1
    default: break
    }
    if states.isToHandOver(row) { handOver += 1 }
    if ActionFigure.escalated.counts(row, states) { escalated += 1 }
  }

  private mutating func countWeek(_ signs: Signs, _ status: Status) {
    guard status.canBeLate else { return }
    guard let left = signs.daysLeft else {
      undated += 1
      return
    }
    if left < 0 { return }
    // Monday is behind today by its weekday, and nothing before today is counted here.
    let week = (left + weekday) / 7
    if week < weeks.count { weeks[week] += 1 } else { later += 1 }
  }
}

extension OverviewFigures.Signs {
  init(_ row: Int, _ states: ActionStates) {
    // By row and field: a copy of the register for each action would take longer than the rest.
    let status = states.register.actions[row].status
    isOpen = status.isOpen
    isWaiting = status == .reportedDone
    daysLeft =
      status.canBeLate
      ? states.register.due(ofAction: row).map { $0.due.last.number - states.today.number }
      : nil
    isOverdue = states.daysLate(row) != nil
    let signs = states.signs(row)
    isSilent = signs.isStale
    isAtRisk = signs.isAtRisk
  }
}

extension Status {
  /// Its place among all of them.
  var place: Int {
    switch self {
    case .unreported: 0
    case .notStarted: 1
    case .inProgress: 2
    case .onHold: 3
    case .reportedDone: 4
    case .done: 5
    case .dropped: 6
    }
  }
}
