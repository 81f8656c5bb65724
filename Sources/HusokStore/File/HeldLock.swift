import Glibc

/// A lock that is held. Whoever removes its file lets the next writer lock another one, so it is
/// asked once more just before a new file takes the name of the store.
struct HeldLock {
  let system: SystemCalls
  /// The file of the lock.
  let path: String
  /// Whether the one who held it before did not let go of it: what it left may lie about.
  var isAfterDeath = false
  private let device: dev_t
  private let inode: ino_t

  /// A lock on a file of this state.
  init(system: SystemCalls, path: String, status: stat) {
    self.system = system
    self.path = path
    device = status.st_dev
    inode = status.st_ino
  }

  /// The fault of a save whose lock was removed meanwhile.
  static let lost = SystemFault("flock", number: ESTALE)

  /// Whether the file of the lock is still the one that was locked.
  func isStill() throws(SystemFault) -> Bool {
    guard let status = system.linkStatus(path) else {
      if errno != ENOENT { throw SystemFault("lstat", at: path) }
      return false
    }
    return status.st_dev == device && status.st_ino == inode
  }

  /// Throws `lost` where it is another one.
  func check() throws(SystemFault) {
    if try !isStill() { throw HeldLock.lost }
  }
}
