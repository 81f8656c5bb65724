import HusokModel
import HusokStore
import HusokTestSupport
import Testing

/// The stores that must behave alike.
enum StoreKind: String, CaseIterable, CustomTestStringConvertible {
  case memory
  case file

  var testDescription: String { rawValue }
}

@Suite("Every store")
struct ConformanceTests {
  private let folder = TemporaryFolder()

  /// A store that holds the small register.
  private func store(_ kind: StoreKind) throws -> any DocumentStore {
    switch kind {
    case .memory: return MemoryStore(try JSONFileStore.parse(Array(StoreSamples.small.utf8)))
    case .file:
      StoreSamples.write(StoreSamples.small, to: folder.file("store.json"))
      return JSONFileStore(path: folder.file("store.json"))
    }
  }

  /// The same store as another program would open it.
  private func reopened(_ store: any DocumentStore) -> any DocumentStore {
    (store as? JSONFileStore).map { JSONFileStore(path: $0.path) } ?? store
  }

  @Test("What is loaded is what is held", arguments: StoreKind.allCases)
  func load(_ kind: StoreKind) throws {
    let loaded = try store(kind).load()
    #expect(loaded.register.actions.map(\.id) == ["M-1.1", "M-1.2"])
    #expect(StoreSamples.changes(loaded.register).map(\.id) == ["c1"])
    #expect(!loaded.isNewer)
  }

  @Test("What is saved is loaded, and the acts stand in their order", arguments: StoreKind.allCases)
  func save(_ kind: StoreKind) throws {
    let store = try store(kind)
    var expected = try store.load().register
    let acts = [
      StoreSamples.status("M-1.1", "inProgress", id: "c2"),
      StoreSamples.note("M-1.2", "한글 \"quoted\" \\ \n\t\u{1}", id: "c3"),
      StoreSamples.status("M-1.1", "done", id: "c4", from: "inProgress"),
    ]
    for act in acts { try expected.apply(act) }
    #expect(try store.save(Array(acts.prefix(2))).register == nil)
    #expect(try store.save(Array(acts.suffix(1))).register == nil)
    let loaded = try reopened(store).load().register
    StoreSamples.expectSame(loaded, expected)
    #expect(StoreSamples.changes(loaded).map(\.id) == ["c1", "c2", "c3", "c4"])
    #expect(loaded.action("M-1.1")?.doneOn == Fixtures.today)
  }

  @Test("Records are made, changed and removed", arguments: StoreKind.allCases)
  func wholeRecords(_ kind: StoreKind) throws {
    let store = try store(kind)
    var action = FollowUpAction()
    action.id = "M-1.3"
    action.outcome = "M-1"
    action.title = Bilingual(en: "Third", ko: nil)
    _ = try store.load()
    _ = try store.save([StoreSamples.change("M-1.3", "record", to: action.value, id: "c2")])
    _ = try store.save([StoreSamples.status("M-1.3", "inProgress", id: "c3")])
    _ = try store.save([
      StoreSamples.change(
        "M-1.1", "record", from: .object([.init("outcome", .string("M-1"))]), to: .null, id: "c4")
    ])
    let loaded = try reopened(store).load().register
    #expect(loaded.actions.map(\.id) == ["M-1.2", "M-1.3"])
    #expect(loaded.action("M-1.3")?.status == .inProgress)
    #expect(loaded.history.count == 4)
  }

  @Test("A refused act changes nothing, nor does any saved with it", arguments: StoreKind.allCases)
  func refused(_ kind: StoreKind) throws {
    let store = try store(kind)
    let before = try store.load().register
    let good = StoreSamples.status("M-1.1", "inProgress", id: "c2")
    let refused = [
      StoreSamples.status("M-9.9", "done", id: "c3"),
      StoreSamples.change("M-1.2", "status", to: .string("perfect"), id: "c3"),
      StoreSamples.change("M-9.9", "record", to: .null, id: "c3"),
    ]
    for act in refused {
      let error = StoreSamples.error { () throws(StoreError) in _ = try store.save([good, act]) }
      guard case .refused(_, let record)? = error else {
        Issue.record("not refused: \(String(describing: error))")
        continue
      }
      #expect(record == act.records.first)
      StoreSamples.expectSame(try reopened(store).load().register, before)
    }
    _ = try store.save([good])
    #expect(try reopened(store).load().register.action("M-1.1")?.status == .inProgress)
  }

  @Test("Nothing to save is no change", arguments: StoreKind.allCases)
  func nothing(_ kind: StoreKind) throws {
    let store = try store(kind)
    let before = try store.load().register
    _ = try store.save([])
    StoreSamples.expectSame(try reopened(store).load().register, before)
  }
}
