/// What is computed of actions on a day, and never stored: lateness, risk, staleness. Reasons are
/// values; words are put to them elsewhere.
public struct Assessment: Sendable {
  /// Days before a due date from which it is soon.
  public static let soonDays = 14
  /// Days without word after which an action is stale: about the interval between meetings.
  public static let staleDays = 35

  /// The register.
  public let register: Register
  /// The day.
  public let today: Day
  /// What the history says.
  public let summary: HistorySummary

  /// Reads the history of a register once, for all its actions.
  public init(_ register: Register, today: Day) {
    self.register = register
    self.today = today
    summary = HistorySummary(register.history)
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

extension Assessment {
  /// Days after the last day of the due date, own or inherited; nil where it is not late.
  public func daysLate(_ row: Int) -> Int? {
    guard register.actions[row].status.canBeLate else { return nil }
    return register.due(ofAction: row)?.due.daysLate(on: today)
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
    daysLeft(row).map { $0 <= Assessment.soonDays } ?? false
  }

  /// The day of the latest word about an action: a line of its history or a note, else the day of
  /// its meeting; nil where neither is known.
  public func latestWord(_ row: Int) -> Day? {
    let notes = register.actions[row].notes.compactMap { $0.at?.day }
    let said = summary[register.actions[row].id].latest?.day
    if let latest = (notes + (said.map { [$0] } ?? [])).max() { return latest }
    return register.meetings[register.meetingRow(ofAction: row)].date
  }

  /// Days since the latest word about an open action, where they are more than may pass.
  public func staleDays(_ row: Int) -> Int? {
    guard register.actions[row].status.isOpen, let word = latestWord(row) else { return nil }
    let days = today.number - word.number
    return days > Assessment.staleDays ? days : nil
  }

  /// Days between the first due date and the present one; negative where it was brought forward.
  public func slippage(_ row: Int) -> Int? {
    guard let first = register.actions[row].firstDue, let due = register.actions[row].due else {
      return nil
    }
    return due.last.number - first.last.number
  }

  /// How often the due date was moved to a later one.
  public func postponements(_ row: Int) -> Int {
    summary[register.actions[row].id].postponements
  }

  /// Why an open action may not be done in time; nothing where no reason is known.
  public func risks(_ row: Int) -> [Risk] {
    guard register.actions[row].status.canBeLate else { return [] }
    return [
      notBegun(row), blocked(row), silent(row), postponed(row), dependsOnLate(row),
      leadNotConfirmed(row),
    ].compactMap { $0 }
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

  private func silent(_ row: Int) -> Risk? {
    guard let left = daysLeft(row), left <= 60, let days = staleDays(row) else { return nil }
    return .silent(days: days, dueIn: left)
  }

  private func postponed(_ row: Int) -> Risk? {
    let times = postponements(row)
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
