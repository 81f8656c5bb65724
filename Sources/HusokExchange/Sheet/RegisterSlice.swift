import HusokModel

/// Some actions of a register as a register of their own: with what they come out of, with what
/// must be done first, with all ministries, and with the history of each.
public struct RegisterSlice {
  /// All ministries.
  public let ministries: [Ministry]
  /// The meetings that the outcomes are of.
  public let meetings: [Meeting]
  /// What the actions come out of.
  public let outcomes: [Outcome]
  /// The actions, and those that must be done first.
  public let actions: [FollowUpAction]
  /// The history of all of these.
  public let changes: [Change]

  /// A slice of the actions in some rows.
  public init(_ register: Register, actions rows: [Int]) {
    let rows = RegisterSlice.closed(rows, in: register).sorted()
    let outcomeRows = Set(rows.map { register.outcomeRows[$0] }).sorted()
    let meetingRows = Set(outcomeRows.map { register.meetingRows[$0] }).sorted()
    ministries = register.ministries
    meetings = meetingRows.map { register.meetings[$0] }
    outcomes = outcomeRows.map { register.outcomes[$0] }
    let whole = rows.map { register.actions[$0] }
    actions = whole.map(\.standing)
    let held = Set(
      actions.map(\.id) + outcomes.map(\.id) + meetings.map(\.id) + ministries.map(\.id))
    let withdrawn = register.linesOfWithdrawn(rows)
    changes = (0..<register.history.count).map { register.history[$0] }
      .filter { held.contains($0.record) && !withdrawn.contains($0.id) }
  }

  /// The rows, and those of the actions that must be done first.
  private static func closed(_ rows: [Int], in register: Register) -> Set<Int> {
    var closed: Set<Int> = []
    var waiting = rows
    while let row = waiting.popLast() {
      guard closed.insert(row).inserted else { continue }
      waiting += register.actions[row].dependsOn.compactMap { register.place(of: $0)?.row }
    }
    return closed
  }
}

extension FollowUpAction {
  /// The action without what was taken back.
  fileprivate var standing: FollowUpAction {
    var action = self
    action.notes = standingNotes
    action.evidence = standingEvidence
    return action
  }
}
