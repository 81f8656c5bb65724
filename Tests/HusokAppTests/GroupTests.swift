import HusokModel
import HusokTestSupport
import Testing

@testable import HusokApp

@Suite("Groups of the list")
struct GroupTests {
  /// The bundled register with an outcome whose actions are shown and not counted.
  private func register() throws -> Register {
    var register = try Fixtures.bundled()
    var outcome = try #require(register.outcome("F262-3"))
    outcome.trackable = false
    var context = Fixtures.context(seed: 5)
    try register.apply(try register.editing(outcome, in: &context))
    return register
  }

  /// The rows that a query finds.
  private func rows(_ text: String, _ register: Register) -> [Int] {
    let (query, problems) = Query.parse(text, with: Fixtures.input(register), me: nil)
    #expect(problems == [])
    let scope = QueryScope(register, today: Fixtures.today, for: query)
    return register.actions.indices.filter { query.matches($0, in: scope) }
  }

  @Test(
    "Headings count what the query counts, whatever the actions are grouped by",
    arguments: [("m", ActionOrder.Grouping.ministry), ("s", .status), ("d", .due)])
  func headings(_ key: String, _ grouping: ActionOrder.Grouping) throws {
    let register = try register()
    var journey = try Journey(width: 120, height: 60, register: register)
    try journey.press(".\(key)")
    let counted = rows("is:counted", register)
    #expect(counted.count == 14)
    for group in journey.state.list.groups {
      let own = counted.filter { ActionOrder.group($0, by: grouping, in: register) == group.key }
      #expect(group.progress == Progress(done: 0, counted: own.count), "\(group.id)")
    }
  }

  @Test(
    "In a list without groups those come first with the words in their titles, until it is sorted")
  func titlesFirst() throws {
    var journey = try Journey(width: 120, height: 60)
    try journey.press("/수주<enter>.0")
    let register = journey.state.register
    let shown = { (journey: Journey) in
      journey.state.list.rows.compactMap { row -> Bool? in
        guard case .action(let row) = row else { return nil }
        return register.actions[row].title.ko?.contains("수주") == true
      }
    }
    #expect(shown(journey) == [true, true, true, true, false, false, false])
    try journey.press(".e")
    #expect(shown(journey) != [true, true, true, true, false, false, false])
  }

  @Test("A ministry is shown with as many as its query finds")
  func ministry() throws {
    let register = try register()
    #expect(rows("@motir! is:counted", register).count == 4)
    var journey = try Journey(width: 120, height: 60, register: register)
    try journey.press(".m")
    let heading = try #require(journey.lines.first { $0.contains("▾ MOTIR") })
    #expect(heading.contains("0/4"))
  }
}
