/// Where an action stands. Lateness is never among these: it is computed from the due date.
public enum Status: String, Sendable, CaseIterable {
  /// Nobody has said (미보고): what the bundled data starts with.
  case unreported
  /// The ministry says that it has not begun (미착수).
  case notStarted
  /// Under way (추진중).
  case inProgress
  /// Put aside (보류).
  case onHold
  /// The ministry says that it is done; waits for the secretariat (완료보고).
  case reportedDone
  /// Done and confirmed (완료).
  case done
  /// Ended without completion (추진중단).
  case dropped

  /// Whether something is still to be done about it.
  public var isOpen: Bool { self != .done && self != .dropped }
}
