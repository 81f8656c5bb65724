import HusokModel
import HusokStore
import HusokTestSupport
import Testing

@Suite("The bundled data")
struct BundledDataTests {
  private let register: Register

  init() throws {
    register = try Fixtures.bundled()
  }

  @Test("It holds what the 262nd meeting left")
  func counts() throws {
    #expect(register.ministries.count == 19)
    #expect(register.meetings.map(\.id) == ["CN26", "JP26", "F262"])
    #expect(register.outcomes.count == 12)
    #expect(register.outcomes.filter(\.trackable).count == 11)
    #expect(register.outcomes.filter { !$0.trackable }.map(\.kind) == [.assessment])
    #expect(register.actions.count == 21)
    #expect(register.actions.filter { $0.status == .unreported }.count == 20)
    #expect(register.actions.filter { $0.status == .inProgress }.map(\.id) == ["F262-4.2"])
    #expect(register.actions.filter { $0.lead?.confirmed == true }.count == 5)
    #expect(register.actions.filter { $0.lead?.confirmed == false }.count == 16)
    #expect(register.history.count == 0)
  }

  @Test("The targets are those of the plant orders")
  func targets() {
    let targets = register.outcomes.filter { !$0.targets.isEmpty }
    #expect(targets.map(\.id) == ["F262-3"])
    #expect(targets.first?.targets.map(\.goal) == ["41.2", "22"])
    #expect(targets.first?.targets.map(\.unit) == ["USD bn", "projects"])
    #expect(targets.first?.targets.allSatisfy { $0.points.isEmpty } == true)
    #expect(register.outcomes.filter { $0.due != nil }.map(\.id) == ["F262-3"])
    #expect(register.actions.allSatisfy { $0.due == nil })
  }

  @Test("Every confirmed lead is the culture ministry, and no lead supports its own action")
  func leads() {
    let confirmed = register.actions.compactMap { $0.lead }.filter(\.confirmed)
    #expect(Set(confirmed.map(\.ministry)) == ["culture"])
    #expect(
      register.actions.allSatisfy { action in
        action.lead.map { !action.supporting.contains($0.ministry) } ?? true
      })
  }

  @Test("The keys 1 to 9 belong to nine ministries")
  func keys() {
    #expect(register.ministries.compactMap(\.key) == Array(1...9))
  }

  @Test("All titles are there in both languages, all text is composed, nothing is unknown")
  func titles() {
    let titles = register.meetings.map(\.title) + register.outcomes.map(\.title)
    for title in titles + register.actions.map(\.title) {
      #expect(title.en?.isEmpty == false)
      #expect(title.ko?.isEmpty == false)
    }
    let text = String(decoding: Fixtures.bundledBytes, as: UTF8.self)
    #expect(text.composed.isIdentical(to: text))
    #expect(register.ministries.flatMap(\.extra).isEmpty)
    #expect(register.meetings.flatMap(\.extra).isEmpty)
    #expect(register.outcomes.flatMap(\.extra).isEmpty)
    #expect(register.actions.flatMap(\.extra).isEmpty)
  }

  @Test("It is written back byte for byte")
  func roundTrip() throws {
    let folder = TemporaryFolder()
    let path = folder.file("store.json")
    TemporaryFolder.write(Fixtures.bundledBytes, to: path)
    let store = JSONFileStore(path: path)
    _ = try store.load()
    _ = try store.save([])
    #expect(TemporaryFolder.read(path) == Fixtures.bundledBytes)
  }

  @Test("Every record is written as it stands in the file, also when it is written anew")
  func lines() {
    let lines = String(decoding: Fixtures.bundledBytes, as: UTF8.self).split(separator: "\n")
    var records = lines.filter { $0.hasPrefix("{\"id\":") }.map { line in
      var line = line
      while line.last == "," || line.last == "]" { line.removeLast() }
      return String(line)
    }
    func expect(_ record: some FieldOwner) {
      #expect(String(decoding: JSONWriter.line(record), as: UTF8.self) == records.removeFirst())
    }
    #expect(records.count == 19 + 3 + 12 + 21)
    register.ministries.forEach(expect)
    register.meetings.forEach(expect)
    register.outcomes.forEach(expect)
    register.actions.forEach(expect)
  }
}
