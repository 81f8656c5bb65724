import CPosix
import Glibc

/// Replaces a file as a whole or not at all: a temporary file beside it, written in full, on disk
/// before it takes the name, and the name on disk before anyone hears that it was saved.
struct AtomicFile {
  let system: SystemCalls
  /// The file itself, links resolved.
  let path: String
  /// The permissions of a file that replaces none, without those that the user's mask takes off.
  var newMode: mode_t = 0o600

  /// A file that has its name.
  struct Written {
    /// The state in which it was written.
    let identity: FileIdentity
    /// Why the system did not say that the name is on disk; nil where it did.
    let unconfirmed: SystemFault?
  }

  /// The fault of a write in whose midst another program replaced the file, or took the new one.
  static let changedMeanwhile = SystemFault("rename", number: ESTALE)

  /// Writes a file that must not exist yet, or replaces one. An error leaves the old file.
  ///
  /// - Parameters:
  ///   - replacing: whether a file may be there already.
  ///   - rights: whose permissions a file that replaces none gets; by default it is for this user
  ///     alone.
  ///   - prepare: what is still to be done when the new file is on disk, just before it takes the
  ///     name. It hears whether all others who replace the file so are kept out by a lock on the
  ///     file itself.
  func write(
    replacing: Bool, rights: FileRights? = nil,
    prepare: (Bool) throws(SystemFault) -> Void = { _ throws(SystemFault) in },
    _ body: (Int32) throws(SystemFault) -> Void
  ) throws(SystemFault) -> Written {
    let old = try OldFile(path, system)
    defer { old?.close() }
    if old != nil, !replacing { throw SystemFault("open", number: EEXIST) }
    if old?.isReadOnly == true { throw .readOnlyFile }
    let (temporary, descriptor) = try opened(mode: old == nil ? newMode : 0o600)
    let identity: FileIdentity
    do throws(SystemFault) {
      identity = try fill(descriptor, rights: old?.rights ?? rights, body: body)
      try prepare(old?.keepOthersOut() ?? false)
      try rename(temporary)
    } catch {
      _ = system.unlink(temporary)
      throw error
    }
    do throws(SystemFault) {
      try AtomicFile.syncFolder(of: path, system)
      return Written(identity: identity, unconfirmed: nil)
    } catch {
      return Written(identity: identity, unconfirmed: error)
    }
  }

  /// Opens a new file beside the other, under a name that no other program uses.
  private func opened(
    mode: mode_t
  ) throws(SystemFault) -> (name: String, descriptor: Int32) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    var name = ""
    for _ in 0..<8 {
      let random = String(UInt32.random(in: .min ... .max), radix: 16)
      name = "\(path).\(getpid())-\(random)\(AtomicFile.suffix)"
      let descriptor = system.open(name, flags, mode)
      if descriptor >= 0 { return (name, descriptor) }
      if errno != EEXIST { break }
    }
    let number = errno
    let isOfFolder = [EACCES, EPERM, EROFS, ENOENT, ENOTDIR].contains(number)
    throw SystemFault(
      "open", number: number,
      at: isOfFolder ? AtomicFile.folder(of: path) : number == EEXIST ? name : nil)
  }

  /// Gives the new file its name. A new file that was taken away meanwhile is written anew.
  private func rename(_ temporary: String) throws(SystemFault) {
    if system.rename(temporary, path) == 0 { return }
    let fault = SystemFault("rename")
    let isTaken = fault.number == ENOENT && system.linkStatus(temporary) == nil
    if isTaken, system.status(AtomicFile.folder(of: path)) != nil {
      throw AtomicFile.changedMeanwhile
    }
    throw fault
  }

  /// Whether the permissions of a file say that it is not to be written. A new file could take its
  /// name all the same, since that is a matter of the folder; nobody who took the right to write
  /// away wants that, and root neither.
  static func isReadOnly(_ path: String, _ status: stat) -> Bool {
    status.st_mode & 0o222 == 0 || (access(path, W_OK) != 0 && errno == EACCES)
  }

  /// Writes, puts on disk and closes. The descriptor is closed once, whatever happens, and a
  /// failed fsync is never tried again: the kernel would call the lost pages clean.
  private func fill(
    _ descriptor: Int32, rights: FileRights?, body: (Int32) throws(SystemFault) -> Void
  ) throws(SystemFault) -> FileIdentity {
    let identity: FileIdentity
    do throws(SystemFault) {
      try rights?.give(to: descriptor, system)
      try body(descriptor)
      if system.fsync(descriptor) != 0 { throw SystemFault("fsync") }
      guard let status = system.openStatus(descriptor) else { throw SystemFault("fstat") }
      identity = FileIdentity(status)
    } catch {
      _ = system.close(descriptor)
      throw error
    }
    if system.close(descriptor) != 0 { throw SystemFault("close") }
    return identity
  }

  /// Waits until the names in the folder of a path are on disk, where the file system can say so.
  static func syncFolder(of path: String, _ system: SystemCalls) throws(SystemFault) {
    let descriptor = system.open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
    if descriptor < 0 { throw SystemFault("open", at: folder(of: path)) }
    let result = system.fsync(descriptor)
    let number = errno
    _ = system.close(descriptor)
    let isNotOffered = [EINVAL, ENOTSUP, EOPNOTSUPP].contains(number)
    if result != 0, !isNotOffered { throw SystemFault("fsync", number: number) }
  }

  /// Writes all bytes, however the system divides them.
  func writeAll(
    _ descriptor: Int32, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(SystemFault) {
    guard let base = bytes.baseAddress else { return }
    var written = 0
    while written < bytes.count {
      let count = system.write(descriptor, base + written, bytes.count - written)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { throw SystemFault("write", number: count == 0 ? ENOSPC : errno) }
      written += count
    }
  }

  /// Writes bytes in place of the file, whole or not at all.
  func write(
    _ bytes: [UInt8], replacing: Bool, rights: FileRights? = nil,
    prepare: (Bool) throws(SystemFault) -> Void = { _ throws(SystemFault) in }
  ) throws(SystemFault) -> Written {
    try write(replacing: replacing, rights: rights, prepare: prepare) {
      descriptor throws(SystemFault) in
      try bytes.withUnsafeBufferPointer { bytes throws(SystemFault) in
        try writeAll(descriptor, bytes)
      }
    }
  }
}

/// The file that is about to be replaced, open.
private struct OldFile {
  let rights: FileRights
  /// Whether it is not to be written.
  let isReadOnly: Bool
  private let descriptor: Int32
  private let system: SystemCalls

  /// The file at a path; nil where there is none.
  init?(_ path: String, _ system: SystemCalls) throws(SystemFault) {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    descriptor = system.open(path, flags, 0)
    if descriptor < 0 {
      if errno == ENOENT { return nil }
      throw SystemFault("open")
    }
    self.system = system
    guard let status = system.openStatus(descriptor) else {
      let fault = SystemFault("fstat")
      _ = system.close(descriptor)
      throw fault
    }
    isReadOnly = AtomicFile.isReadOnly(path, status)
    do throws(SystemFault) {
      rights = try FileRights(of: descriptor, status: status, system: system)
    } catch {
      _ = system.close(descriptor)
      throw error
    }
  }

  /// Keeps away others who are about to replace the same file, also those who hold another lock
  /// since this one's file was removed: of two who look at the file and then replace it, the second
  /// is to see what the first did. Whoever holds on for very long is no such program.
  ///
  /// - Returns: whether they are kept away, as far as the file system has locks.
  func keepOthersOut() -> Bool {
    let deadline = Deadline(milliseconds: 2_000)
    while system.flock(descriptor, husok_lock_exclusive()) != 0 {
      if errno != EINTR, errno != EWOULDBLOCK { return false }
      if deadline.isOver { return false }
      usleep(1_000)
    }
    return true
  }

  /// Lets the file go.
  func close() { _ = system.close(descriptor) }
}
