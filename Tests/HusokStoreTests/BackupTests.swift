import Glibc
import HusokModel
import HusokTestSupport
import Synchronization
import Testing

@testable import HusokStore

/// A clock that stands where it was put.
private final class Clock: Sendable {
  private let seconds: Mutex<Int>

  init(_ text: String) {
    seconds = Mutex(Instant(text)?.seconds ?? 0)
  }

  var now: Int { seconds.withLock { $0 } }

  func move(to seconds: Int) { self.seconds.withLock { $0 = seconds } }

  var calls: SystemCalls {
    var calls = SystemCalls()
    calls.now = { self.now }
    return calls
  }
}

@Suite("Backups")
struct BackupTests {
  private let folder = TemporaryFolder()
  private let clock = Clock("2026-01-27T09:00:00Z")
  private var path: String { folder.file("store.json") }
  private var names: [String] { TemporaryFolder.names(in: folder.file("backups")) }

  private func opened() throws -> JSONFileStore {
    let store = JSONFileStore(path: path, system: clock.calls)
    _ = try store.load()
    return store
  }

  private func save(_ number: Int, _ store: JSONFileStore) throws {
    _ = try store.save([StoreSamples.note("M-1.1", "note \(number)", id: "n\(number)")])
  }

  private func notes(_ backup: Backup) throws -> Int {
    try JSONFileStore.register(of: backup).action("M-1.1")?.notes.count ?? 0
  }

  @Test("What was replaced is kept, at most once in ten minutes, under the store's own name")
  func tenMinutes() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    let store = try opened()
    for number in 0..<21 {
      try save(number, store)
      clock.move(to: clock.now + 60)
    }
    #expect(
      names == [
        "store.json.20260127T090000Z", "store.json.20260127T091000Z", "store.json.20260127T092000Z",
      ])
    #expect(try store.backups.map(notes) == [20, 10, 0])
    #expect(try store.backups.last.map { try StoreSamples.read($0.path) } == StoreSamples.small)
  }

  @Test("The last ten stay, and the last of each of thirty days")
  func pruned() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    let store = try opened()
    let start = clock.now
    for day in 0..<40 {
      for time in 0..<3 {
        clock.move(to: start + day * 86_400 + time * 1200)
        try save(day * 3 + time, store)
      }
    }
    let kept = store.backups
    #expect(
      kept.prefix(10).map(\.at.seconds)
        == (110..<120).reversed().map {
          start + $0 / 3 * 86_400 + $0 % 3 * 1200
        })
    #expect(Set(kept.map(\.at.day)).count == 30)
    #expect(kept.dropFirst(10).allSatisfy { $0.at.clockTime == "09:40" })
    #expect(kept.count == 10 + 30 - 4)
  }

  @Test("A clock that jumps takes no backup away and makes none too many")
  func clockJumps() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    let store = try opened()
    try save(0, store)
    for (number, second) in [0, 5, 253_402_300_799, 999_999_999_999, -7].enumerated() {
      clock.move(to: second)
      try save(number + 1, store)
    }
    #expect(names.count == 4 || names.count == 3)
    #expect(names.contains("store.json.20260127T090000Z"))
    #expect(names.contains("store.json.19700101T000000Z"))
    #expect(try JSONFileStore(path: path).load().register.action("M-1.1")?.notes.count == 6)
  }

  @Test("Stores in one folder do not mix their backups")
  func otherStores() throws {
    for name in ["store.json", "store", "store.json.b"] {
      StoreSamples.write(StoreSamples.small, to: folder.file(name))
      let store = JSONFileStore(path: folder.file(name), system: clock.calls)
      _ = try store.load()
      try save(1, store)
      #expect(store.backups.count == 1, "\(name)")
    }
    StoreSamples.write("x", to: folder.file("backups/store.json.mine"))
    StoreSamples.write("x", to: folder.file("backups/store.json.2026012xT090000Z"))
    #expect(try opened().backups.count == 1)
    #expect(names.count == 5)
  }

  @Test("A backup is a file of its own: what is written in place later does not change it")
  func ownFile() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    try save(1, try opened())
    StoreSamples.write("damage", to: path)
    let store = JSONFileStore(path: path, system: clock.calls)
    #expect(try store.backups.map { try StoreSamples.read($0.path) } == [StoreSamples.small])
  }

  @Test("Where the system has no second names the backup is a copy")
  func copied() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    var calls = clock.calls
    calls.link = { _, _ in
      errno = EPERM
      return -1
    }
    let store = JSONFileStore(path: path, system: calls)
    _ = try store.load()
    try save(1, store)
    #expect(try store.backups.map { try StoreSamples.read($0.path) } == [StoreSamples.small])
  }

  @Test("A restored version is the store, and what was there is kept first")
  func restore() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    let store = try opened()
    try save(1, store)
    let present = try StoreSamples.read(path)
    let kept = try store.restore(try #require(store.backups.first))
    #expect(try StoreSamples.read(path) == StoreSamples.small)
    #expect(try StoreSamples.read(try #require(kept)) == present)
    #expect(store.backups.count == 2)
    try save(2, store)
    #expect(try notes(try #require(store.backups.first)) == 1)
    #expect(try JSONFileStore(path: path).load().register.action("M-1.1")?.notes.count == 1)
  }

  @Test("A damaged store is kept beside when a version takes its place; a missing one is made")
  func restoreDamaged() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    try save(1, try opened())
    StoreSamples.write("{\"format\":", to: path)
    let store = JSONFileStore(path: path, system: clock.calls)
    let good = try #require(store.newestGoodBackup)
    #expect(good.number == 1)
    let kept = try #require(try store.restore(good.backup))
    #expect(kept == path + ".damaged-20260127T090000Z")
    #expect(try StoreSamples.read(kept) == "{\"format\":")
    #expect(try StoreSamples.read(path) == StoreSamples.small)
    #expect(unlink(path) == 0)
    #expect(try store.restore(good.backup) == nil)
    #expect(try StoreSamples.read(path) == StoreSamples.small)
  }

  @Test("A damaged backup is not restored, and the newest good one is found behind it")
  func damagedBackup() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    let store = try opened()
    try save(1, store)
    clock.move(to: clock.now + 3600)
    try save(2, store)
    let newest = try #require(store.backups.first)
    StoreSamples.write("", to: newest.path)
    #expect(store.newestGoodBackup?.number == 2)
    let before = try StoreSamples.read(path)
    let error = StoreSamples.error { () throws(StoreError) in _ = try store.restore(newest) }
    #expect(error == .damaged(path: newest.path, line: 1, column: 1, .empty))
    #expect(try StoreSamples.read(path) == before)
  }

  @Test("Any call of a restore that fails leaves the store as it was or restored")
  func restoreFails() throws {
    let calls = Mutex<(count: Int, failing: Int)>((0, -1))
    let attempt: @Sendable (() -> Int32) -> Int32 = { call in
      let fails = calls.withLock { calls in
        calls.count += 1
        return calls.count - 1 == calls.failing
      }
      if !fails { return call() }
      errno = EIO
      return -1
    }
    let real = clock.calls
    var system = clock.calls
    system.link = { from, to in attempt { real.link(from, to) } }
    system.fsync = { descriptor in attempt { real.fsync(descriptor) } }
    system.rename = { from, to in attempt { real.rename(from, to) } }
    system.open = { path, flags, mode in attempt { real.open(path, flags, mode) } }
    for failing in -1..<20 {
      TemporaryFolder.remove(folder.file("backups"))
      StoreSamples.write(StoreSamples.small, to: path)
      try save(failing + 2, try opened())
      let present = try StoreSamples.read(path)
      let store = JSONFileStore(path: path, system: system)
      let backup = try #require(store.backups.last)
      calls.withLock { $0 = (0, failing) }
      let error = StoreSamples.error { () throws(StoreError) in _ = try store.restore(backup) }
      let text = try StoreSamples.read(path)
      #expect(text == present || text == StoreSamples.small, "\(failing)")
      if error == nil { #expect(text == StoreSamples.small) }
    }
  }

  @Test("The register goes on in another file when it cannot be saved in its own")
  func elsewhere() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    let store = try opened()
    let act = StoreSamples.note("M-1.1", "kept", id: "c2")
    let other = try store.saveElsewhere(folder.file("a/other.json"), acts: [act])
    #expect(try StoreSamples.read(path) == StoreSamples.small)
    _ = try other.save([StoreSamples.note("M-1.1", "more", id: "c3")])
    let register = try JSONFileStore(path: folder.file("a/other.json")).load().register
    #expect(register.action("M-1.1")?.notes.map(\.text) == ["kept", "more"])
    let error = StoreSamples.error { () throws(StoreError) in
      _ = try store.saveElsewhere(path, acts: [act])
    }
    #expect(error == .exists(path: path))
  }
}
