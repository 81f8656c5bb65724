import HusokModel
import HusokTestSupport
import Testing

@Suite("What is computed")
struct ActionStatesTests {
  private var register: Register
  private var context = Fixtures.context()

  init() throws {
    register = try Fixtures.bundled()
  }

  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  private func row(_ id: String) throws -> Int { try #require(register.place(of: id)).row }

  private mutating func on(
    _ day: String, _ act: (Register, inout ActContext) throws -> Act
  ) throws {
    context.at = Instant(day: try self.day(day), secondOfDay: 3600, offsetMinutes: 540)
    try register.apply(try act(register, &context))
  }

  private mutating func setDue(_ id: String, _ due: String, on day: String) throws {
    try on(day) { try $0.setting("due", of: [id], to: .string(due), in: &$1) }
  }

  private func states(_ day: String) throws -> ActionStates {
    ActionStates(register, today: try self.day(day))
  }

  @Test(
    "Late, soon and days left change on the days they should",
    arguments: [
      ("2026-12-16", 15, false, nil), ("2026-12-17", 14, true, nil), ("2026-12-31", 0, true, nil),
      ("2027-01-01", nil, false, 1), ("2027-02-01", nil, false, 32),
    ] as [(String, Int?, Bool, Int?)])
  func lateness(_ day: String, _ left: Int?, _ isSoon: Bool, _ late: Int?) throws {
    let states = try states(day)
    let row = try row("F262-3.1")
    #expect(states.daysLeft(row) == left)
    #expect(states.isSoon(row) == isSoon)
    #expect(states.daysLate(row) == late)
  }

  @Test("Silence counts from the meeting's date, and is unknown without one")
  func stale() throws {
    #expect(try states("2026-03-02").staleDays(row("F262-3.1")) == nil)
    #expect(try states("2026-03-03").staleDays(row("F262-3.1")) == 36)
    #expect(try states("2027-03-03").staleDays(row("CN26-3.1")) == nil)
  }

  @Test("A word ends the silence, and what is done is never stale")
  mutating func staleAfterWord() throws {
    try on("2026-03-01") { try $0.addingNote("begun", to: ["F262-3.1"], in: &$1) }
    #expect(try states("2026-04-05").staleDays(row("F262-3.1")) == nil)
    #expect(try states("2026-04-06").staleDays(row("F262-3.1")) == 36)
    try on("2026-04-06") { try $0.steppingTowardsDone(["F262-3.1"], in: &$1) }
    #expect(try states("2027-04-06").staleDays(row("F262-3.1")) == nil)
  }

  @Test("The first due date never changes; slippage is the days between")
  mutating func slippage() throws {
    try setDue("CN26-3.1", "2026-06-30", on: "2026-02-01")
    try setDue("CN26-3.1", "2026-09-30", on: "2026-03-01")
    try setDue("CN26-3.1", "2026", on: "2026-04-01")
    let states = try states("2026-05-01")
    #expect(states.slippage(try row("CN26-3.1")) == 184)
    #expect(states.postponements(try row("CN26-3.1")) == 2)
    #expect(register.action("CN26-3.1")?.firstDue == Due("2026-06-30"))
    #expect(states.slippage(try row("F262-3.1")) == nil)
  }

  @Test("Every risk has its reason")
  mutating func risks() throws {
    try setDue("CN26-3.1", "2026-06-30", on: "2026-01-27")
    let id = "CN26-2.1"
    try setDue(id, "2026-07-01", on: "2026-01-27")
    try setDue(id, "2026-07-20", on: "2026-01-28")
    try setDue(id, "2026-07-31", on: "2026-01-29")
    let waiting = Value.object([.init("text", .string("customs data"))])
    try on("2026-01-29") { try $0.setting("waitingOn", of: [id], to: waiting, in: &$1) }
    try on("2026-01-29") {
      try $0.editingSet("dependsOn", of: [id], adding: ["CN26-3.1"], removing: [], in: &$1)
    }
    #expect(
      try states("2026-07-02").risks(row(id)) == [
        .notBegun(dueIn: 29), .blocked("customs data"), .silent(days: 154, dueIn: 29),
        .postponed(times: 2), .dependsOnLate("CN26-3.1"), .leadNotConfirmed(dueIn: 29),
      ])
    #expect(try states("2026-07-02").risks(row("CN26-3.3")) == [])
  }

  @Test("Open actions are carried over each meeting that is closed; done ones are not")
  mutating func carried() throws {
    try on("2026-02-01") { try $0.closing("F262", on: Day(number: 20_485), in: &$1) }
    try on("2026-02-02") { try $0.steppingTowardsDone(["CN26-3.1"], in: &$1) }
    try on("2026-03-01") { try $0.closing("CN26", on: Day(number: 20_513), in: &$1) }
    let summary = HistorySummary(register.history)
    let counts = ["CN26-3.1", "CN26-3.2"].compactMap { register.action($0).map(summary.carried) }
    #expect(counts == [0, 2])
  }

  @Test("The state of an earlier day is what was there, with its history")
  mutating func past() throws {
    let before = register
    try on("2026-02-01") { try $0.steppingTowardsDone(["CN26-3.1"], in: &$1) }
    try on("2026-02-02") {
      try $0.changingStatus(of: ["CN26-3.1"], to: .inProgress, reason: "no", in: &$1)
    }
    try setDue("CN26-3.1", "2026-06-30", on: "2026-02-03")
    try on("2026-02-04") { try $0.addingNote("x", to: ["CN26-3.2"], in: &$1) }
    #expect(register.asOf(try day("2026-01-31")).actions == before.actions)
    let first = register.asOf(try day("2026-02-01"))
    #expect(first.action("CN26-3.1")?.status == .done)
    #expect(first.action("CN26-3.1")?.doneOn == Day("2026-02-01"))
    #expect(first.action("CN26-3.1")?.firstDue == nil)
    #expect(first.history.count == 1)
    #expect(register.asOf(try day("2026-02-04")).actions == register.actions)
  }

  @Test("The register of an earlier day lacks records made since")
  mutating func pastRecords() throws {
    var meeting = Meeting()
    meeting.id = "F263"
    meeting.title = Bilingual(en: "263rd", ko: nil)
    let added = meeting
    try on("2026-02-01") { try $0.adding(added, in: &$1) }
    #expect(register.asOf(try day("2026-01-31")).meeting("F263") == nil)
    #expect(register.asOf(try day("2026-02-01")).meeting("F263") != nil)
  }

  @Test("Sorting puts the named thing first and keeps the register's order among equals")
  mutating func order() throws {
    try setDue("JP26-2.1", "2026-03-01", on: "2026-01-27")
    let states = try states("2026-02-01")
    let rows = Array(register.actions.indices)
    let ids = { (register: Register, key: ActionOrder.Key) in
      ActionOrder.sorted(rows, by: key, with: states).map { register.actions[$0].id }
    }
    #expect(ids(register, .due).prefix(2) == ["JP26-2.1", "F262-3.1"])
    #expect(ids(register, .ministry).first == "F262-1.1")
    #expect(ids(register, .status).last == "F262-4.2")
    #expect(ids(register, .latest).first == "JP26-2.1")
    #expect(ids(register, .meeting) == register.actions.map(\.id))
  }

  @Test("The check finds what the bundled data lacks")
  func findings() {
    let counts = Dictionary(grouping: register.findings(on: .latest)) { $0.kind }.mapValues(\.count)
    #expect(counts == [.proposedOwner: 16, .noDue: 14, .noAction: 1])
  }

  @Test(
    "A syllable still being composed and initial consonants find the word",
    arguments: [
      ("ㅁㅎㄱㄹ", "CN26-3.1"), ("문화굘", "CN26-3.1"), ("ㅎㅅㅈㅊ", "JP26-2.1"), ("기술자겨", "JP26-4.1"),
    ])
  func hangul(_ word: String, _ id: String) {
    let (query, problems) = Query.parse(word, with: Fixtures.input(register))
    #expect(problems.isEmpty)
    let scope = QueryScope(register, today: Fixtures.today, for: query)
    let found = register.actions.indices.filter { query.matches($0, in: scope) }
    #expect(found.map { register.actions[$0].id }.contains(id))
    #expect(found.count < 10)
  }

  @Test(
    "Spans of due dates",
    arguments: [
      ("due:2026", 7), ("due:2026-Q4", 7), ("due:..2026-12-30", 0), ("due:2026-12-31..", 7),
      ("due:<30d", 0), ("due:<338d", 7), ("no:due", 14),
    ])
  func due(_ text: String, _ count: Int) {
    let (query, problems) = Query.parse(text, with: Fixtures.input(register))
    #expect(problems.isEmpty)
    let scope = QueryScope(register, today: Fixtures.today, for: query)
    #expect(register.actions.indices.filter { query.matches($0, in: scope) }.count == count)
  }
}
