import Synchronization

/// What is computed of actions on a day, and never stored: lateness, risk, staleness. Reasons are
/// values; words are put to them elsewhere. Handed on as one reference, since it is asked of every action.
public final class ActionStates: Sendable {
  /// Days before a due date from which it is soon.
  public static let soonDays = 14
  /// Days without word after which an action is stale: about the interval between meetings.
  public static let staleDays = 35

  /// What holds the actions.
  public let register: Register
  /// The day from whose end they are seen.
  public let today: Day
  /// What the history says.
  public let summary: HistorySummary

  /// The latest meeting that was held or closed by the day; nil where there is none.
  public let latestMeeting: String?
  /// From where on a word counts as a report for the next meeting.
  private let reportStart: HistorySummary.Start

  /// The actions that come after each, by row, once something asked for them.
  private let dependants: Mutex<[Int: [Int]]?>

  /// Reads the history of a register once, for all its actions; a summary of it that is there
  /// already is used, and so is what comes after each action.
  public init(
    _ register: Register, today: Day, summary: HistorySummary? = nil,
    dependants: [Int: [Int]]? = nil
  ) {
    self.register = register
    self.today = today
    self.dependants = Mutex(dependants)
    let summary = summary ?? HistorySummary(register)
    self.summary = summary
    latestMeeting = register.latestChangeBase(on: today)
    reportStart =
      latestMeeting.map { summary.start(of: .meeting($0), in: register) } ?? .position(0)
  }

  /// What is computed of some actions alone: where they are few of all, only their own lines of the
  /// history are read.
  public convenience init(_ register: Register, today: Day, of rows: [Int]) {
    let isFew = 2 * rows.count < register.actions.count
    let summary =
      isFew ? HistorySummary(of: rows.map { register.actions[$0].id }, in: register) : nil
    self.init(register, today: today, summary: summary)
  }

  /// Why an action may not be done in time (the rules of the Prime Minister's Office's early
  /// warning list, as read for this register).
  public enum Risk: Sendable, Equatable {
    /// Due within 30 days, and nobody said that it has begun.
    case notBegun(dueIn: Int)
    /// Something is waited for.
    case blocked(String)
    /// Due within 60 days, and no word for so many.
    case silent(days: Int, dueIn: Int)
    /// Postponed twice or more.
    case postponed(times: Int)
    /// It depends on an action that is late.
    case dependsOnLate(String)
    /// Due within 60 days, and its lead is not confirmed.
    case leadNotConfirmed(dueIn: Int)
  }
}

extension Register {
  /// Days after the last day of the due date, own or inherited, or of that of a step which is to be
  /// done; nil where an action is not late. What the history says makes no difference.
  public func daysLate(ofAction row: Int, on today: Day) -> Int? {
    let late = daysPastDue(ofAction: row, on: today)
    if actions[row].steps.isEmpty { return late }
    return [late, lateStep(ofAction: row, on: today)?.days].compactMap { $0 }.max()
  }

  /// Days after the last day of its own or inherited due date, whatever its steps are; nil where that
  /// has not passed, or the action cannot be late any more.
  public func daysPastDue(ofAction row: Int, on today: Day) -> Int? {
    guard actions[row].status.canBeLate else { return nil }
    return due(ofAction: row)?.due.daysLate(on: today)
  }

  /// The step of an action that is late for the most days; nil where none is.
  public func lateStep(ofAction row: Int, on today: Day) -> (step: ActionStep, days: Int)? {
    guard actions[row].status.canBeLate else { return nil }
    var latest: (step: ActionStep, days: Int)?
    for step in actions[row].steps {
      guard let days = step.daysLate(on: today), days > latest?.days ?? 0 else { continue }
      latest = (step, days)
    }
    return latest
  }
}

/// What an action is late by.
public enum Lateness: Sendable, Hashable {
  /// Days after the last day of its own or inherited due date.
  case due(days: Int)
  /// Its own date has not passed, but that of a step has: the number of the step, and for how long.
  case step(String, days: Int)
}

extension Register {
  /// What an action is late by; nil where it is not.
  public func lateness(ofAction row: Int, on today: Day) -> Lateness? {
    if let days = daysPastDue(ofAction: row, on: today) { return .due(days: days) }
    if actions[row].steps.isEmpty { return nil }
    return lateStep(ofAction: row, on: today).map { .step($0.step.id, days: $0.days) }
  }
}

extension ActionStates {
  /// Days after the last day of the due date, own or inherited; nil where it is not late.
  public func daysLate(_ row: Int) -> Int? { register.daysLate(ofAction: row, on: today) }

  /// Days after the last day of its own or inherited due date, whatever its steps are; nil where that
  /// has not passed, or it cannot be late any more.
  public func daysPastDue(_ row: Int) -> Int? { register.daysPastDue(ofAction: row, on: today) }

  /// Whether a step of an action is late.
  public func isStepLate(_ row: Int) -> Bool {
    register.lateStep(ofAction: row, on: today) != nil
  }

  /// Days until the last day of the due date of an action that can still be late; nil where it has
  /// passed or there is none.
  public func daysLeft(_ row: Int) -> Int? {
    guard register.actions[row].status.canBeLate, let due = register.due(ofAction: row)?.due,
      due.last >= today
    else { return nil }
    return due.last.number - today.number
  }

  /// Whether an action is due within two weeks.
  public func isSoon(_ row: Int) -> Bool {
    daysLeft(row).map { $0 <= ActionStates.soonDays } ?? false
  }

  /// Whether an open action waits for something or someone, or for another that is open.
  public func isBlocked(_ row: Int) -> Bool {
    register.actions[row].status.isOpen
      && (register.actions[row].waitingOn != nil
        || register.actions[row].dependsOn.contains(where: isOpen))
  }

  /// The ids of the open actions that an action comes after.
  public func awaitedActions(_ row: Int) -> [String] {
    register.actions[row].dependsOn.filter(isOpen)
  }

  /// The open actions that come after an action, by row.
  public func followers(_ row: Int) -> [Int] {
    let known = dependants.withLock { dependants in
      let known = dependants ?? register.dependants
      dependants = known
      return known
    }
    return (known[row] ?? []).filter { register.actions[$0].status.isOpen }
  }

  /// Whether an action is open and another open one comes after it.
  public func isAwaited(_ row: Int) -> Bool {
    register.actions[row].status.isOpen && !followers(row).isEmpty
  }

  /// Whether an open action has no end and nobody said since the latest meeting how it stands.
  public func isToReview(_ row: Int) -> Bool {
    register.actions[row].kind == .ongoing && Query.Lacking.report.holds(row, self)
  }

  func isOpen(_ action: String) -> Bool {
    register.action(action)?.status.isOpen ?? false
  }

  /// What the history says of an action.
  private func entry(_ row: Int) -> HistorySummary.Entry {
    summary.entry(of: register.actions[row].id, row: row)
  }

  /// Days since an action was reported complete, or a later due date was asked for, while nobody has
  /// answered; nil for any other, and where nothing tells.
  public func daysAwaitingConfirmation(_ row: Int) -> Int? {
    if register.actions[row].status == .reportedDone {
      return entry(row).statusDay.map { today.number - $0.number }
    }
    guard register.actions[row].status.isOpen else { return nil }
    return register.actions[row].dueAsked?.at.map { today.number - $0.day.number }
  }

  /// The day of the latest word about an action: a line of its history or a note, else the day of
  /// its meeting; nil where neither is known.
  func latestWord(_ row: Int) -> Day? { latestWord(row, saidOn(row)) }

  private func latestWord(_ row: Int, _ said: Day?) -> Day? {
    said ?? register.meetings[register.meetingRow(ofAction: row)].date
  }

  /// The day of the latest line of its history or note; nil where there is none.
  public func saidOn(_ row: Int) -> Day? {
    saidOn(row, entry(row))
  }

  private func saidOn(_ row: Int, _ entry: HistorySummary.Entry) -> Day? {
    var latest = entry.latest?.day
    // By place and field: copies of notes would take longer than the rest.
    for place in register.actions[row].notes.indices {
      guard let day = register.actions[row].notes[place].at?.day else { continue }
      if latest.map({ $0 < day }) ?? true { latest = day }
    }
    return latest
  }

  /// Whether anyone said how an action stands since the latest meeting: a status, a note, evidence.
  public func isReported(_ row: Int) -> Bool {
    isReported(row, entry(row))
  }

  private func isReported(_ row: Int, _ entry: HistorySummary.Entry) -> Bool {
    if entry.reported?.isSince(reportStart) == true {
      if !register.actions[row].hasWithdrawn || isStillReported(row) { return true }
    }
    guard let first = reportDay else { return !register.actions[row].standingNotes.isEmpty }
    return register.actions[row].notes.contains { note in
      note.withdrawn == nil && note.at.map { $0.day >= first } ?? false
    }
  }

  /// The same for an action of which a note or a piece of evidence was taken back: a line that added
  /// one counts while it stands.
  private func isStillReported(_ row: Int) -> Bool {
    let action = register.actions[row]
    let lines = register.history.lines(ofEach: [action.id]).first ?? []
    let acts = ActReversals(lines.map(\.change))
    return lines.contains { position, change in
      let mark = HistorySummary.Mark(position: position, day: change.at.day)
      guard acts.stands(change.actID), mark.isSince(reportStart) else { return false }
      switch ChangeDigest.Content(change) {
      case .status: return true
      case .note: return action.standingNotes.contains { $0.at == change.at }
      case .evidence: return action.standingEvidence.contains { $0.value == change.to }
      case .step: return true
      case .due, .lead, .value, .record, .other: return false
      }
    }
  }

  /// Whether anyone said since the latest meeting that nothing changed.
  public func isReportedUnchanged(_ row: Int) -> Bool {
    let first = reportDay
    return register.actions[row].notes.contains { note in
      note.isUnchanged && note.withdrawn == nil
        && (first.map { first in note.at.map { $0.day >= first } ?? false } ?? true)
    }
  }

  /// The first day after the latest meeting.
  private var reportDay: Day? {
    if case .day(let day) = reportStart { return day }
    return latestMeeting.flatMap { register.meeting($0)?.closed }?.adding(days: 1)
  }

  /// Whether a line of the history of an action was written since a point.
  public func isChanged(_ row: Int, since point: ChangePoint) -> Bool {
    let start = summary.start(of: point, in: register)
    return entry(row).last?.isSince(start) ?? false
  }

  /// Whether an action was added since a point.
  public func isNew(_ row: Int, since point: ChangePoint) -> Bool {
    summary.isMade(register.actions[row].id, since: summary.start(of: point, in: register))
  }

  /// Whether an open action is late for more than a month, or was postponed three times or more.
  public func isEscalated(_ row: Int) -> Bool {
    register.actions[row].status.isOpen && ((daysLate(row) ?? 0) > 30 || postponements(row) >= 3)
  }

  /// Whether an action of a ministry that was split waits for a decision who leads it now.
  public func isToHandOver(_ row: Int) -> Bool {
    guard summary.hasHeirs, register.actions[row].status.isOpen,
      let lead = register.actions[row].leadMinistry
    else { return false }
    return !summary.heirs(of: lead, for: register.actions[row].id, in: register).isEmpty
  }

  /// Days since the latest word about an action that can still be late, where they are more than may
  /// pass. What was reported complete waits for a word of the secretariat, and not for one about it.
  public func staleDays(_ row: Int) -> Int? { staleDays(row, saidOn(row)) }

  private func staleDays(_ row: Int, _ said: Day?) -> Int? {
    guard register.actions[row].status.canBeLate, let word = latestWord(row, said) else {
      return nil
    }
    let days = today.number - word.number
    return days > ActionStates.staleDays ? days : nil
  }

  /// The first due date of an action; nil for one that was given by an act which was taken back,
  /// also where the store holds it still.
  public func firstDue(_ row: Int) -> Due? {
    let held = register.actions[row].firstDue
    if held == nil { return nil }
    return summary.firstDue(of: register.actions[row].id).map { $0.corrected(held) } ?? held
  }

  /// Days between the first due date and the present one; negative where it was brought forward.
  public func slippage(_ row: Int) -> Int? {
    guard let first = firstDue(row), let due = register.actions[row].due else { return nil }
    return due.last.number - first.last.number
  }

  /// Days from the last day of the first due date until an action was done; negative where it was done
  /// before it, nil where it is not done or never had a due date of its own.
  public func daysFromFirstDue(_ row: Int) -> Int? {
    guard register.actions[row].status == .done, let day = register.actions[row].doneOn,
      let first = firstDue(row)
    else { return nil }
    return day.number - first.last.number
  }

  /// How often the due date was moved to a later one.
  public func postponements(_ row: Int) -> Int {
    entry(row).postponements
  }

  /// The due date of an action: its own, else its outcome's, which is then inherited.
  public func due(_ row: Int) -> (due: Due, isInherited: Bool)? { register.due(ofAction: row) }

  /// The id of the meeting that an action came out of.
  public func meeting(_ row: Int) -> String {
    register.meetings[register.meetingRow(ofAction: row)].id
  }

  /// How many closed meetings an action was carried over.
  public func carried(_ row: Int) -> Int { summary.carried(register.actions[row]) }

  /// Whether an action is due later than at first, and nobody said why it was moved the last time.
  public func isUnexplained(_ row: Int) -> Bool {
    entry(row).isUnexplained && (slippage(row) ?? 0) > 0
  }

  /// Why an action may not be done in time; nothing where no reason is known, and where it is
  /// overdue already.
  public func risks(_ row: Int) -> [Risk] {
    guard canBeAtRisk(row) else { return [] }
    return [
      notBegun(row), blocked(row), silent(row, staleDays(row)),
      postponed(entry(row)), dependsOnLate(row), leadNotConfirmed(row),
    ].compactMap { $0 }
  }

  /// Whether there is any such reason.
  public func isAtRisk(_ row: Int) -> Bool {
    let entry = entry(row)
    return isAtRisk(row, entry: entry, staleDays: staleDays(row, saidOn(row, entry)))
  }

  private func isAtRisk(_ row: Int, entry: HistorySummary.Entry, staleDays: Int?) -> Bool {
    guard canBeAtRisk(row) else { return false }
    return postponed(entry) != nil || register.actions[row].waitingOn != nil
      || silent(row, staleDays) != nil || leadNotConfirmed(row) != nil || notBegun(row) != nil
      || dependsOnLate(row) != nil
  }

  private func canBeAtRisk(_ row: Int) -> Bool {
    register.actions[row].status.canBeLate && daysLate(row) == nil
  }

  /// What is computed of one action, with one look at what the history says of it.
  public struct Signs: Sendable {
    /// The day of the latest line of its history or note; nil where there is none.
    public let saidOn: Day?
    /// Whether it can still be late and nobody said anything for longer than from one meeting to the
    /// next.
    public let isStale: Bool
    /// Whether there is a reason why it may not be done in time.
    public let isAtRisk: Bool
    /// Whether anyone said how it stands since the latest meeting.
    public let isReported: Bool
  }

  /// What is computed of an action.
  public func signs(_ row: Int) -> Signs {
    let entry = entry(row)
    let said = saidOn(row, entry)
    let staleDays = staleDays(row, said)
    return Signs(
      saidOn: said, isStale: staleDays != nil,
      isAtRisk: isAtRisk(row, entry: entry, staleDays: staleDays),
      isReported: isReported(row, entry))
  }

  private func notBegun(_ row: Int) -> Risk? {
    let status = register.actions[row].status
    guard let left = daysLeft(row), left <= 30, status == .unreported || status == .notStarted
    else { return nil }
    return .notBegun(dueIn: left)
  }

  private func blocked(_ row: Int) -> Risk? {
    register.actions[row].waitingOn.map { .blocked($0.text) }
  }

  private func silent(_ row: Int, _ staleDays: Int?) -> Risk? {
    guard let days = staleDays, let left = daysLeft(row), left <= 60 else { return nil }
    return .silent(days: days, dueIn: left)
  }

  private func postponed(_ entry: HistorySummary.Entry) -> Risk? {
    let times = entry.postponements
    return times >= 2 ? .postponed(times: times) : nil
  }

  private func dependsOnLate(_ row: Int) -> Risk? {
    register.actions[row].dependsOn.first { id in
      guard let place = register.place(of: id), place.section == .actions else { return false }
      return daysLate(place.row) != nil
    }.map { .dependsOnLate($0) }
  }

  private func leadNotConfirmed(_ row: Int) -> Risk? {
    guard let left = daysLeft(row), left <= 60, register.actions[row].lead?.confirmed != true
    else { return nil }
    return .leadNotConfirmed(dueIn: left)
  }
}
