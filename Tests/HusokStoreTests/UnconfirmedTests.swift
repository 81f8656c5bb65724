import Glibc
import HusokModel
import HusokTestSupport
import Synchronization
import Testing

@testable import HusokStore

@Suite("A name that is not known to be on disk")
struct UnconfirmedTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.file("store.json") }
  private let act = StoreSamples.note("M-1.1", "mine", id: "c2")

  /// Which descriptors are of folders, and whether putting these on disk fails.
  private final class Folders: Sendable {
    private let open = Mutex<Set<Int32>>([])
    private let failing = Mutex(true)

    var isFailing: Bool { failing.withLock { $0 } }

    func add(_ descriptor: Int32) { open.withLock { _ = $0.insert(descriptor) } }

    func take(_ descriptor: Int32) -> Bool { open.withLock { $0.remove(descriptor) != nil } }

    func mend() { failing.withLock { $0 = false } }
  }

  private let folders = Folders()

  /// The calls of a system that gives an error number when a folder is to be put on disk.
  private func calls(_ number: Int32) -> SystemCalls {
    var calls = SystemCalls()
    calls.open = { [folders] path, flags, mode in
      let descriptor = open(path, flags, mode)
      if flags & O_DIRECTORY != 0 { folders.add(descriptor) }
      return descriptor
    }
    calls.fsync = { [folders] descriptor in
      guard folders.take(descriptor), folders.isFailing else { return fsync(descriptor) }
      errno = number
      return -1
    }
    return calls
  }

  private func loaded(_ calls: SystemCalls) throws -> JSONFileStore {
    let store = JSONFileStore(path: path, system: calls)
    _ = try store.load()
    return store
  }

  private func notes() throws -> [String] {
    let register = try JSONFileStore(path: path).load().register
    return register.action("M-1.1")?.notes.map(\.text) ?? []
  }

  @Test(
    "A folder that cannot be put on disk on its file system is no error",
    arguments: [EINVAL, ENOTSUP])
  func notOffered(_ number: Int32) throws {
    let calls = calls(number)
    try JSONFileStore(path: path, system: calls).create(Array(StoreSamples.small.utf8))
    let store = try loaded(calls)
    let saved = try store.save([act])
    #expect(saved.backupFault == nil && store.backups.count == 1)
    _ = try store.restore(try #require(store.backups.first))
    #expect(try StoreSamples.read(path) == StoreSamples.small)
    try SettingsFile(path: folder.file("config.json"), system: calls).save(Settings())
  }

  @Test("Any other error after the rename says that the file is the new one, and it is")
  func confirmed() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    let calls = calls(EIO)
    let store = try loaded(calls)
    let error = StoreSamples.error { () throws(StoreError) in _ = try store.save([act]) }
    #expect(error == .unconfirmed(path: path, SystemFault("fsync", number: EIO)))
    #expect(try notes() == ["mine"])
    // Tried again, it makes no double; what comes after stands on it.
    #expect(StoreSamples.error { () throws(StoreError) in _ = try store.save([act]) } == error)
    #expect(try notes() == ["mine"])
    folders.mend()
    let more = StoreSamples.note("M-1.1", "more", id: "c3")
    #expect(try store.save([act, more]).register == nil)
    #expect(try notes() == ["mine", "more"])
    #expect(try JSONFileStore(path: path).load().register.history.count == 3)
  }

  @Test("What another program changed before such a save is handed over all the same")
  func merged() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    let store = try loaded(calls(EIO))
    _ = try JSONFileStore(path: path).save([StoreSamples.note("M-1.2", "theirs", id: "c3")])
    let error = StoreSamples.error { () throws(StoreError) in _ = try store.save([act]) }
    #expect(error == .unconfirmed(path: path, SystemFault("fsync", number: EIO)))
    let register = try #require(try store.changesFromOutside())
    #expect(register.actions.map { $0.notes.map(\.text) } == [["mine"], ["theirs"]])
    #expect(try store.changesFromOutside() == nil)
    folders.mend()
    store.forgetEarlier()
    _ = try store.save([StoreSamples.note("M-1.1", "more", id: "c4")])
    #expect(try notes() == ["mine", "more"])
  }

  @Test("So do a new store, a whole register and the settings")
  func otherDoors() throws {
    let calls = calls(EIO)
    let fault = StoreError.unconfirmed(path: path, SystemFault("fsync", number: EIO))
    let store = JSONFileStore(path: path, system: calls)
    let text = Array(StoreSamples.small.utf8)
    #expect(StoreSamples.error { () throws(StoreError) in try store.create(text) } == fault)
    #expect(try StoreSamples.read(path) == StoreSamples.small)
    let register = try store.load().register
    #expect(
      StoreSamples.error { () throws(StoreError) in try store.replace(with: register) } == fault)
    let settings = SettingsFile(path: folder.file("config.json"), system: calls)
    #expect(
      StoreSamples.error { () throws(StoreError) in try settings.save(Settings()) }
        == .unconfirmed(path: settings.path, SystemFault("fsync", number: EIO)))
  }
}
