import HusokModel
import HusokTestSupport
import Testing

@Suite("Who waits for whom")
struct WaitTests {
  private var register: Register
  private var context = Fixtures.context()

  init() throws {
    register = try Fixtures.bundled()
    // Tourism waits for culture, sports for the budget, and plants for both of culture's own.
    try set("CN26-3.5", "waitingOn", "@MPB budget")
    try set("F262-3.1", "dependsOn", "CN26-3.1,CN26-3.2")
  }

  private mutating func set(_ id: String, _ field: String, _ text: String) throws {
    let act = try Fixtures.input(register).act(setting: field, of: [id], to: text, in: &context)
    try register.apply(act)
  }

  private mutating func done(_ ids: String...) throws -> [String] {
    let act = try register.changingStatus(of: ids, to: .done, in: &context)
    try register.apply(act)
    return register.freed(by: act)
  }

  private func found(_ text: String, me: String? = nil) throws -> [String] {
    let (query, problems) = Query.parse(text, with: Fixtures.input(register), me: me)
    #expect(problems.isEmpty, "\(text)")
    let scope = QueryScope(register, today: Fixtures.today, for: query)
    return register.actions.indices.filter { query.matches($0, in: scope) }
      .map { register.actions[$0].id }
  }

  @Test("What others wait for is found, by action and by ministry")
  func awaited() throws {
    #expect(try found("is:awaited") == ["CN26-3.1", "CN26-3.2"])
    #expect(try found("waits:mpb") == ["CN26-3.5"])
    #expect(try found("waits:기획처") == ["CN26-3.5"])
    #expect(try found("waits:me", me: "culture") == ["F262-3.1"])
    let states = ActionStates(register, today: Fixtures.today)
    let budget = try #require(register.ministries(named: "MPB").first)
    #expect(
      states.waits(for: budget).map { [$0.text ?? "", $0.since?.description ?? ""] }
        == [["budget", "\(Fixtures.today)"]])
    let culture = states.waits(for: "culture")
    #expect(culture.map(\.actions) == [["CN26-3.1", "CN26-3.2"]])
    #expect(culture.map(\.since) == [Fixtures.today])
  }

  @Test("A ministry never waits for itself")
  mutating func itself() throws {
    try set("CN26-3.4", "waitingOn", "@MCST a word")
    try set("CN26-3.3", "dependsOn", "CN26-3.1")
    #expect(try found("waits:mcst") == ["F262-3.1"])
  }

  @Test("A circle is refused")
  mutating func circle() throws {
    #expect(throws: Refusal.waitsForItself("CN26-3.1")) {
      try set("CN26-3.1", "dependsOn", "F262-3.1")
    }
  }

  @Test("What an act sets free comes after nothing else that is open, and waits for nothing")
  mutating func freed() throws {
    #expect(try done("CN26-3.1") == [])
    #expect(try done("CN26-3.2") == ["F262-3.1"])
    #expect(try found("is:awaited").isEmpty)
    try set("JP26-2.1", "dependsOn", "CN26-3.3")
    try set("JP26-2.1", "waitingOn", "the other side")
    #expect(try done("CN26-3.3") == [])
  }

  @Test("Several that are ended at once set free what came after all of them")
  mutating func several() throws {
    #expect(try done("CN26-3.1", "CN26-3.2") == ["F262-3.1"])
  }

  @Test("A ministry in front of what is waited for is read as it stands on the screen")
  mutating func words() throws {
    let input = Fixtures.input(register)
    let read = { (text: String) in try input.waiting(text, after: nil) }
    #expect(try read("@MPB: budget")?.text == "budget")
    #expect(try read("@\"Ministry of Culture, Sports and Tourism\" films")?.ministry == "culture")
    #expect(try read("@기획처")?.text == "기획처")
    #expect(try read("a word @MPB")?.ministry == nil)
    #expect(throws: Refusal.noSuchMinistry("NOBODY")) { _ = try read("@NOBODY budget") }
    // Other words leave the ministry and the day; another ministry begins a new wait.
    let before = try #require(register.action("CN26-3.5")?.waitingOn)
    let later = FieldInput(
      register, words: .shared, today: Fixtures.today.adding(days: 9))
    let same = try #require(try later.waiting("the supplementary budget", after: before))
    #expect(same.ministry == before.ministry && same.since == before.since)
    let other = try #require(try later.waiting("@MOFA a note", after: before))
    #expect(other.ministry == "foreign" && other.since == later.today)
  }

  @Test("What goes on without an end comes up at each meeting until somebody says a word")
  mutating func review() throws {
    #expect(try found("is:review").isEmpty)
    try set("CN26-3.1", "kind", "ongoing")
    #expect(try found("is:review") == ["CN26-3.1"])
    #expect(
      register.findings(on: Fixtures.today).filter { $0.kind == .review }.map(\.record)
        == ["CN26-3.1"])
    context.at = Instant(
      day: Fixtures.today.adding(days: 3), secondOfDay: 9 * 3600, offsetMinutes: 540)
    try register.apply(try register.addingNote("as before", to: ["CN26-3.1"], in: &context))
    #expect(try found("is:review").isEmpty)
    #expect(!register.findings(on: Fixtures.today).contains { $0.kind == .review })
  }
}
