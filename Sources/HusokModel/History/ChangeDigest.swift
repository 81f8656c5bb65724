/// What the summary of the history takes from one line: enough for most of what is asked of it,
/// without the texts that the line holds.
public struct ChangeDigest: Sendable, Equatable {
  /// What a line is about.
  public enum Content: Sendable, Equatable {
    /// A status, before and after; nil for none that this version knows.
    case status(from: Status?, to: Status?)
    /// A note that was added.
    case note
    /// Evidence that was added.
    case evidence
    /// A step that was done.
    case step
    /// A due date, whether it was moved to a later end, and whether somebody said why.
    case due(isLater: Bool, hasReason: Bool)
    /// The lead, and whether it is another ministry since.
    case lead(isOther: Bool)
    /// A value against a target.
    case value
    /// The record itself: whether it was not there before, and whether it is there since.
    case record(isNew: Bool, isThere: Bool)
    /// Anything else.
    case other
  }

  /// When the line was written.
  public let at: Instant
  /// The hash of the id of its act.
  public let act: UInt64
  /// Whether it takes back another act.
  public let isReversal: Bool
  /// What it is about.
  public let content: Content

  /// The digest of a line that was not read whole.
  public init(at: Instant, act: UInt64, isReversal: Bool, content: Content) {
    self.at = at
    self.act = act
    self.isReversal = isReversal
    self.content = content
  }

  /// The digest of a line.
  public init(_ change: Change) {
    at = change.at
    act = FNV1a.hash(change.actID.utf8)
    isReversal = change.undoes != nil
    content = Content(change)
  }
}

extension ChangeDigest.Content {
  /// What a line is about.
  public init(_ change: Change) {
    switch change.field {
    case "status":
      self = .status(
        from: change.from.text.flatMap { Status(rawValue: $0) },
        to: change.to.text.flatMap { Status(rawValue: $0) })
    // One that is put right or taken back is no new word.
    case "notes": self = change.to.isNull || !change.from.isNull ? .other : .note
    case "evidence": self = change.to.isNull || !change.from.isNull ? .other : .evidence
    case "steps":
      self = change.from["doneOn"] == nil && change.to["doneOn"] != nil ? .step : .other
    case "due":
      self = .due(from: change.from.text, to: change.to.text, hasReason: change.reason != nil)
    case "lead": self = .lead(isOther: change.from["ministry"] != change.to["ministry"])
    case "targets": self = .value
    case Change.wholeRecord:
      self = .record(isNew: change.from.isNull, isThere: !change.to.isNull)
    default: self = .other
    }
  }

  /// A due date as the store writes it, before and after.
  public static func due(from: String?, to: String?, hasReason: Bool) -> Self {
    guard let before = from.flatMap({ Due($0) }), let after = to.flatMap({ Due($0) }) else {
      return .due(isLater: false, hasReason: hasReason)
    }
    return .due(isLater: after.last > before.last, hasReason: hasReason)
  }
}

/// The digests of a history, and which records its lines are of.
public struct ChangeDigests: Sendable {
  /// The ids of the records.
  public let records: [String]
  /// The digest of each line, and the place of its record among the ids; nil for a line that has to
  /// be read: it made or removed a record, closed a meeting or decided on a lead, a merge wrote it,
  /// or it is written as no program writes it.
  public let lines: [(digest: ChangeDigest, record: Int)?]

  /// Digests of a history.
  public init(records: [String], lines: [(digest: ChangeDigest, record: Int)?]) {
    self.records = records
    self.lines = lines
  }
}
