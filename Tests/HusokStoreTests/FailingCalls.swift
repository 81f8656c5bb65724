import Glibc
import HusokStore
import Synchronization

/// The system calls, of which one, or all from one on, fail.
final class FailingCalls: Sendable {
  private struct Plan {
    var isActive = false
    var names: [String] = []
    var failing: Range<Int> = 0..<0
    var number: Int32 = 0
  }

  private let plan = Mutex(Plan())
  /// The names of the calls that count; nil for those that change something on disk.
  private let counted: Set<String>?

  init(_ counted: Set<String>? = nil) {
    self.counted = counted
  }

  /// The calls made since they were watched.
  var names: [String] { plan.withLock { $0.names } }

  /// From now on the calls are counted, and those at these places fail with an error number.
  func watch(failing: Range<Int>, with number: Int32) {
    plan.withLock { $0 = Plan(isActive: true, failing: failing, number: number) }
  }

  func stop() {
    plan.withLock { $0.isActive = false }
  }

  /// The error number with which a call is to fail; nil where it is to be carried out.
  private func fails(_ name: String) -> Int32? {
    plan.withLock { plan in
      guard plan.isActive, counted?.contains(name) ?? !FailingCalls.looks.contains(name) else {
        return nil
      }
      plan.names.append(name)
      return plan.failing.contains(plan.names.count - 1) ? plan.number : nil
    }
  }

  private func attempt(_ name: String, _ call: () -> Int32) -> Int32 {
    guard let number = fails(name) else { return call() }
    errno = number
    return -1
  }

  private func attempt<Result>(_ name: String, _ call: () -> Result?) -> Result? {
    guard let number = fails(name) else { return call() }
    errno = number
    return nil
  }

  private func attempt(_ name: String, _ call: () -> Int) -> Int {
    guard let number = fails(name) else { return call() }
    errno = number
    return -1
  }

  var calls: SystemCalls {
    let real = SystemCalls()
    var calls = SystemCalls()
    calls.open = { path, flags, mode in
      self.attempt(flags & O_DIRECTORY == 0 ? "open" : "open folder") {
        real.open(path, flags, mode)
      }
    }
    calls.write = { descriptor, buffer, count in
      self.attempt("write") { real.write(descriptor, buffer, count) }
    }
    calls.fsync = { descriptor in self.attempt("fsync") { real.fsync(descriptor) } }
    calls.close = { descriptor in
      // A descriptor is closed also where closing tells of an error.
      let result = real.close(descriptor)
      return self.attempt("close") { result }
    }
    calls.rename = { from, to in self.attempt("rename") { real.rename(from, to) } }
    calls.link = { from, to in self.attempt("link") { real.link(from, to) } }
    calls.mkdir = { path, mode in self.attempt("mkdir") { real.mkdir(path, mode) } }
    calls.unlink = { path in self.attempt("unlink") { real.unlink(path) } }
    calls.fchmod = { descriptor, mode in
      self.attempt("fchmod") { real.fchmod(descriptor, mode) }
    }
    calls.fchown = { descriptor, user, group in
      self.attempt("fchown") { real.fchown(descriptor, user, group) }
    }
    calls.flock = { descriptor, operation in
      self.attempt("flock") { real.flock(descriptor, operation) }
    }
    watchLooks(&calls, real)
    return calls
  }

  /// The calls that ask for the state of a file, and those for attributes and the lock's text.
  static let looks: Set<String> = [
    "stat", "lstat", "fstat", "pread", "pwrite", "listxattr", "getxattr", "getxattr path",
    "setxattr", "removexattr",
  ]

  private func watchLooks(_ calls: inout SystemCalls, _ real: SystemCalls) {
    calls.status = { path in self.attempt("stat") { real.status(path) } }
    calls.linkStatus = { path in self.attempt("lstat") { real.linkStatus(path) } }
    calls.openStatus = { descriptor in self.attempt("fstat") { real.openStatus(descriptor) } }
    calls.pread = { descriptor, buffer, count, place in
      self.attempt("pread") { real.pread(descriptor, buffer, count, place) }
    }
    calls.pwrite = { descriptor, buffer, count, place in
      self.attempt("pwrite") { real.pwrite(descriptor, buffer, count, place) }
    }
    calls.listAttributes = { descriptor, buffer, count in
      self.attempt("listxattr") { real.listAttributes(descriptor, buffer, count) }
    }
    calls.getAttribute = { descriptor, name, buffer, count in
      self.attempt("getxattr") { real.getAttribute(descriptor, name, buffer, count) }
    }
    calls.getPathAttribute = { path, name, buffer, count in
      self.attempt("getxattr path") { real.getPathAttribute(path, name, buffer, count) }
    }
    calls.setAttribute = { descriptor, name, buffer, count in
      self.attempt("setxattr") { real.setAttribute(descriptor, name, buffer, count) }
    }
    calls.removeAttribute = { descriptor, name in
      self.attempt("removexattr") { real.removeAttribute(descriptor, name) }
    }
  }
}
