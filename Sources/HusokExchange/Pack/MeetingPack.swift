import HusokModel

/// The papers for a ministers' meeting: what is done, what is open, what has to be decided.
public struct MeetingPack: Sendable {
  private var facts: PackFacts

  /// The pack of a register.
  ///
  /// - Parameters:
  ///   - meeting: the id of the meeting that it is made for; nil for whichever comes next.
  ///   - ministry: the id of a ministry, for its page alone.
  ///   - today: the day of the report.
  ///   - asOf: an earlier day, to whose end the register is taken back; the report is then of that
  ///     day.
  ///   - since: from where on changes are listed; nil for the last meeting that was held.
  ///   - isPublic: whether anybody may read it: then it says nothing of who answers, of difficulties and
  ///     of what ministries ask of each other.
  public init(
    register: Register, meeting: String? = nil, ministry: String? = nil, today: Day,
    asOf: Day? = nil, since: ChangePoint? = nil, isPublic: Bool = false
  ) {
    facts = PackFacts(
      asOf.map { register.asOf($0) } ?? register, meeting: meeting,
      ministry: ministry,
      today: asOf ?? today, since: since, isPublic: isPublic)
    if let asOf { facts.unknownBefore = MeetingPack.firstDay(of: register, after: asOf) }
  }

  /// The day of the first entry of a register, where an earlier one is asked for: of what was before
  /// it the register knows nothing.
  public static func firstDay(of register: Register, after day: Day) -> Day? {
    guard register.history.count > 0 else { return nil }
    let first = register.history[0].at.day
    return day < first ? first : nil
  }

  /// What the papers say, in no language yet.
  public var document: PackDocument { PackDocument(facts: facts) }
}

/// What a pack says, counted once for all its languages and formats.
struct PackFacts: Sendable {
  let register: Register
  /// Whether anybody may read it.
  let isPublic: Bool
  let meeting: Meeting?
  let ministry: String?
  let today: Day
  let states: ActionStates
  /// From where on changes are listed; nil where no meeting was held yet.
  let since: ChangePoint?
  /// The changes since then that stand, oldest first.
  let changes: [Change]
  /// The places among these of those of each record.
  let changesOfRecord: [String: [Int]]
  /// The rows of the actions that each ministry leads, by its row.
  private(set) var led: [[Int]]
  /// The rows of the actions that each ministry supports, by its row.
  private(set) var supported: [[Int]]
  /// The rows of the actions that nobody leads.
  private(set) var ownerless: [Int] = []
  /// The rows of the actions of each meeting, by its row.
  private(set) var byMeeting: [[Int]]
  /// The day of the first entry of the register, where the report is of an earlier one.
  var unknownBefore: Day?
  /// What each action is late by, by row.
  let lateness: [Lateness?]

  init(
    _ register: Register, meeting: String?, ministry: String?, today: Day, since: ChangePoint?,
    isPublic: Bool
  ) {
    self.register = isPublic ? register.published : register
    self.isPublic = isPublic
    self.meeting = meeting.flatMap { register.meeting($0) }
    self.ministry = ministry
    self.today = today
    let states = ActionStates(register, today: today)
    self.states = states
    self.since =
      since ?? PackFacts.lastMeeting(before: self.meeting, in: register, today: today)
    let withdrawn = register.linesOfWithdrawn(Array(register.actions.indices))
    // Whom the secretariat asked for a report is no news for ministers; what they reported is.
    let standing = Register.standing(PackFacts.changes(since: self.since, states))
      .filter { $0.field != "calls" && !withdrawn.contains($0.id) }
    let told = Register.putRight(standing)
    let changes = isPublic ? told.compactMap(\.published) : told
    self.changes = changes
    changesOfRecord = Dictionary(grouping: changes.indices) { changes[$0].record }
    lateness = register.actions.indices.map { register.lateness(ofAction: $0, on: today) }
    led = Array(repeating: [], count: register.ministries.count)
    supported = led
    byMeeting = Array(repeating: [], count: register.meetings.count)
    sortActions()
  }

  /// The lines since a point, where the history was read already.
  private static func changes(since point: ChangePoint?, _ states: ActionStates) -> [Change] {
    let history = states.register.history
    guard let point else { return history.changes(from: 0) }
    if case .meeting(let id) = point, let start = states.summary.start(afterClosing: id) {
      return history.changes(from: start)
    }
    let first: Day? =
      switch point {
      case .day(let day): day
      case .meeting(let id): states.register.meeting(id)?.heldOn?.adding(days: 1)
      }
    return states.register.changes(
      since: first.map { .day($0) } ?? point, states.summary)
  }

  /// The meeting that the pack is made for, where it was held before the day of the report; else
  /// the last ministers' meeting before that day.
  private static func lastMeeting(
    before meeting: Meeting?, in register: Register, today: Day
  ) -> ChangePoint? {
    let isHeld = { (meeting: Meeting) in
      if let date = meeting.date, date > today { return false }
      return meeting.closed.map { $0 <= today } ?? meeting.date.map { $0 < today } ?? false
    }
    if let meeting, isHeld(meeting) { return .meeting(meeting.id) }
    let held = register.meetings.filter { $0.kind == .ministers && isHeld($0) }
    let last = held.max { one, other in
      (one.date ?? one.closed ?? today) < (other.date ?? other.closed ?? today)
    }
    return last.map { .meeting($0.id) }
  }

  private mutating func sortActions() {
    var rows: [String: Int] = [:]
    for row in register.ministries.indices { rows[register.ministries[row].id] = row }
    for row in register.actions.indices {
      byMeeting[register.meetingRow(ofAction: row)].append(row)
      if let lead = register.actions[row].leadMinistry, let place = rows[lead] {
        led[place].append(row)
      } else {
        ownerless.append(row)
      }
      for ministry in register.actions[row].supporting {
        if let place = rows[ministry] { supported[place].append(row) }
      }
    }
  }
}

extension PackFacts {
  /// How many of some actions have a status.
  func count(with status: Status, of rows: [Int]) -> Int {
    rows.count { register.actions[$0].status == status }
  }

  /// How many of some actions a figure counts.
  func count(_ figure: ActionFigure, of rows: [Int]) -> Int {
    rows.count { figure.counts($0, states) }
  }

  /// How many of some actions are late.
  func late(_ rows: [Int]) -> Int { rows.count { lateness[$0] != nil } }

  /// The ministries that lead or support something, in the order of the register.
  var concerned: [Int] {
    register.ministries.indices.filter { !led[$0].isEmpty || !supported[$0].isEmpty }
  }

  /// The ministries that lead something, in the order of the register.
  var leading: [Int] { register.ministries.indices.filter { !led[$0].isEmpty } }

  /// The open actions that were there already when the changes begin, most urgent first: late ones
  /// by days, then by due date, then those without one.
  var unfinished: [Int] {
    let first = register.history.count > 0 ? register.history[0].at.day : today
    let start = since ?? .day(first)
    let rows = register.actions.indices.filter {
      ActionFigure.open.counts($0, states) && ActionFigure.counted.counts($0, states)
        && !states.isNew($0, since: start)
    }
    let ends = rows.map { register.due(ofAction: $0)?.due.last.number ?? Int.max }
    return zip(ends, rows).sorted { $0 < $1 }.map(\.1)
  }

  /// The actions that the report is about: all, or those of its ministry.
  var reported: [Int] {
    register.actions.indices.filter { row in
      ministry.map { register.actions[row].involves($0) } ?? true
    }
  }

  /// The trackable outcomes that no action follows.
  var outcomesWithoutAction: [Outcome] {
    let used = Set(register.outcomeRows)
    return register.outcomes.indices.filter {
      register.outcomes[$0].trackable && !used.contains($0)
    }.map { register.outcomes[$0] }
  }

  /// What is so late or so often postponed that the ministers decide on it.
  var escalated: [Int] {
    register.actions.indices.filter { ActionFigure.escalated.counts($0, states) }
  }
}
