import CPosix
import Glibc

/// Keeps other writers away while a store is saved. The lock is on a file beside the store, since
/// the store itself is replaced; the kernel frees it when a program dies.
struct StoreLock {
  let system: SystemCalls
  let path: String
  /// The permissions of a lock file that is new: who may write the store may lock it.
  var mode: mode_t = 0o600
  /// How long to wait for another writer, in milliseconds.
  var patience = 10_000

  /// Whether a lock file that was not there before goes again: beside a file that is no store of
  /// its own, such as those that git hands to a merge.
  var leavesNothing = false

  /// Runs a body while holding the lock.
  func hold<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    let isNew = leavesNothing && FileIdentity.of(path) == nil
    let descriptor = try opened()
    defer { _ = system.close(descriptor) }
    note(descriptor)
    defer {
      if isNew { _ = system.unlink(path) }
      _ = system.flock(descriptor, husok_lock_release())
    }
    return try body()
  }

  /// The lock file, locked. One that was taken away while it was waited for is no lock any more.
  private func opened() throws(StoreError) -> Int32 {
    while true {
      let isNew = mode & 0o066 != 0 && FileIdentity.of(path) == nil
      let descriptor = system.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      if descriptor < 0 { throw .unwritable(path: path, SystemFault("open")) }
      if isNew { _ = system.fchmod(descriptor, mode & 0o666) }
      do throws(StoreError) {
        try acquire(descriptor)
      } catch {
        _ = system.close(descriptor)
        throw error
      }
      var status = stat()
      let found = FileIdentity.of(path)
      if fstat(descriptor, &status) == 0, found?.inode == UInt(status.st_ino) { return descriptor }
      _ = system.close(descriptor)
    }
  }

  private func acquire(_ descriptor: Int32) throws(StoreError) {
    var waited = 0
    while system.flock(descriptor, husok_lock_exclusive()) != 0 {
      let number = errno
      if number == EINTR { continue }
      if number != EWOULDBLOCK { throw .unwritable(path: path, SystemFault("flock", number)) }
      if waited >= patience { throw .busy(path: path, holder: holder(descriptor)) }
      usleep(5_000)
      waited += 5
    }
  }

  /// Leaves the number of this process in the lock file, for the sentence that others show. It
  /// always takes as much room, so that it is written over: a file that is cut off first costs the
  /// next fsync of the store milliseconds.
  private func note(_ descriptor: Int32) {
    let number = "\(getpid())"
    let room = String(repeating: " ", count: max(0, 11 - number.utf8.count))
    let text = Array("\(number)\(room)\n".utf8)
    _ = pwrite(descriptor, text, text.count, 0)
  }

  private func holder(_ descriptor: Int32) -> Int? {
    var bytes = [UInt8](repeating: 0, count: 20)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return Int(String(decoding: bytes[0..<count], as: UTF8.self).prefix { $0.isNumber })
  }
}
