import Glibc
import HusokModel
import HusokTestSupport
import Synchronization
import Testing

@testable import HusokStore

@Suite("Failing system calls")
struct FaultTests {
  private static let numbers = [EIO, ENOSPC, EDQUOT, EROFS, EACCES, EMFILE, ENOLCK, EFBIG]
  private let folder = TemporaryFolder()
  private var path: String { folder.file("store.json") }
  private let act = StoreSamples.note("M-1.1", "mine", id: "c2")
  private let later = StoreSamples.status("M-1.2", "inProgress", id: "c3")

  /// A loaded store, its calls watched from now on.
  private func store(_ failing: FailingCalls) throws -> JSONFileStore {
    for name in ["backups", "store.json.lock"] { TemporaryFolder.remove(folder.file(name)) }
    StoreSamples.write(StoreSamples.small, to: path)
    let store = JSONFileStore(path: path, system: failing.calls)
    _ = try store.load()
    return store
  }

  /// What the file holds after the act was saved.
  private func saved() throws -> String {
    let failing = FailingCalls()
    let store = try store(failing)
    failing.watch(failing: 0..<0, with: 0)
    _ = try store.save([act])
    return try StoreSamples.read(path)
  }

  /// The calls of a save, in order.
  private func callsOfSave() throws -> [String] {
    let failing = FailingCalls()
    let store = try store(failing)
    failing.watch(failing: 0..<0, with: 0)
    _ = try store.save([act])
    return failing.names
  }

  /// Where a save makes the backup, of its calls.
  private func backupCalls(_ calls: [String]) throws -> Range<Int> {
    let folder = try #require(calls.firstIndex(of: "mkdir"))
    let rename = try #require(calls.firstIndex(of: "rename"))
    return folder..<rename
  }

  @Test("A save writes, syncs and closes before it renames, and syncs the folder after")
  func order() throws {
    let calls = try callsOfSave()
    let rename = try #require(calls.firstIndex(of: "rename"))
    let backup = try backupCalls(calls)
    let before = calls[..<backup.lowerBound]
    #expect(Array(calls[backup]) == ["mkdir", "link", "open folder", "fsync", "close"])
    let after = calls[rename...]
    let sync = try #require(before.lastIndex(of: "fsync"))
    let written = try #require(before.lastIndex(of: "write"))
    let closed = try #require(before.lastIndex(of: "close"))
    #expect(written < sync && sync < closed)
    #expect(before.count { $0 == "fsync" } == 1)
    #expect(Array(after.prefix(3)) == ["rename", "open folder", "fsync"])
    #expect(calls.count { $0 == "rename" } == 1)
  }

  @Test(
    "Any one call that fails leaves the old file or the new one, and a later save works",
    arguments: numbers)
  func once(_ number: Int32) throws {
    let new = try saved()
    let calls = try callsOfSave()
    let backup = try backupCalls(calls)
    for (place, name) in calls.enumerated() {
      let failing = FailingCalls()
      let store = try store(failing)
      failing.watch(failing: place..<place + 1, with: number)
      var fault: SystemFault?
      let error = StoreSamples.error { () throws(StoreError) in
        fault = try store.save([act]).backupFault
      }
      failing.stop()
      let text = try StoreSamples.read(path)
      #expect(text == new || error != nil && text == StoreSamples.small, "\(name) at \(place)")
      if backup.contains(place) {
        #expect(error == nil, "\(name) at \(place)")
        #expect((fault == nil) == ["link", "close"].contains(name), "\(name) at \(place)")
        #expect(try kept() == (fault == nil ? [StoreSamples.small] : []), "\(name) at \(place)")
      } else if place > 1,
        ["open", "write", "fsync", "rename", "fchmod", "open folder"].contains(name)
      {
        #expect(error != nil, "\(name) at \(place)")
      } else if name == "open" {
        #expect(error != nil, "the lock")
      }
      let isLeft = TemporaryFolder.names(in: folder.path).contains { $0.hasSuffix("husok-new") }
      #expect(!isLeft, "\(name) at \(place)")
      _ = try store.save(error == nil ? [later] : [act, later])
      try expectBoth("\(name) at \(place)")
    }
  }

  /// The texts of the backups.
  private func kept() throws -> [String] {
    try TemporaryFolder.names(in: folder.file("backups")).map {
      try StoreSamples.read(folder.file("backups/\($0)"))
    }
  }

  @Test("A save that fails at the end leaves no second name of the store")
  func takenBack() throws {
    let calls = try callsOfSave()
    let failing = FailingCalls()
    let store = try store(failing)
    let rename = try #require(calls.firstIndex(of: "rename"))
    failing.watch(failing: rename..<rename + 1, with: EIO)
    #expect(StoreSamples.error { () throws(StoreError) in _ = try store.save([act]) } != nil)
    #expect(try kept() == [])
  }

  @Test("Calls that all fail from one on leave the old file or the new one", arguments: numbers)
  func fromThenOn(_ number: Int32) throws {
    let new = try saved()
    for (place, name) in try callsOfSave().enumerated() {
      let failing = FailingCalls()
      let store = try store(failing)
      failing.watch(failing: place..<Int.max, with: number)
      let error = StoreSamples.error { () throws(StoreError) in _ = try store.save([act]) }
      let again = StoreSamples.error { () throws(StoreError) in _ = try store.save([act]) }
      #expect(again != nil)
      failing.stop()
      let text = try StoreSamples.read(path)
      #expect(text == new || error != nil && text == StoreSamples.small, "\(name) at \(place)")
      _ = try store.save(error == nil ? [later] : [act, later])
      try expectBoth("\(name) at \(place)")
    }
  }

  @Test("A save that is tried again after the folder could not be synced syncs it")
  func folderSync() throws {
    let calls = try callsOfSave()
    let place = try #require(calls.lastIndex(of: "fsync"))
    let failing = FailingCalls()
    let store = try store(failing)
    failing.watch(failing: place..<place + 1, with: EIO)
    let error = StoreSamples.error { () throws(StoreError) in _ = try store.save([act]) }
    guard case .unconfirmed(path, let fault)? = error else {
      Issue.record("no error")
      return
    }
    #expect(fault.call == "fsync")
    #expect(fault.number == EIO)
    failing.watch(failing: 0..<0, with: 0)
    _ = try store.save([act])
    #expect(failing.names.count { $0 == "fsync" } == 2)
    #expect(try JSONFileStore(path: path).load().register.history.count == 2)
  }

  @Test("A new store that cannot be written is not there")
  func create() throws {
    let failing = FailingCalls()
    let fresh = folder.file("fresh.json")
    failing.watch(failing: 0..<0, with: 0)
    try JSONFileStore(path: fresh, system: failing.calls).create(Fixtures.bundledBytes)
    let calls = failing.names
    let rename = try #require(calls.firstIndex(of: "rename"))
    for (place, name) in calls.enumerated() where place <= rename && name != "unlink" {
      #expect(unlink(fresh) == 0 && unlink(fresh + ".lock") == 0)
      failing.watch(failing: place..<place + 1, with: ENOSPC)
      let store = JSONFileStore(path: fresh, system: failing.calls)
      let error = StoreSamples.error { () throws(StoreError) in
        try store.create(Fixtures.bundledBytes)
      }
      guard case .unwritable? = error else {
        Issue.record("\(name) at \(place) did not fail")
        return
      }
      #expect(access(fresh, F_OK) != 0, "\(name) at \(place)")
      failing.stop()
      try store.create(Fixtures.bundledBytes)
      #expect(TemporaryFolder.read(fresh) == Fixtures.bundledBytes)
    }
  }

  @Test("Interrupted and short reads and writes go unnoticed")
  func interrupted() throws {
    let expected = try saved()
    let turn = Mutex(0)
    let next: @Sendable () -> Int = {
      turn.withLock { turn in
        turn += 1
        return turn
      }
    }
    let real = SystemCalls()
    var calls = SystemCalls()
    calls.pread = { descriptor, buffer, count, place in
      let isInterrupted = next() % 3 == 0
      if isInterrupted {
        errno = EINTR
        return -1
      }
      return real.pread(descriptor, buffer, min(count, 7), place)
    }
    calls.write = { descriptor, buffer, count in
      let isInterrupted = next() % 3 == 0
      if isInterrupted {
        errno = EINTR
        return -1
      }
      return real.write(descriptor, buffer, min(count, 5))
    }
    calls.flock = { descriptor, operation in
      let isInterrupted = next() % 2 == 0
      if isInterrupted {
        errno = EINTR
        return -1
      }
      return real.flock(descriptor, operation)
    }
    StoreSamples.write(StoreSamples.small, to: path)
    let store = JSONFileStore(path: path, system: calls)
    _ = try store.load()
    _ = try store.save([act])
    #expect(try StoreSamples.read(path) == expected)
  }

  @Test("A write that writes nothing is an error, not a wait")
  func nothingWritten() throws {
    var calls = SystemCalls()
    calls.write = { _, _, _ in 0 }
    StoreSamples.write(StoreSamples.small, to: path)
    let store = JSONFileStore(path: path, system: calls)
    _ = try store.load()
    let error = StoreSamples.error { () throws(StoreError) in _ = try store.save([act]) }
    #expect(error == .unwritable(path: path, SystemFault("write", number: ENOSPC)))
    #expect(try StoreSamples.read(path) == StoreSamples.small)
  }

  @Test("A read that fails is told")
  func read() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    var calls = SystemCalls()
    calls.pread = { _, _, _, _ in
      errno = EIO
      return -1
    }
    let store = JSONFileStore(path: path, system: calls)
    let error = StoreSamples.error { () throws(StoreError) in _ = try store.load() }
    #expect(error == .unreadable(path: path, SystemFault("pread", number: EIO)))
  }

  private func expectBoth(_ comment: String) throws {
    let register = try JSONFileStore(path: path).load().register
    #expect(register.action("M-1.1")?.notes.map(\.text) == ["mine"], "\(comment)")
    #expect(register.action("M-1.2")?.status == .inProgress, "\(comment)")
    #expect(StoreSamples.changes(register).map(\.id) == ["c1", "c2", "c3"], "\(comment)")
  }
}

@Suite("The lock")
struct LockTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.file("store.json.lock") }

  @Test("A lock that another holds is refused, with the holder's process")
  func held() throws {
    let system = SystemCalls()
    let descriptor = system.open(path, O_RDWR | O_CREAT, 0o600)
    #expect(descriptor >= 0)
    #expect(system.flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    #expect(Glibc.write(descriptor, "4711\n", 5) == 5)
    let lock = StoreLock(system: system, path: path, patience: 0)
    var isEntered = false
    let error = StoreSamples.error { () throws(StoreError) in
      try lock.hold { isEntered = true }
    }
    #expect(error == .busy(path: path, holder: 4711))
    #expect(!isEntered)
    #expect(system.close(descriptor) == 0)
    try lock.hold { isEntered = true }
    #expect(isEntered)
  }

  @Test("The holder is unknown where the lock file does not tell")
  func unknownHolder() {
    let system = SystemCalls()
    let descriptor = system.open(path, O_RDWR | O_CREAT, 0o600)
    #expect(system.flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    let error = StoreSamples.error { () throws(StoreError) in
      try StoreLock(system: system, path: path, patience: 0).hold {}
    }
    #expect(error == .busy(path: path, holder: nil))
    #expect(system.close(descriptor) == 0)
  }

  @Test("Who holds the lock keeps others out until the end, also where the body fails")
  func nested() throws {
    let lock = StoreLock(system: SystemCalls(), path: path, patience: 0)
    var inner: StoreError?
    try lock.hold {
      inner = StoreSamples.error { () throws(StoreError) in try lock.hold {} }
    }
    #expect(inner == .busy(path: path, holder: Int(getpid())))
    let failure = StoreSamples.error { () throws(StoreError) in
      try lock.hold { () throws(StoreError) in throw .missing(path: "x") }
    }
    #expect(failure == .missing(path: "x"))
    try lock.hold {}
  }
}
