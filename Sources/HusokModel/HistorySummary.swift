/// What the history says of each record, gathered in one pass for all that is computed from it.
public struct HistorySummary: Sendable {
  /// What it says of one record.
  public struct Entry: Sendable {
    /// The moment of the latest line.
    public fileprivate(set) var latest: Instant?
    /// How often its due date was moved to a later end.
    public fileprivate(set) var postponements = 0
    /// The lines that changed its status: position, before and after.
    fileprivate(set) var statuses: [(position: Int, from: Status?, to: Status?)] = []
    /// The position of the line that made it; nil for a record that was there from the start.
    fileprivate(set) var madeAt: Int?
  }

  private let entries: [String: Entry]
  /// The closings of meetings that still stand: position of the line, and the meeting.
  public let closings: [(position: Int, meeting: String)]

  /// Reads a history once.
  public init(_ history: History) {
    var entries: [String: Entry] = [:]
    var closings: [(position: Int, meeting: String)] = []
    for position in 0..<history.count {
      let change = history[position]
      entries[change.record, default: Entry()].take(change, at: position)
      guard change.field == "closed" else { continue }
      closings.removeAll { $0.meeting == change.record }
      if !change.to.isNull { closings.append((position, change.record)) }
    }
    self.entries = entries
    self.closings = closings
  }

  /// What the history says of a record; nothing where it never changed.
  public subscript(record: String) -> Entry { entries[record] ?? Entry() }

  /// The position of the first line after the record of a meeting was frozen; nil where it was not.
  public func start(afterClosing meeting: String) -> Int? {
    closings.last { $0.meeting == meeting }.map { $0.position + 1 }
  }

  /// How many closed meetings an action was carried over: it was there and open when they were
  /// closed, and still is open.
  public func carried(_ action: FollowUpAction) -> Int {
    guard action.status.isOpen else { return 0 }
    let entry = self[action.id]
    return closings.count { closing in
      if let made = entry.madeAt, made > closing.position { return false }
      let next = entry.statuses.first { $0.position > closing.position }
      return (next.map { $0.from ?? .unreported } ?? action.status).isOpen
    }
  }
}

extension HistorySummary.Entry {
  fileprivate mutating func take(_ change: Change, at position: Int) {
    if latest.map({ $0.seconds <= change.at.seconds }) ?? true { latest = change.at }
    switch change.field {
    case "status":
      let before = change.from.text.flatMap { Status(rawValue: $0) }
      statuses.append((position, before, change.to.text.flatMap { Status(rawValue: $0) }))
    case "due" where change.undoes == nil:
      if let before = change.from.text.flatMap({ Due($0) }),
        let after = change.to.text.flatMap({ Due($0) }), after.last > before.last
      {
        postponements += 1
      }
    case Change.wholeRecord where !change.to.isNull: madeAt = position
    default: break
    }
  }
}
