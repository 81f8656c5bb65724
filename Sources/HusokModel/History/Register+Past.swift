extension Register {
  /// The register as it stood at the end of an earlier day: the lines of the history since then are
  /// taken back, latest first, and are not part of its history.
  public func asOf(_ day: Day) -> Register { without { $0.at.day > day } }

  /// The day of a meeting or a day; nil where no day of the meeting is known.
  public func day(of point: ChangePoint) -> Day? {
    switch point {
    case .meeting(let id): meeting(id)?.heldOn
    case .day(let day): day
    }
  }

  /// The same register with its history read once, for who asks for all of it several times.
  func withDecodedHistory() -> Register {
    var register = self
    register.history = history.decoded
    return register
  }

  /// The register as it stood before some lines of its history: they are taken back, latest first,
  /// and are not part of its history.
  public func without(_ isTakenBack: (Change) -> Bool) -> Register {
    var walk = PastWalk(self)
    var kept: [Change] = []
    for position in stride(from: history.count - 1, through: 0, by: -1) {
      let change = history[position]
      if isTakenBack(change) { walk.takeBack(change) } else { kept.append(change) }
    }
    walk.rest()
    return walk.register(with: History(Array(kept.reversed())))
  }
}

/// From where on changes are asked for.
public enum ChangePoint: Sendable, Equatable {
  /// The closing of a meeting's record; the end of its day where it was not closed.
  case meeting(String)
  /// A day, its own changes included.
  case day(Day)
}

/// What sort of change a line of the history is, for the list of changes since a meeting.
public enum ChangeGroup: String, Sendable, CaseIterable {
  /// A record was made.
  case added
  /// An action was confirmed as done.
  case done
  /// An action was reported done.
  case reported
  /// A report that an action is done was returned.
  case returned
  /// An action that was done or dropped was taken up again.
  case reopened
  /// An action was dropped.
  case dropped
  /// A due date was set or moved.
  case moved
  /// An action waits for someone, or for another action.
  case blocked
  /// Another ministry leads.
  case handedOver
  /// A ministry has another name.
  case renamed
  /// A value was noted against a target.
  case valued
  /// A note was added.
  case noted
  /// Anything else.
  case other

  /// The group of a line.
  public init(_ change: Change) {
    let content = ChangeDigest.Content(change)
    self = content == .other ? ChangeGroup(ofField: change) : ChangeGroup(content)
  }

  /// Its place among all of them.
  fileprivate var place: Int {
    switch self {
    case .added: 0
    case .done: 1
    case .reported: 2
    case .returned: 3
    case .reopened: 4
    case .dropped: 5
    case .moved: 6
    case .blocked: 7
    case .handedOver: 8
    case .renamed: 9
    case .valued: 10
    case .noted: 11
    case .other: 12
    }
  }

  /// The group of a line that only its field tells.
  private init(ofField change: Change) {
    switch change.field {
    case "waitingOn", "dependsOn": self = change.to.isNull ? .other : .blocked
    case "names": self = .renamed
    default: self = .other
    }
  }

  /// The group of a line that is about this.
  init(_ content: ChangeDigest.Content) {
    switch content {
    case .record(isNew: true, _): self = .added
    case .due: self = .moved
    case .lead(isOther: true): self = .handedOver
    case .status(_, to: .done): self = .done
    case .status(_, to: .reportedDone): self = .reported
    case .status(_, to: .dropped): self = .dropped
    case .status(from: .reportedDone, to: .inProgress): self = .returned
    case .status(from: .done, _), .status(from: .dropped, _): self = .reopened
    case .value: self = .valued
    case .note: self = .noted
    case .record(isNew: false, _), .lead(isOther: false), .status, .evidence, .step, .other:
      self = .other
    }
  }
}

extension Register {
  /// The lines of the history since a point, oldest first; a summary of it that is there already
  /// is used.
  public func changes(since point: ChangePoint, _ summary: HistorySummary? = nil) -> [Change] {
    let summary = summary ?? HistorySummary(history)
    let start = summary.start(of: point, in: self)
    return history.changes(at: summary.positions(since: start))
  }

  /// The lines of the history since a point that stand, by group: their positions, newest first.
  /// Groups without any are left out.
  public func changeGroups(
    since point: ChangePoint, _ summary: HistorySummary
  ) -> [(group: ChangeGroup, positions: [Int])] {
    let positions = summary.positions(since: summary.start(of: point, in: self))
    var found = Array(repeating: [Int](), count: ChangeGroup.allCases.count)
    for position in positions.reversed() where summary.stands(position, in: history) {
      let group = summary.groups[position] ?? ChangeGroup(history[position])
      found[group.place].append(position)
    }
    return ChangeGroup.allCases.compactMap { group in
      found[group.place].isEmpty ? nil : (group, found[group.place])
    }
  }

  /// The meetings since which changes can be asked for, in order of time: those that were held by
  /// a day, or whose record was closed.
  public func changeBases(on today: Day) -> [String] {
    let held = meetings.indices.compactMap { row in
      changeDay(ofMeeting: row, by: today).map { (day: $0, row: row) }
    }
    return held.sorted { ($0.day, $0.row) < ($1.day, $1.row) }.map { meetings[$0.row].id }
  }

  /// The latest of them; nil where there is none. It is asked for with every frame: nothing is sorted.
  func latestChangeBase(on today: Day) -> String? {
    var latest: (day: Day, row: Int)?
    for row in meetings.indices {
      guard let day = changeDay(ofMeeting: row, by: today), latest.map({ $0.day <= day }) ?? true
      else { continue }
      latest = (day, row)
    }
    return latest.map { meetings[$0.row].id }
  }

  /// The day by which a meeting stands among them; nil where changes cannot be asked for since it.
  private func changeDay(ofMeeting row: Int, by today: Day) -> Day? {
    guard let day = meetings[row].closed ?? meetings[row].date, day <= today else { return nil }
    return meetings[row].date ?? day
  }
}
