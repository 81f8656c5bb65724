/// A version of the store that was kept.
public struct BackupEntry: Sendable, Equatable {
  /// Its number, 1 for the latest.
  public let number: Int
  /// When it was written.
  public let at: Instant
  /// Its size in bytes.
  public let size: Int
  /// How many actions it has and how many of them are complete; nil where it cannot be read.
  public let actions: (count: Int, done: Int)?

  /// A version of the store.
  public init(number: Int, at: Instant, size: Int, actions: (count: Int, done: Int)?) {
    self.number = number
    self.at = at
    self.size = size
    self.actions = actions
  }

  /// Field by field.
  public static func == (left: BackupEntry, right: BackupEntry) -> Bool {
    left.number == right.number && left.at == right.at && left.size == right.size
      && left.actions?.count == right.actions?.count && left.actions?.done == right.actions?.done
  }
}
