import HusokModel

/// What each ministry owes, counted in one pass over the actions. What a ministry leads and what it
/// supports are never added up.
struct MinistryFigures: Sendable {
  /// What is counted of one ministry, of the actions that it leads.
  struct Row: Sendable {
    /// How many have each status, in the order of the statuses.
    var statuses = Array(repeating: 0, count: Status.allCases.count)
    /// How many there are.
    var leads = 0
    /// How many of them are open.
    var open = 0
    /// How many are overdue.
    var overdue = 0
    /// How many open ones nobody has reported on since the latest meeting.
    var unreported = 0
    /// How many open ones there was never a word on.
    var silent = 0
    /// The day of the word that lies back furthest, of the open ones.
    var oldest: Day?
    /// How many actions it supports without leading them.
    var supports = 0
    /// How many open ones that it does not lead wait for it.
    var awaited = 0

    /// Whether it has anything to do with an action.
    var isEmpty: Bool { leads == 0 && supports == 0 && awaited == 0 }

    fileprivate mutating func add(_ row: Int, _ states: ActionStates) {
      let status = states.register.actions[row].status
      statuses[status.place] += 1
      leads += 1
      guard status.isOpen else { return }
      open += 1
      if states.daysLate(row) != nil { overdue += 1 }
      let signs = states.signs(row)
      if !signs.isReported { unreported += 1 }
      if let said = signs.saidOn {
        oldest = min(oldest ?? said, said)
      } else {
        silent += 1
      }
    }
  }

  /// The ministries, by row.
  private(set) var ministries: [Row]
  /// The actions that nobody leads.
  private(set) var ownerless = Row()
  /// All actions.
  private(set) var total = Row()

  /// Counts the actions of a register.
  init(_ states: ActionStates, involved: InvolvedMinistries) {
    let register = states.register
    ministries = Array(repeating: Row(), count: register.ministries.count)
    for row in register.actions.indices {
      let lead = register.actions[row].leadMinistry
      var isLed = false
      involved.forEachMinistry(of: row) { place in
        if register.ministries[place].id == lead {
          ministries[place].add(row, states)
          isLed = true
        } else {
          ministries[place].supports += 1
        }
      }
      if !isLed { ownerless.add(row, states) }
      for ministry in states.awaitedMinistries(row) {
        if let place = register.place(of: ministry)?.row { ministries[place].awaited += 1 }
      }
    }
    for row in ministries + [ownerless] { total.merge(row) }
  }
}

extension MinistryFigures.Row {
  fileprivate mutating func merge(_ other: MinistryFigures.Row) {
    for place in statuses.indices { statuses[place] += other.statuses[place] }
    leads += other.leads
    open += other.open
    overdue += other.overdue
    unreported += other.unreported
    silent += other.silent
    if let day = other.oldest { oldest = min(oldest ?? day, day) }
  }
}
