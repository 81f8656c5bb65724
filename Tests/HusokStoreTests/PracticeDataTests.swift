import HusokModel
import HusokStore
import Testing

@Suite("The practice data")
struct PracticeDataTests {
  private let register: Register

  init() throws {
    register = try JSONFileStore.parse(PracticeData.bytes)
  }

  @Test("It is half a year of work, with something in every view")
  func size() throws {
    #expect(register.actions.count >= 27)
    #expect(register.meetings.count >= 4)
    #expect(register.history.count >= 80)
    #expect(Set(register.actions.compactMap { $0.lead?.ministry }).count >= 9)
    let first = try #require(register.history.count > 0 ? register.history[0].at.day : nil)
    let last = try #require(PracticeData.lastDay(of: register))
    #expect(last.number - first.number > 170)
    let statuses = Set(register.actions.map(\.status))
    #expect(statuses.isSuperset(of: [.unreported, .inProgress, .onHold, .done, .reportedDone]))
    #expect(register.outcomes.contains { $0.targets.contains { $0.points.count > 1 } })
    #expect(register.ministries.contains { !$0.succeeds.isEmpty })
    #expect(register.meetings.contains { $0.closed != nil })
  }

  @Test("Postponements, a return, a hold, a split and a rename are in its history")
  func events() {
    let lines = (0..<register.history.count).map { register.history[$0] }
    let isBack = { (line: Change) in
      line.field == "status" && line.from.text == "reportedDone" && line.to.text == "inProgress"
    }
    #expect(lines.contains(where: isBack))
    #expect(lines.contains { $0.field == "status" && $0.to.text == "onHold" })
    #expect(lines.contains { $0.field == "names" })
    #expect(lines.contains { $0.field == "targets" })
    let groups = Register.standing(lines).map(ChangeGroup.init)
    #expect(groups.contains(.returned) && groups.contains(.renamed))
    let moved = lines.filter { $0.field == "due" && !$0.from.isNull && !$0.to.isNull }
    #expect(moved.count >= 3)
    #expect(Set(lines.compactMap(\.by.name)).count >= 6)
  }

  @Test("Every title is there in both languages")
  func titles() {
    let titles =
      register.actions.map(\.title) + register.outcomes.map(\.title)
      + register.meetings.map(\.title)
    #expect(titles.allSatisfy { !($0.en ?? "").isEmpty && !($0.ko ?? "").isEmpty })
  }
}
