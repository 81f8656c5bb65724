import Dispatch
import Glibc
import HusokModel
import HusokTestSupport
import Synchronization
import Testing

@testable import HusokStore

@Suite("The file of the lock")
struct LockFileTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.file("store.json") }
  private var lock: String { path + ".lock" }
  private let mine = StoreSamples.note("M-1.1", "mine", id: "c2")
  private let theirs = StoreSamples.note("M-1.2", "theirs", id: "c3")

  private func loaded(_ system: SystemCalls = SystemCalls()) throws -> JSONFileStore {
    let store = JSONFileStore(path: path, system: system)
    _ = try store.load()
    return store
  }

  /// What a save says, which must leave the store alone.
  private func refusal() throws -> StoreError? {
    StoreSamples.write(StoreSamples.small, to: path)
    let store = try loaded()
    let error = StoreSamples.error { () throws(StoreError) in _ = try store.save([mine]) }
    #expect(try StoreSamples.read(path) == StoreSamples.small)
    return error
  }

  @Test("A lock that is a link is refused, and what it leads to is not written")
  func links() throws {
    let victim = folder.file("victim")
    let text = "export PATH=~/bin:$PATH\n"
    for isHard in [false, true] {
      for target in [victim, path, folder.file("nowhere")] {
        StoreSamples.write(text, to: victim)
        StoreSamples.write(StoreSamples.small, to: path)
        let isMade = isHard ? link(target, lock) == 0 : symlink(target, lock) == 0
        if !isMade { continue }
        // A store that is written anew would be another file than the one with two names.
        let store = try loaded()
        let error = StoreSamples.error { () throws(StoreError) in _ = try store.save([mine]) }
        #expect(error == .foreignLock(path: lock, isHard ? .otherName : .link))
        #expect(try StoreSamples.read(victim) == text)
        #expect(try StoreSamples.read(path) == StoreSamples.small)
        #expect(access(folder.file("nowhere"), F_OK) != 0)
        #expect(unlink(lock) == 0)
      }
    }
  }

  @Test("A folder, a pipe or a file with other content in the place of the lock is left alone")
  func others() throws {
    #expect(mkdir(lock, 0o700) == 0)
    #expect(try refusal() == .foreignLock(path: lock, .noFile))
    #expect(rmdir(lock) == 0 && mkfifo(lock, 0o600) == 0)
    #expect(try refusal() == .foreignLock(path: lock, .noFile))
    #expect(unlink(lock) == 0)
    for text in ["hello", "12 34\n", "4711\nmore", String(repeating: "1", count: 40)] {
      StoreSamples.write(text, to: lock)
      #expect(try refusal() == .foreignLock(path: lock, .content), "\(text)")
      #expect(try StoreSamples.read(lock) == text)
    }
  }

  @Test(
    "An empty lock, a number, blanks, and the zeros of a power cut are taken",
    arguments: ["", "4711\n", "4711       \n", "           \n", "\0\0\0\0\0\0\0\0\0\0\0\0"])
  func own(_ text: String) throws {
    StoreSamples.write(text, to: lock)
    #expect(try refusal(of: text) == nil)
  }

  private func refusal(of text: String) throws -> StoreError? {
    StoreSamples.write(StoreSamples.small, to: path)
    let store = try loaded()
    return StoreSamples.error { () throws(StoreError) in _ = try store.save([mine]) }
  }

  @Test("A lock that is removed while its holder saves: what another saves meanwhile is kept")
  func removed() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    let other = Unchecked(try loaded())
    let isDone = Mutex(false)
    let real = SystemCalls()
    var calls = real
    calls.fsync = { [lock, theirs] descriptor in
      let isFirst = isDone.withLock { done in
        defer { done = true }
        return !done
      }
      if isFirst {
        #expect(unlink(lock) == 0)
        _ = try? other.value.save([theirs])
      }
      return real.fsync(descriptor)
    }
    let saved = try loaded(calls).save([mine])
    #expect(saved.register?.action("M-1.2")?.notes.map(\.text) == ["theirs"])
    try expectBoth()
  }

  @Test("Who comes when the lock was removed waits for the one who is about to rename")
  func removedLate() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    let other = Unchecked(try loaded())
    let isSaved = Mutex(false)
    let group = DispatchGroup()
    let real = SystemCalls()
    var calls = real
    calls.rename = { [lock, theirs] from, to in
      #expect(unlink(lock) == 0)
      DispatchQueue.global().async(group: group) {
        _ = try? other.value.save([theirs])
        isSaved.withLock { $0 = true }
      }
      for _ in 0..<60 where !isSaved.withLock({ $0 }) { usleep(5_000) }
      return real.rename(from, to)
    }
    _ = try loaded(calls).save([mine])
    group.wait()
    try expectBoth()
  }

  @Test("A new file that is taken away before it has its name is written again")
  func taken() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    let count = Mutex(0)
    let real = SystemCalls()
    var calls = real
    calls.rename = { from, to in
      let isFirst = count.withLock { count in
        count += 1
        return count == 1
      }
      if isFirst { unlink(from) }
      return real.rename(from, to)
    }
    _ = try loaded(calls).save([mine])
    #expect(count.withLock { $0 } == 2)
    #expect(try JSONFileStore(path: path).load().register.action("M-1.1")?.notes.count == 1)
  }

  @Test("Where the lock file cannot be looked at, or is always another, the wait ends")
  func noEnd() throws {
    var calls = SystemCalls()
    calls.linkStatus = { _ in
      errno = EIO
      return nil
    }
    let error = StoreSamples.error { () throws(StoreError) in
      try StoreLock(system: calls, path: lock).hold {}
    }
    #expect(error == .unwritable(path: lock, SystemFault("lstat", number: EIO, at: lock)))
    let real = SystemCalls()
    calls.linkStatus = { path in
      var status = real.linkStatus(path)
      status?.st_ino += 1
      return status
    }
    let other = StoreSamples.error { () throws(StoreError) in
      try StoreLock(system: calls, path: lock, patience: 30).hold {}
    }
    #expect(other == .busy(path: lock, holder: nil))
  }

  @Test("What a program left that died while it saved is removed by the next, and nothing else")
  func leftovers() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    let dead = 1 << 22 + 7
    let names = [
      "store.json.husok-new", "store.json.\(dead)-1f.husok-new",
      "store.json.\(getpid())-2.husok-new",
      "store.json.notes.husok-new", "other.json.\(dead)-1f.husok-new",
    ]
    for name in names { StoreSamples.write("x", to: folder.file(name)) }
    StoreSamples.write("\(dead)\n", to: lock)
    _ = try loaded().save([mine])
    let left = TemporaryFolder.names(in: folder.path).filter { $0.hasSuffix("husok-new") }
    #expect(left == names[2...].sorted())
    #expect(try StoreSamples.read(lock).allSatisfy { $0 == " " || $0 == "\n" })
  }

  @Test("Haste ends the wait for a lock that another holds")
  func haste() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    let store = try loaded()
    let system = SystemCalls()
    let descriptor = system.open(lock, O_RDWR | O_CREAT, 0o600)
    #expect(system.flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    store.haste.begin(milliseconds: 20)
    let error = StoreSamples.error { () throws(StoreError) in _ = try store.save([mine]) }
    #expect(error == .busy(path: path, holder: nil))
    #expect(system.close(descriptor) == 0)
  }

  private func expectBoth() throws {
    let register = try JSONFileStore(path: path).load().register
    #expect(register.action("M-1.1")?.notes.map(\.text) == ["mine"])
    #expect(register.action("M-1.2")?.notes.map(\.text) == ["theirs"])
    let left = TemporaryFolder.names(in: folder.path).filter { $0.hasSuffix("husok-new") }
    #expect(left.isEmpty)
  }
}
