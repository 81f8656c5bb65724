extension Register {
  /// The register as it stood at the end of an earlier day: the lines of the history since then are
  /// taken back, latest first, and are not part of its history.
  public func asOf(_ day: Day) -> Register {
    var past = self
    var kept: [Change] = []
    for position in stride(from: history.count - 1, through: 0, by: -1) {
      let change = history[position]
      if change.at.day > day { past.takeBack(change) } else { kept.append(change) }
    }
    past.history = History(Array(kept.reversed()))
    past.restoreDoneDays(changedAfter: kept.count < history.count)
    past.revision += 1
    return past
  }

  /// Takes back one line. A line that no longer fits (another program changed the record) is left.
  private mutating func takeBack(_ change: Change) {
    var reverse = change
    reverse.from = change.to
    reverse.to = change.from
    if change.field == Change.wholeRecord {
      var copy = self
      if (try? copy.apply(Act([reverse]))) != nil { self = copy }
      return
    }
    guard let place = places[change.record] else { return }
    switch place.section {
    case .ministries: try? ministries[place.row].apply(reverse)
    case .meetings: try? meetings[place.row].apply(reverse)
    case .outcomes: try? outcomes[place.row].apply(reverse)
    case .actions: takeBack(reverse, place.row, isFirstDue: change.from.isNull)
    }
  }

  private mutating func takeBack(_ reverse: Change, _ row: Int, isFirstDue: Bool) {
    let firstDue = actions[row].firstDue
    try? actions[row].apply(reverse)
    if reverse.field == "due" { actions[row].firstDue = isFirstDue ? nil : firstDue }
  }

  /// A status that was taken back to done has the day of the line that once set it.
  private mutating func restoreDoneDays(changedAfter isChanged: Bool) {
    guard isChanged else { return }
    for row in actions.indices where actions[row].status == .done {
      if let day = latestDoneDay(of: actions[row].id) { actions[row].doneOn = day }
    }
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
  /// An action that was done or dropped was taken up again.
  case reopened
  /// An action was dropped.
  case dropped
  /// A due date was set or moved.
  case moved
  /// Another ministry leads.
  case handedOver
  /// Anything else.
  case other

  /// The group of a line.
  public init(_ change: Change) {
    switch change.field {
    case Change.wholeRecord: self = change.from.isNull ? .added : .other
    case "due": self = .moved
    case "lead": self = change.from["ministry"] == change.to["ministry"] ? .other : .handedOver
    case "status": self = ChangeGroup.ofStatus(change)
    default: self = .other
    }
  }

  private static func ofStatus(_ change: Change) -> ChangeGroup {
    switch change.to.text.flatMap({ Status(rawValue: $0) }) {
    case .done: .done
    case .reportedDone: .reported
    case .dropped: .dropped
    default:
      [Status.done.rawValue, Status.dropped.rawValue].contains(change.from.text ?? "")
        ? .reopened : .other
    }
  }
}

extension Register {
  /// The lines of the history since a point, oldest first.
  public func changes(since point: ChangePoint) -> [Change] {
    switch point {
    case .day(let day): return changes(after: day.adding(days: -1))
    case .meeting(let id):
      if let start = HistorySummary(history).start(afterClosing: id) {
        return (start..<history.count).map { history[$0] }
      }
      return meeting(id)?.date.map(changes(after:)) ?? (0..<history.count).map { history[$0] }
    }
  }

  private func changes(after day: Day) -> [Change] {
    (0..<history.count).lazy.map { history[$0] }.filter { $0.at.day > day }
  }

  /// Of some lines of the history those that stand: an act that was taken back among them is left
  /// out together with what took it back; one that was done again stands.
  public static func standing(_ changes: [Change]) -> [Change] {
    var undoes: [String: String] = [:]
    var hidden: Set<String> = []
    let acts = Set(changes.map(\.actID))
    for change in changes {
      guard let target = change.undoes, undoes[change.actID] == nil else { continue }
      undoes[change.actID] = target
      guard acts.contains(target) else { continue }
      hidden.formUnion([target, change.actID])
      if let original = undoes[target] { hidden.remove(original) }
    }
    return changes.filter { !hidden.contains($0.actID) }
  }
}
