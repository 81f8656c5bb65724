/// The numbers of actions that pages, papers and findings give, each with the query that finds what
/// it counts.
public enum ActionFigure: String, Sendable, CaseIterable {
  /// Something is still to be done.
  case open
  /// Past the last day of the due date.
  case overdue
  /// Due within two weeks.
  case soon
  /// Due within thirty days.
  case month
  /// Reported complete, not confirmed.
  case toConfirm
  /// Not overdue, but perhaps not done in time.
  case atRisk
  /// Not a word for longer than from one meeting to the next.
  case silent
  /// Waiting for something, someone or another action.
  case blocked
  /// Open without an owner.
  case noOwner
  /// Open with a proposed owner.
  case proposed
  /// Open with a confirmed owner.
  case confirmed
  /// Open without a due date.
  case noDue
  /// Open and postponed, and nobody said why.
  case noReason
  /// Open, and other open ones come after it.
  case awaited
  /// Open without an end, and without a word since the latest meeting.
  case toReview
  /// Open and due with its outcome.
  case inherited
  /// What could be late if it had a due date.
  case undated
  /// Waiting for a decision after a split.
  case handOver
  /// So late or so often postponed that the ministers decide on it.
  case escalated
  /// Open and not reported on since the latest meeting.
  case toReport
  /// Open and never a word.
  case neverReported
  /// Counts for the progress of its meeting.
  case counted
  /// Done, of what counts.
  case countedDone
  /// Neither counts nor was dropped.
  case notCounted

  /// The query that finds what is counted.
  public var query: String {
    switch self {
    case .open: "is:open"
    case .overdue: "is:overdue"
    case .soon: "is:soon"
    case .month: "is:open -is:waiting due:30d"
    case .toConfirm: "is:waiting"
    case .atRisk: "is:risk"
    case .silent: "is:stale"
    case .blocked: "is:blocked"
    case .noOwner: "no:owner"
    case .proposed: "is:proposed"
    case .confirmed: "is:open -is:proposed -no:owner"
    case .noDue: "no:due"
    case .noReason: "no:reason"
    case .awaited: "is:awaited"
    case .toReview: "is:review"
    case .inherited: "is:inherited"
    case .undated: "-is:waiting no:due"
    case .handOver: "is:handover"
    case .escalated: "is:escalated"
    case .toReport: "no:report"
    case .neverReported: "no:update"
    case .counted: "is:counted"
    case .countedDone: "is:counted st:done"
    case .notCounted: "-is:counted -st:dropped"
    }
  }

  /// The query that finds what has a status.
  public static func query(of status: Status) -> String { "st:\(status.rawValue.lowercased())" }

  /// Whether an action is counted.
  public func counts(_ row: Int, _ states: ActionStates) -> Bool {
    let status = states.register.actions[row].status
    return switch self {
    case .open: Query.State.open.holds(row, states)
    case .overdue: Query.State.overdue.holds(row, states)
    case .soon: Query.State.soon.holds(row, states)
    case .month: states.daysLeft(row).map { $0 <= 30 } ?? false
    case .toConfirm: Query.State.waiting.holds(row, states)
    case .atRisk: Query.State.risk.holds(row, states)
    case .silent: Query.State.stale.holds(row, states)
    case .blocked: Query.State.blocked.holds(row, states)
    case .noOwner: Query.Lacking.owner.holds(row, states)
    case .proposed: Query.State.proposed.holds(row, states)
    case .confirmed: status.isOpen && states.register.actions[row].lead?.confirmed == true
    case .noDue: Query.Lacking.due.holds(row, states)
    case .noReason: Query.Lacking.reason.holds(row, states)
    case .awaited: Query.State.awaited.holds(row, states)
    case .toReview: Query.State.review.holds(row, states)
    case .inherited: Query.State.inherited.holds(row, states)
    case .undated: status.canBeLate && states.register.due(ofAction: row) == nil
    case .handOver: Query.State.handover.holds(row, states)
    case .escalated: Query.State.escalated.holds(row, states)
    case .toReport: Query.Lacking.report.holds(row, states)
    case .neverReported: Query.Lacking.update.holds(row, states)
    case .counted: states.register.isCounted(action: row)
    case .countedDone: states.register.isCounted(action: row) && status == .done
    case .notCounted: !states.register.isCounted(action: row) && status != .dropped
    }
  }
}
