import HusokTestSupport
import Testing

@testable import HusokModel

@Suite("The groups of changes")
struct ChangeGroupTests {
  @Test("What was returned, what waits and what was renamed stand by themselves")
  func ownGroups() throws {
    let change = { (field: String, from: Value, to: Value) in
      ChangeGroup(
        Change(
          "1", of: "a", by: Fixtures.context(), record: "F262-3.1", field: field, from: from, to: to
        )
      )
    }
    #expect(change("status", .string("reportedDone"), .string("inProgress")) == .returned)
    #expect(change("status", .string("done"), .string("inProgress")) == .reopened)
    #expect(change("dependsOn", .null, .string("F262-3.2")) == .blocked)
    #expect(change("dependsOn", .string("F262-3.2"), .null) == .other)
    #expect(change("waitingOn", .null, .object([.init("text", .string("list"))])) == .blocked)
    #expect(change("names", .null, .object([.init("code", .string("MOLIH"))])) == .renamed)
    #expect(change("tags", .null, .string("trade")) == .other)
  }

  @Test("The changes since a meeting have the same groups as their lines")
  func since() throws {
    let register = try Fixtures.eventful()
    let groups = register.changeGroups(
      since: .meeting("F262"), HistorySummary(register.history))
    #expect(groups.contains { $0.group == .blocked })
    for (group, positions) in groups {
      for position in positions { #expect(ChangeGroup(register.history[position]) == group) }
    }
  }
}
