/// The transitions of an action, from the practice of the Prime Minister's Office's follow-up
/// rules: two steps to completion, a reason for every step back.
public enum StatusRules {
  /// Whether a step needs a reason: holding, dropping, returning and reopening do.
  public static func needsReason(from: Status, to: Status) -> Bool {
    switch to {
    case .onHold, .dropped: true
    case .inProgress: from == .reportedDone || !from.isOpen
    case .unreported, .notStarted, .reportedDone, .done: from == .dropped
    }
  }

  /// Whether a way leads from one status to another, whoever asks.
  public static func allows(from: Status, to: Status) -> Bool {
    switch from {
    case .unreported: to != .unreported
    case .notStarted: ![.unreported, .notStarted].contains(to)
    case .inProgress: ![.unreported, .notStarted, .inProgress].contains(to)
    case .onHold: ![.unreported, .onHold].contains(to)
    case .reportedDone: [.inProgress, .done, .dropped].contains(to)
    case .done: to == .inProgress
    case .dropped: [.notStarted, .inProgress].contains(to)
    }
  }

  /// Whether only the secretariat may take a step: confirming completion, ending without it, and
  /// taking up again what was ended.
  static func isForSecretariat(from: Status, to: Status) -> Bool {
    to == .done || to == .dropped || from == .dropped
  }

  /// Throws the reason why an action may not take a step.
  public static func check(
    _ action: FollowUpAction, to: Status, role: Role, reason: String?
  ) throws(Refusal) {
    if role == .reader { throw .readerChangesNothing }
    let from = action.status
    if from == to { throw .already(action.id, to) }
    if !allows(from: from, to: to) { throw .noTransition(action.id, from: from, to: to) }
    if role == .desk, isForSecretariat(from: from, to: to) {
      throw .secretariatOnly(action.id, to: to)
    }
    if needsReason(from: from, to: to), reason?.isBlank ?? true { throw .reasonNeeded(to) }
  }

  /// The status that one step towards done leads to: a desk reports, the secretariat confirms.
  public static func towardsDone(_ role: Role) -> Status {
    role == .desk ? .reportedDone : .done
  }
}
