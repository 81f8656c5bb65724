import Glibc

/// Replaces a file as a whole or not at all: a temporary file beside it, written in full, on disk
/// before it takes the name, and the name on disk before anyone hears that it was saved.
struct AtomicFile {
  let system: SystemCalls
  /// The file itself, links resolved.
  let path: String
  /// The name under which the new file is written. One that a killed program left is replaced.
  let temporary: String

  /// A file.
  ///
  /// - Parameter temporary: the name of the new file until it is complete; by default one for
  ///   writers that hold a lock.
  init(system: SystemCalls, path: String, temporary: String? = nil) {
    self.system = system
    self.path = path
    self.temporary = temporary ?? path + ".husok-new"
  }

  /// Writes a file that must not exist yet, or replaces one, and gives the state it then has.
  ///
  /// - Parameters:
  ///   - replacing: whether a file may be there already.
  ///   - prepare: what is still to be done when the new file is on disk, just before it takes the
  ///     name. An error leaves the old file.
  func write(
    replacing: Bool, prepare: () throws(SystemFault) -> Void = { () throws(SystemFault) in },
    _ body: (Int32) throws(SystemFault) -> Void
  ) throws(SystemFault) -> FileIdentity {
    var old = stat()
    let exists = stat(path, &old) == 0
    if exists, !replacing { throw SystemFault("open", EEXIST) }
    _ = system.unlink(temporary)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = system.open(temporary, flags, 0o600)
    if descriptor < 0 { throw SystemFault("open") }
    let identity: FileIdentity
    do throws(SystemFault) {
      identity = try fill(descriptor, like: exists ? old : nil, body)
      try prepare()
      if system.rename(temporary, path) != 0 { throw SystemFault("rename") }
    } catch {
      _ = system.unlink(temporary)
      throw error
    }
    try AtomicFile.syncFolder(of: path, system)
    return identity
  }

  /// Writes, puts on disk and closes. The descriptor is closed once, whatever happens, and a
  /// failed fsync is never tried again: the kernel would call the lost pages clean.
  private func fill(
    _ descriptor: Int32, like old: stat?, _ body: (Int32) throws(SystemFault) -> Void
  ) throws(SystemFault) -> FileIdentity {
    var status = stat()
    do throws(SystemFault) {
      if let old { try keepOwner(descriptor, old) }
      try body(descriptor)
      if system.fsync(descriptor) != 0 { throw SystemFault("fsync") }
      if fstat(descriptor, &status) != 0 { throw SystemFault("fstat") }
    } catch {
      _ = system.close(descriptor)
      throw error
    }
    if system.close(descriptor) != 0 { throw SystemFault("close") }
    return FileIdentity(status)
  }

  /// Another owner can be kept by root only; the group and the permissions are those of the old file
  /// all the same, where the system lets it be so.
  private func keepOwner(_ descriptor: Int32, _ old: stat) throws(SystemFault) {
    if old.st_uid != getuid() || old.st_gid != getgid() {
      if system.fchown(descriptor, old.st_uid, old.st_gid) != 0 {
        _ = system.fchown(descriptor, uid_t.max, old.st_gid)
      }
    }
    if system.fchmod(descriptor, old.st_mode & 0o7777) != 0 { throw SystemFault("fchmod") }
  }

  /// Waits until the names in the folder of a path are on disk.
  static func syncFolder(of path: String, _ system: SystemCalls) throws(SystemFault) {
    let descriptor = system.open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
    if descriptor < 0 { throw SystemFault("open") }
    let result = system.fsync(descriptor)
    let number = errno
    _ = system.close(descriptor)
    if result != 0 { throw SystemFault("fsync", number) }
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
      if count <= 0 { throw SystemFault("write", count == 0 ? ENOSPC : errno) }
      written += count
    }
  }

  /// Writes bytes in place of the file, whole or not at all.
  @discardableResult
  func write(
    _ bytes: [UInt8], replacing: Bool,
    prepare: () throws(SystemFault) -> Void = { () throws(SystemFault) in }
  ) throws(SystemFault) -> FileIdentity {
    try write(replacing: replacing, prepare: prepare) { descriptor throws(SystemFault) in
      try bytes.withUnsafeBufferPointer { bytes throws(SystemFault) in
        try writeAll(descriptor, bytes)
      }
    }
  }
}
