import HusokModel
import HusokTestSupport
import Testing

@testable import HusokStore

@Suite("What is written can be read")
struct SoundnessTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.file("store.json") }

  private func loaded() throws -> JSONFileStore {
    StoreSamples.write(StoreSamples.small, to: path)
    let store = JSONFileStore(path: path)
    _ = try store.load()
    return store
  }

  /// An act whose text looks right to the program that makes it, and to no reader.
  private static func act(_ number: Int) -> Act {
    switch number {
    case 0:
      note(at: Instant(day: Fixtures.today, secondOfDay: 0, offsetMinutes: 25 * 60))
    case 1:
      note(at: Instant(seconds: 253_402_300_800, offsetMinutes: 0))
    default: newAction
    }
  }

  private static func note(at moment: Instant) -> Act {
    Act(
      StoreSamples.note("M-1.1", "then", id: "c2").changes.map { change in
        var change = change
        change.at = moment
        return change
      })
  }

  /// An action that was done after the last day that can be written.
  private static var newAction: Act {
    var record = FollowUpAction()
    record.id = "M-1.3"
    record.outcome = "M-1"
    record.title = Bilingual(en: "New", ko: nil)
    record.doneOn = Day(number: 2_932_897)
    return StoreSamples.change("M-1.3", "record", to: record.value, id: "c2")
  }

  @Test(
    "A line that no reader takes is refused before anything is written", arguments: [0, 1, 2])
  func refused(_ number: Int) throws {
    let act = SoundnessTests.act(number)
    for isMerged in [false, true] {
      let store = try loaded()
      if isMerged {
        _ = try JSONFileStore(path: path).save([StoreSamples.note("M-1.2", "x", id: "c9")])
      }
      let before = try StoreSamples.read(path)
      let error = StoreSamples.error { () throws(StoreError) in _ = try store.save([act]) }
      switch error {
      case .unsound(path, act.changes[0].record, .field): break
      // A merge carries it out on the records first, which do not take it.
      case .refused(path, act.changes[0].record) where isMerged && number == 2: break
      default: Issue.record("\(number), \(isMerged): \(String(describing: error))")
      }
      #expect(try StoreSamples.read(path) == before)
      _ = try store.save([StoreSamples.note("M-1.1", "later", id: "c3")])
      _ = try JSONFileStore(path: path).load()
    }
  }

  @Test("A whole register of which a record could not be read is not written either")
  func whole() throws {
    let store = try loaded()
    var register = try store.load().register
    try register.apply(SoundnessTests.act(1))
    let error = StoreSamples.error { () throws(StoreError) in try store.replace(with: register) }
    guard case .unsound? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try StoreSamples.read(path) == StoreSamples.small)
  }
}
