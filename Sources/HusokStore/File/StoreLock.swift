import CPosix
import Glibc

/// Keeps other writers away while a store is saved. The lock is on a file beside the store, since
/// the store itself is replaced; the kernel frees it when a program dies. Where the file system has
/// no locks, a second file that only one can make stands for it.
struct StoreLock {
  let system: SystemCalls
  let path: String
  /// Who may do what with the store: who may write it may lock it.
  var rights: FileRights?
  /// How long to wait for another writer, in milliseconds.
  var patience = 10_000
  /// What cuts every wait short.
  var haste: Haste?
  /// Whether a lock file that was not there before goes again: beside a file that is no store of
  /// its own, such as those that git hands to a merge.
  var leavesNothing = false

  /// Runs a body while holding the lock.
  func hold<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try holding { _ throws(StoreError) in try body() }
  }

  /// Runs a body while holding the lock, which it can ask whether it still is one.
  func holding<Result>(
    _ body: (HeldLock) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    let deadline = Deadline(milliseconds: patience, haste: haste)
    let isNew = leavesNothing && system.linkStatus(path) == nil
    let (descriptor, held) = try opened(until: deadline)
    defer { _ = system.close(descriptor) }
    if held.path != path {
      defer { ExclusiveLock(system: system, path: held.path).release(held) }
      return try body(held)
    }
    var known = held
    known.isAfterDeath = noted(descriptor) != nil
    note(descriptor, "\(getpid())")
    defer {
      if isNew, (try? held.isStill()) == true { _ = system.unlink(path) }
      note(descriptor, "")
      _ = system.flock(descriptor, husok_lock_release())
    }
    return try body(known)
  }

  /// The lock file, locked. One that was taken away while it was waited for is no lock any more.
  private func opened(
    until deadline: Deadline
  ) throws(StoreError) -> (descriptor: Int32, held: HeldLock) {
    repeat {
      guard let (descriptor, status) = try file() else {
        usleep(500)
        continue
      }
      do throws(StoreError) {
        var held = HeldLock(system: system, path: path, status: status)
        if try !acquire(descriptor, until: deadline) {
          held = try exclusive(until: deadline)
        } else if try !isStill(held) {
          _ = system.close(descriptor)
          usleep(500)
          continue
        }
        try checkContent(descriptor)
        if let rights { rights.forLock.follow(descriptor, status: status, system: system) }
        return (descriptor, held)
      } catch {
        _ = system.close(descriptor)
        throw error
      }
    } while !deadline.isOver
    throw .busy(path: path, holder: nil)
  }

  private func isStill(_ held: HeldLock) throws(StoreError) -> Bool {
    do throws(SystemFault) {
      return try held.isStill()
    } catch {
      throw .unwritable(path: path, error)
    }
  }

  /// Locks; false where the file system has no locks.
  private func acquire(_ descriptor: Int32, until deadline: Deadline) throws(StoreError) -> Bool {
    while system.flock(descriptor, husok_lock_exclusive()) != 0 {
      let number = errno
      if StoreLock.isNotOffered(number) { return false }
      if number != EINTR, number != EWOULDBLOCK {
        throw .unwritable(path: path, SystemFault("flock", number: number))
      }
      if deadline.isOver { throw .busy(path: path, holder: noted(descriptor)) }
      if number == EWOULDBLOCK { usleep(5_000) }
    }
    return true
  }

  /// Whether this says that the file system has no locks, or none for this file.
  private static func isNotOffered(_ number: Int32) -> Bool {
    [ENOLCK, EOPNOTSUPP, ENOTSUP, ENOSYS, EBADF].contains(number)
  }

  /// The file that stands for the lock.
  private func exclusive(until deadline: Deadline) throws(StoreError) -> HeldLock {
    let base = path.hasSuffix(".lock") ? String(path.dropLast(5)) : path
    return try ExclusiveLock(system: system, path: base + ".held.lock").acquire(until: deadline)
  }
}

extension StoreLock {
  /// Opens the lock file, or makes it. Nothing but an ordinary file that has no other name is one:
  /// a link could lead to any file of this user. Nil where it went away just now.
  private func file() throws(StoreError) -> (Int32, stat)? {
    let flags = O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    var descriptor = system.open(path, flags, 0)
    if descriptor < 0, errno == ENOENT {
      let mode = rights?.forLock.firstMode ?? 0o600
      descriptor = system.open(path, flags | O_CREAT | O_EXCL, mode)
      if descriptor < 0, errno == EEXIST { return nil }
    }
    if descriptor < 0 { throw refusal(errno) }
    guard let status = system.openStatus(descriptor) else {
      let fault = SystemFault("fstat")
      _ = system.close(descriptor)
      throw .unwritable(path: path, fault)
    }
    let isFile = husok_is_regular(status.st_mode) != 0
    if isFile, status.st_nlink == 1 { return (descriptor, status) }
    _ = system.close(descriptor)
    if isFile, status.st_nlink == 0 { return nil }
    throw .foreignLock(path: path, isFile ? .otherName : .noFile)
  }

  /// Why a lock file cannot be opened.
  private func refusal(_ number: Int32) -> StoreError {
    switch number {
    case ELOOP: .foreignLock(path: path, .link)
    case EISDIR, ENXIO: .foreignLock(path: path, .noFile)
    default: .unwritable(path: path, SystemFault("open", number: number))
    }
  }

  /// The most that a lock file holds, in bytes.
  private static let room = 32

  /// Throws unless the file is empty or holds the number of a process, as husok leaves it; or the
  /// zeros of a file that was lengthened and not written before the power went.
  private func checkContent(_ descriptor: Int32) throws(StoreError) {
    let bytes = try content(descriptor)
    let digits = bytes.drop { $0 == 0x20 }.drop { (48...57).contains($0) }
    let isNumber = digits.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0 }
    if bytes.count > StoreLock.room || !isNumber { throw .foreignLock(path: path, .content) }
  }

  private func content(_ descriptor: Int32) throws(StoreError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: StoreLock.room + 1)
    let count = system.read(descriptor, &bytes, bytes.count, at: 0)
    if count < 0 { throw .unwritable(path: path, SystemFault("pread")) }
    return Array(bytes[..<count])
  }

  /// The number of the process that holds the lock, or that died while it did.
  private func noted(_ descriptor: Int32) -> Int? {
    guard let bytes = try? content(descriptor) else { return nil }
    return Int(String(decoding: bytes, as: UTF8.self).prefix { $0.isNumber })
  }

  /// Leaves the number of this process in the lock file, for the sentence that others show, or
  /// takes it away. It always takes as much room, so that it is written over: a file that is cut
  /// off first costs the next fsync of the store milliseconds.
  private func note(_ descriptor: Int32, _ number: String) {
    let room = String(repeating: " ", count: max(0, 11 - number.utf8.count))
    let text = Array("\(number)\(room)\n".utf8)
    _ = system.pwrite(descriptor, text, text.count, 0)
  }
}

/// What stands where the lock file of a store ought to be.
public enum ForeignLock: Equatable, Sendable {
  /// A symbolic link.
  case link
  /// A file that has a second name elsewhere.
  case otherName
  /// A folder, a device or the like.
  case noFile
  /// A file that holds something else.
  case content
}
