import Glibc

/// Replaces a file as a whole or not at all: a temporary file beside it, written in full, on disk
/// before it takes the name, and the name on disk before anyone hears that it was saved.
struct AtomicFile {
  let system: SystemCalls
  /// The file itself, links resolved.
  let path: String

  /// Writes a file that must not exist yet, or replaces one, and gives the state it then has.
  ///
  /// - Parameter replacing: whether a file may be there already.
  func write(
    replacing: Bool, _ body: (Int32) throws(SystemFault) -> Void
  ) throws(SystemFault) -> FileIdentity {
    var old = stat()
    let exists = stat(path, &old) == 0
    if exists, !replacing { throw SystemFault("open", EEXIST) }
    let temporary = "\(path).\(getpid()).tmp"
    _ = system.unlink(temporary)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = system.open(temporary, flags, 0o600)
    if descriptor < 0 { throw SystemFault("open") }
    let identity: FileIdentity
    do throws(SystemFault) {
      identity = try fill(descriptor, like: exists ? old : nil, body)
      if system.rename(temporary, path) != 0 { throw SystemFault("rename") }
    } catch {
      _ = system.unlink(temporary)
      throw error
    }
    try syncFolder()
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

  /// Another owner can be kept by root only; then the permissions are still those of the old file.
  private func keepOwner(_ descriptor: Int32, _ old: stat) throws(SystemFault) {
    if old.st_uid != getuid() || old.st_gid != getgid() {
      _ = system.fchown(descriptor, old.st_uid, old.st_gid)
    }
    if system.fchmod(descriptor, old.st_mode & 0o7777) != 0 { throw SystemFault("fchmod") }
  }

  private func syncFolder() throws(SystemFault) {
    let descriptor = system.open(AtomicFile.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
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

  /// The folder that holds a path.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
