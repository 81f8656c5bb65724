import HusokModel

/// What came of bringing a register together with that of others.
public struct SyncReport: Sendable {
  /// The changes that were sent, or wait to be sent.
  public var sent: [Change] = []
  /// Whether the register was shared for the first time.
  public var isFirst = false
  /// The changes of others that came in.
  public var received: [Change] = []
  /// The fields that both sides changed differently.
  public var conflicts: [MergeConflict] = []
  /// The records that took another id.
  public var renumbered: [MergeRenumbering] = []
  /// The register as it stands now.
  public var register: Register
  /// Where the other side is; nil where there is none.
  public var remote: String?
  /// Why nothing could be sent or received: the other side cannot be reached at present.
  public var offline: String?
  /// Whether files beside the register were left as they are, since they were changed here.
  public var leftOthers = false
}

/// How far it is, for who waits.
public enum SyncStep: CaseIterable, Sendable {
  case committing, fetching, merging, sending
}

/// How the commits are described, since sentences are not this library's.
public struct SyncWords: Sendable {
  /// That of a register that is shared for the first time.
  public let first: @Sendable (Register) -> String
  /// That of changes that were made here.
  public let changes: @Sendable ([Change], Register) -> String
  /// That of bringing two sides together.
  public let merging: @Sendable ([Change], Register) -> String

  /// The sentences for each kind of commit.
  public init(
    first: @escaping @Sendable (Register) -> String,
    changes: @escaping @Sendable ([Change], Register) -> String,
    merging: @escaping @Sendable ([Change], Register) -> String
  ) {
    self.first = first
    self.changes = changes
    self.merging = merging
  }
}
