import Glibc
import HusokCommands
import HusokModel
import HusokStore
import HusokTestSupport
import HusokWords
import Synchronization
import Testing

@testable import husok

@Suite("Saving behind the screen")
struct SaverTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.file("store.json") }

  private func note(_ text: String, seed: UInt64) throws -> Act {
    var context = Fixtures.context(seed: seed)
    return try Fixtures.bundled().addingNote(text, to: ["CN26-3.1"], in: &context)
  }

  @Test("What is in the file, but not known to be on disk, is said and not saved again")
  func unconfirmed() throws {
    TemporaryFolder.write(Fixtures.bundledBytes, to: path)
    let isFailing = Folders()
    var calls = SystemCalls()
    calls.open = { path, flags, mode in
      let descriptor = open(path, flags, mode)
      if flags & O_DIRECTORY != 0 { isFailing.add(descriptor) }
      return descriptor
    }
    calls.fsync = { descriptor in
      if !isFailing.take(descriptor) { return fsync(descriptor) }
      errno = EIO
      return -1
    }
    let store = JSONFileStore(path: path, system: calls)
    _ = try store.load()
    let mailbox = try #require(Mailbox())
    let settings = SettingsFile(path: folder.file("config.json"))
    let saver = Saver(
      store, words: Words(.english), mailbox: mailbox, settings: settings,
      environment: ProcessEnvironment(), mending: { _ in nil })
    saver.take(try note("one", seed: 1))
    let (unsaved, doubt) = saver.finish(isHurried: false)
    let sentence = try #require(doubt)
    #expect(unsaved.isEmpty)
    #expect(sentence.contains("holds the change") && !sentence.contains("as it was"))
    let messages = mailbox.takeAll()
    #expect(
      messages.contains { if case .saved(count: 1, register: nil) = $0 { true } else { false } })
    #expect(messages.contains { if case .storeSays(sentence) = $0 { true } else { false } })
    #expect(!messages.contains { if case .saveFailed = $0 { true } else { false } })
    isFailing.mend()
    saver.take(try note("two", seed: 2))
    let later = saver.finish(isHurried: false)
    #expect(later.unsaved.isEmpty && later.doubt == nil)
    let register = try JSONFileStore(path: path).load().register
    #expect(register.action("CN26-3.1")?.notes.map(\.text) == ["one", "two"])
  }

  @Test("What was taken is on disk before anything else that is asked for afterwards")
  func order() throws {
    TemporaryFolder.write(Fixtures.bundledBytes, to: path)
    let store = JSONFileStore(path: path)
    _ = try store.load()
    let saver = Saver(
      store, words: Words(.english), mailbox: try #require(Mailbox()),
      settings: SettingsFile(path: folder.file("config.json")),
      environment: ProcessEnvironment(), mending: { _ in nil })
    saver.take(try note("one", seed: 1))
    let found = Mutex<[String]>([])
    let path = self.path
    saver.add {
      let register = try? JSONFileStore(path: path).load().register
      found.withLock { $0 = register?.action("CN26-3.1")?.notes.map(\.text) ?? [] }
    }
    #expect(saver.finish(isHurried: false).unsaved.isEmpty)
    #expect(found.withLock { $0 } == ["one"])
  }

  /// Which descriptors are of folders, and whether these fail.
  private final class Folders: Sendable {
    private let open = Mutex<Set<Int32>>([])
    private let failing = Mutex(true)

    func add(_ descriptor: Int32) { open.withLock { _ = $0.insert(descriptor) } }

    func take(_ descriptor: Int32) -> Bool {
      open.withLock { $0.remove(descriptor) != nil } && failing.withLock { $0 }
    }

    func mend() { failing.withLock { $0 = false } }
  }
}
