extension HistorySummary {
  /// What it says of one record.
  public struct Entry: Sendable {
    /// The moment of the latest line.
    public fileprivate(set) var latest: Instant?
    /// How often its due date was moved to a later end.
    public fileprivate(set) var postponements = 0
    /// The day of the latest line that changed its status.
    fileprivate(set) var statusDay: Day?
    /// The lines that changed its status: position, before and after.
    fileprivate(set) var statuses: [(position: Int, from: Status?, to: Status?)] = []
    /// The position of the line that made it; nil for a record that was there from the start.
    fileprivate(set) var madeAt: Int?
    /// The position of the latest line that decided on its lead.
    fileprivate(set) var ledAt: Int?
    /// Its latest line.
    fileprivate(set) var last: Mark?
    /// The latest line that says how it stands: a status, a note, evidence.
    fileprivate(set) var reported: Mark?
    /// What is told of the first due date, where an act was taken back; nil where none was.
    var firstDue: FirstDueTale?
  }
}

extension HistorySummary.Entry {
  /// What the lines of one record say, those of acts that stand.
  init(_ lines: [(position: Int, change: Change)], _ acts: ActReversals) {
    var tale = FirstDueTale()
    var isTurned = false
    for (position, change) in lines {
      let mark = HistorySummary.Mark(position: position, day: change.at.day)
      let stands = acts.stands(change.actID)
      if acts.concern(change.actID) { isTurned = true }
      tale.take(change, stands: stands)
      if stands { take(ChangeDigest(change), mark) }
    }
    if isTurned { firstDue = tale }
  }

  /// Takes in the next line of a record.
  mutating func take(_ digest: ChangeDigest, _ mark: HistorySummary.Mark) {
    if latest.map({ $0.seconds <= digest.at.seconds }) ?? true { latest = digest.at }
    let latestDay = max(last?.day ?? mark.day, mark.day)
    last = .init(position: mark.position, day: latestDay)
    switch digest.content {
    case .status(let before, let after):
      statuses.append((mark.position, before, after))
      statusDay = digest.at.day
      report(mark)
    case .note, .evidence: report(mark)
    case .lead: ledAt = mark.position
    case .due(isLater: true): postponements += 1
    case .record(_, isThere: true): madeAt = mark.position
    case .due(isLater: false), .record(_, isThere: false), .value, .other: break
    }
  }

  private mutating func report(_ mark: HistorySummary.Mark) {
    let day = max(reported?.day ?? mark.day, mark.day)
    reported = .init(position: mark.position, day: day)
  }
}
