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
  /// The file that stands for a lock, where the system has none, is another's; its process and
  /// machine, where known.
  case held(path: String, process: Int?, host: String?)
  /// What stands where the lock ought to be is something else; it was not touched.
  case foreignLock(path: String, ForeignLock)
  /// The system does not let it be written; the old file stands, where there was one.
  case unwritable(path: String, SystemFault)
  /// It was written and has its name, but the system does not say that the name is on disk: after a
  /// power cut the old file may be back. To save the same acts again only waits for the disk.
  case unconfirmed(path: String, SystemFault)
  /// The records do not take the change; the old file stands.
  case refused(path: String, record: String)
  /// What would be written for a record could not be read again; the old file stands.
  case unsound(path: String, record: String, DamageReason)
}
