import Glibc
import HusokModel
import HusokTestSupport
import Synchronization
import Testing

@testable import HusokStore

@Suite("Without file locks")
struct ExclusiveLockTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.file("store.json") }
  private var held: String { path + ".held.lock" }

  /// The calls of a file system without locks.
  private func calls(_ number: Int32) -> SystemCalls {
    var calls = SystemCalls()
    calls.flock = { _, _ in
      errno = number
      return -1
    }
    return calls
  }

  private func lock(_ patience: Int = 0) -> StoreLock {
    StoreLock(system: calls(ENOLCK), path: path + ".lock", patience: patience)
  }

  @Test(
    "A save works with a file in place of the lock, which is gone afterwards",
    arguments: [ENOLCK, EOPNOTSUPP, ENOSYS, EBADF])
  func saves(_ number: Int32) throws {
    StoreSamples.write(StoreSamples.small, to: path)
    let isSeen = Mutex(false)
    var system = calls(number)
    system.fsync = { [held] descriptor in
      if access(held, F_OK) == 0 { isSeen.withLock { $0 = true } }
      return fsync(descriptor)
    }
    let store = JSONFileStore(path: path, system: system)
    _ = try store.load()
    _ = try store.save([StoreSamples.note("M-1.1", "mine", id: "c2")])
    #expect(isSeen.withLock { $0 })
    #expect(access(held, F_OK) != 0)
    #expect(try JSONFileStore(path: path).load().register.action("M-1.1")?.notes.count == 1)
  }

  @Test("Who holds the file keeps others out, and they hear who it is")
  func keepsOut() throws {
    var inner: StoreError?
    try lock().hold {
      inner = StoreSamples.error { () throws(StoreError) in try lock().hold {} }
    }
    let own = LockNote.own
    #expect(inner == .held(path: held, process: own.process, host: own.host))
    try lock().hold {}
    StoreSamples.write("something else", to: held)
    let error = StoreSamples.error { () throws(StoreError) in try lock().hold {} }
    #expect(error == .held(path: held, process: nil, host: nil))
    #expect(try StoreSamples.read(held) == "something else")
  }

  @Test("The file of a dead program of this machine is removed; that of another machine is not")
  func dead() throws {
    var note = LockNote.own
    try #require(note.machine != "-" && note.boot != "-")
    note.process = 1 << 22 + 7
    StoreSamples.write(note.text, to: held)
    try lock(100).hold {}
    #expect(access(held, F_OK) != 0)
    note = LockNote.own
    note.boot = "before"
    StoreSamples.write(note.text, to: held)
    try lock(100).hold {}
    for change in [\LockNote.host, \.machine] {
      note = LockNote.own
      note.process = 1 << 22 + 7
      note[keyPath: change] = "elsewhere"
      StoreSamples.write(note.text, to: held)
      let error = StoreSamples.error { () throws(StoreError) in try lock().hold {} }
      #expect(error == .held(path: held, process: note.process, host: note.host))
    }
  }

  @Test("A file that is taken away under its holder is noticed before the rename")
  func takenAway() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    let other = Unchecked(JSONFileStore(path: path, system: calls(ENOLCK)))
    _ = try other.value.load()
    let isDone = Mutex(false)
    var system = calls(ENOLCK)
    system.fsync = { [held] descriptor in
      let isFirst = isDone.withLock { done in
        defer { done = true }
        return !done
      }
      if isFirst {
        #expect(unlink(held) == 0)
        _ = try? other.value.save([StoreSamples.note("M-1.2", "theirs", id: "c3")])
      }
      return fsync(descriptor)
    }
    let store = JSONFileStore(path: path, system: system)
    _ = try store.load()
    _ = try store.save([StoreSamples.note("M-1.1", "mine", id: "c2")])
    let register = try JSONFileStore(path: path).load().register
    #expect(register.actions.map { $0.notes.map(\.text) } == [["mine"], ["theirs"]])
  }
}

/// Hands a value to a call of the system that a store makes.
///
/// `@unchecked`: nobody else uses it meanwhile.
struct Unchecked<Value>: @unchecked Sendable {
  let value: Value

  init(_ value: Value) {
    self.value = value
  }
}
