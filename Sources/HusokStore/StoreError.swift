/// Why a store cannot be read or saved.
public enum StoreError: Error, Equatable, Sendable {
  /// There is no file.
  case missing(path: String)
  /// A file is there already, where a new one was to be made.
  case exists(path: String)
  /// The system does not let it be read.
  case unreadable(path: String, SystemFault)
  /// It is a folder, a device or the like.
  case notAFile(path: String)
  /// It is larger than any register can be; its size in bytes.
  case tooLarge(path: String, size: Int)
  /// It is not a store that can be read; where and why. Its bytes are left as they are.
  case damaged(path: String, line: Int, column: Int, DamageReason)
  /// A newer husok wrote it: it can be read, not changed.
  case newer(path: String, version: Int)
  /// Another writer holds the lock; its process, where known.
  case busy(path: String, holder: Int?)
  /// The system does not let it be written; the old file stands.
  case unwritable(path: String, SystemFault)
  /// The records do not take the change.
  case refused(path: String, record: String)
}
