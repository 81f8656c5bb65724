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

/// What a person may do.
public enum Role: String, Sendable, CaseIterable {
  /// Keeps the register and confirms completion.
  case secretariat
  /// Reports for one ministry.
  case desk
  /// Reads and changes nothing.
  case reader
}

/// Why a change was refused; every case is something that the person can act on.
public enum Refusal: Error, Equatable, Sendable {
  /// There is no such record.
  case noSuchRecord(String)
  /// The action has this status already.
  case already(String, Status)
  /// No way leads from the one status to the other.
  case noTransition(String, from: Status, to: Status)
  /// Only the secretariat does this.
  case secretariatOnly(String, to: Status)
  /// A reader changes nothing.
  case readerChangesNothing
  /// This needs a reason.
  case reasonNeeded(Status)
  /// A note without text.
  case emptyText
  /// The file was opened only to read.
  case readOnly
  /// There is nothing to undo or to redo.
  case nothingTo(UndoDirection)
  /// The record was changed since, so that undoing would lose that change.
  case changedSince(String, field: String)
  /// Nothing was named.
  case nothingNamed
  /// Only the secretariat changes this field.
  case fieldForSecretariat(String)
  /// A confirmed owner is changed or taken away only with a reason.
  case ownerReasonNeeded(String)
  /// The lead ministry does not also support.
  case leadSupports(String)
  /// Only what was done, reported done or dropped can be taken up again.
  case nothingToReopen(String)
  /// An action cannot come after itself, also not by way of others.
  case waitsForItself(String)
  /// No ministry is named so.
  case noSuchMinistry(String)
  /// The text is no value of the field.
  case badValue(field: String, text: String)
  /// The text is none of the words that the field knows.
  case notAChoice(field: String, text: String, FieldWords.Family)
  /// The text is no due date.
  case notADueDate(String)
  /// The text is no day.
  case notADay(String)
  /// The order of day and month in the text can be taken in more than one way; the days it may mean.
  case ambiguousDay(String, [Day])
  /// The text is no amount of the unit.
  case notAnAmount(String, unit: String)
  /// The day that the text says has another day of the week than the one beside it.
  case otherWeekday(String, of: Day)
  /// A reference begins as several records do.
  case ambiguous(String, [String])
  /// The records of this kind have no such field, or it is not changed this way; those that can be.
  case noSuchField(String, known: [String])
  /// Another record has this id.
  case idTaken(String)
  /// Everything is as asked already.
  case nothingChanges
  /// The outcome has no target of that name; those that it has.
  case noSuchTarget(String, known: [String])
  /// A desk changes only what its ministry leads or supports.
  case notYours(String)
  /// A record is removed only with a reason.
  case removalReasonNeeded(String)
  /// A record that another names stays.
  case stillNamed(String, by: String)
}

/// The transitions of an action, from the practice of the Prime Minister's Office's follow-up
/// rules: two steps to completion, a reason for every step back.
public enum StatusRules {
  /// Whether a step needs a reason: holding, dropping, returning and reopening do.
  public static func needsReason(from: Status, to: Status) -> Bool {
    switch (from, to) {
    case (_, .onHold), (_, .dropped): true
    case (.reportedDone, .inProgress), (.done, .inProgress): true
    case (.dropped, _): true
    default: false
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
  public static func isForSecretariat(from: Status, to: Status) -> Bool {
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
