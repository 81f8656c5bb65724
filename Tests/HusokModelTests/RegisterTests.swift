import HusokTestSupport
import Testing

@testable import HusokModel

@Suite("The register")
struct RegisterTests {
  private let register: Register

  init() throws {
    register = try Fixtures.bundled()
  }

  private func fault(_ change: (inout Register) -> Void) -> RegisterFault? {
    var records = register
    change(&records)
    do throws(RegisterFault) {
      _ = try Register(
        ministries: records.ministries, meetings: records.meetings, outcomes: records.outcomes,
        actions: records.actions, history: History())
      return nil
    } catch {
      return error
    }
  }

  @Test("Records are found by their ids, each in its own list only")
  func find() {
    #expect(register.action("CN26-3.1")?.outcome == "CN26-3")
    #expect(register.outcome("CN26-3")?.meeting == "CN26")
    #expect(register.meeting("CN26")?.kind == .summit)
    #expect(register.ministry("culture")?.key == 3)
    #expect(register.action("CN26-3") == nil)
    #expect(register.outcome("CN26") == nil)
    #expect(register.meeting("culture") == nil)
    #expect(register.ministry("CN26-3.1") == nil)
    #expect(register.place(of: "NONE") == nil)
  }

  @Test("An action inherits its outcome's due date, its own comes first")
  func due() throws {
    let inherited = try #require(register.place(of: "F262-3.1")).row
    #expect(register.due(ofAction: inherited)?.due == Due("2026"))
    #expect(register.due(ofAction: inherited)?.isInherited == true)
    let none = try #require(register.place(of: "CN26-3.1")).row
    #expect(register.due(ofAction: none) == nil)
    var changed = register
    try changed.apply(Act([change("F262-3.1", "due", to: .string("2026-Q2"))]))
    #expect(changed.due(ofAction: inherited)?.due == Due("2026-Q2"))
    #expect(changed.due(ofAction: inherited)?.isInherited == false)
  }

  @Test("Two records of one id are a fault, also in different lists")
  func duplicates() {
    #expect(
      fault { $0.actions[3].id = "CN26-3.1" }
        == RegisterFault(place: .init(.actions, 3), problem: .duplicate(id: "CN26-3.1")))
    #expect(
      fault { $0.meetings[1].id = "culture" }
        == RegisterFault(place: .init(.meetings, 1), problem: .duplicate(id: "culture")))
  }

  @Test("A reference to what is not there, or is of another kind, is a fault")
  func references() {
    func expect(_ place: Register.Place, _ field: String, _ target: String, _ found: RegisterFault?)
    {
      #expect(found == RegisterFault(place: place, problem: .broken(field: field, target: target)))
    }
    expect(.init(.outcomes, 0), "meeting", "XX", fault { $0.outcomes[0].meeting = "XX" })
    expect(.init(.outcomes, 0), "meeting", "culture", fault { $0.outcomes[0].meeting = "culture" })
    expect(.init(.actions, 0), "outcome", "CN26", fault { $0.actions[0].outcome = "CN26" })
    expect(.init(.actions, 0), "lead.ministry", "XX", fault { $0.actions[0].lead?.ministry = "XX" })
    expect(
      .init(.actions, 1), "supporting", "XX",
      fault { $0.actions[1].supporting = ["foreign", "XX"] })
    expect(
      .init(.actions, 1), "dependsOn", "CN26-3", fault { $0.actions[1].dependsOn = ["CN26-3"] })
    #expect(fault { $0.actions[1].dependsOn = ["CN26-2.1"] } == nil)
  }

  @Test("An act is carried out whole or not at all", arguments: [true, false])
  func allOrNothing(_ failsLast: Bool) throws {
    var register = register
    let before = register
    let good = change("CN26-3.1", "status", to: .string("done"))
    let bad = change("CN26-3.2", "status", to: .string("perfect"))
    #expect(throws: ApplyFault.self) {
      try register.apply(Act(failsLast ? [good, bad] : [bad, good]))
    }
    expectSame(register, before)
  }

  @Test("An act on a record that is not there changes nothing")
  func noSuchRecord() {
    var register = register
    let before = register
    let lines = [
      change("CN26-3.1", "status", to: .string("done")),
      change("NONE", "status", to: .string("done")),
    ]
    let thrown = #expect(throws: ApplyFault.self) { try register.apply(Act(lines)) }
    #expect(thrown == .noSuchRecord("NONE"))
    expectSame(register, before)
  }

  @Test(
    "A change after which a reference would lead nowhere is refused as a whole",
    arguments: [
      ("lead", Value.object([.init("ministry", .string("XX")), .init("confirmed", .bool(true))])),
      ("supporting", .string("XX")), ("dependsOn", .string("XX")), ("outcome", .string("XX")),
      ("id", .string("CN26-3.2")),
    ])
  func brokenReference(_ field: String, _ value: Value) {
    var register = register
    let before = register
    let lines = [
      change("CN26-3.1", "status", to: .string("done")), change("CN26-3.1", field, to: value),
    ]
    #expect(throws: ApplyFault.self) { try register.apply(Act(lines)) }
    expectSame(register, before)
  }

  @Test("An action moved to another outcome is found under it")
  func moved() throws {
    var register = register
    try register.apply(Act([change("CN26-3.1", "outcome", to: .string("F262-3"))]))
    let row = try #require(register.place(of: "CN26-3.1")).row
    #expect(register.due(ofAction: row)?.due == Due("2026"))
    #expect(register.meetings[register.meetingRow(ofAction: row)].id == "F262")
  }

  @Test("A record can be made and removed by the history; one that others need stays")
  func wholeRecords() throws {
    var register = register
    var action = FollowUpAction()
    action.id = "CN26-3.6"
    action.outcome = "CN26-3"
    action.title = Bilingual(en: "New", ko: nil)
    try register.apply(Act([change("CN26-3.6", "record", to: action.value)]))
    #expect(register.action("CN26-3.6") == action)
    #expect(register.actions.count == 22)
    try register.apply(
      Act([change("CN26-3.6", "record", from: action.value, to: .null)]))
    #expect(register.action("CN26-3.6") == nil)
    let before = register
    let thrown = #expect(throws: ApplyFault.self) {
      try register.apply(Act([change("CN26-3", "record", to: .null)]))
    }
    #expect(
      thrown
        == .register(
          RegisterFault(
            place: .init(.actions, 1), problem: .broken(field: "outcome", target: "CN26-3"))))
    #expect(throws: ApplyFault.noSuchRecord("NONE")) {
      try register.apply(Act([change("NONE", "record", to: .null)]))
    }
    #expect(throws: ApplyFault.self) {
      try register.apply(Act([change("CN26-3.1", "record", to: register.actions[1].value)]))
    }
    expectSame(register, before)
  }

  @Test("Sets lose one element and gain another, never one twice")
  func sets() throws {
    var register = register
    let apply = { (register: inout Register, from: Value, to: Value) in
      try register.apply(Act([self.change("CN26-2.1", "supporting", from: from, to: to)]))
    }
    try apply(&register, .null, .string("finance"))
    #expect(register.action("CN26-2.1")?.supporting == ["culture", "foreign", "finance"])
    try apply(&register, .null, .string("finance"))
    #expect(register.action("CN26-2.1")?.supporting == ["culture", "foreign", "finance"])
    try apply(&register, .string("culture"), .null)
    #expect(register.action("CN26-2.1")?.supporting == ["foreign", "finance"])
  }

  @Test("The first due date is kept when the due date moves")
  func firstDue() throws {
    var register = register
    for text in ["2026-Q2", "2026-H2", "2027"] {
      try register.apply(Act([change("CN26-3.1", "due", to: .string(text))]))
    }
    #expect(register.action("CN26-3.1")?.due == Due("2027"))
    #expect(register.action("CN26-3.1")?.firstDue == Due("2026-Q2"))
    try register.apply(Act([change("CN26-3.1", "due", to: .null)]))
    #expect(register.action("CN26-3.1")?.due == nil)
    #expect(register.action("CN26-3.1")?.firstDue == Due("2026-Q2"))
  }

  @Test("Every act counts up the revision and stands in the history")
  func revision() throws {
    var register = register
    var context = Fixtures.context()
    let act = try register.steppingTowardsDone(["CN26-3.1", "CN26-3.2"], in: &context)
    try register.apply(act)
    #expect(register.revision == 1)
    #expect(register.history.count == 2)
    #expect(register.history.changes(of: "CN26-3.2") == [act.changes[1]])
    #expect(register.history.changes(of: "CN26-3.3").isEmpty)
  }

  @Test("Progress counts done of trackable actions that were not dropped")
  func progress() throws {
    var register = register
    #expect(RegisterCounts(register).total == Progress(done: 0, counted: 21))
    try register.apply(
      Act([
        change("CN26-3.1", "status", to: .string("done")),
        change("CN26-3.2", "status", to: .string("dropped")),
        change("CN26-3.3", "status", to: .string("reportedDone")),
      ]))
    let counts = RegisterCounts(register)
    #expect(counts.total == Progress(done: 1, counted: 20))
    #expect(counts.meetings[0] == Progress(done: 1, counted: 5))
    let outcome = try #require(register.place(of: "CN26-3")).row
    #expect(counts.outcomes[outcome] == Progress(done: 1, counted: 4))
    try register.apply(Act([change("CN26-3", "trackable", to: .bool(false))]))
    #expect(RegisterCounts(register).total == Progress(done: 0, counted: 16))
  }

  @Test("A ministry's count is that of the actions it leads or supports")
  func ministryCounts() {
    let counts = RegisterCounts(register)
    let byID = Dictionary(
      uniqueKeysWithValues: zip(register.ministries.map(\.id), counts.ministries))
    #expect(byID["foreign"] == 14)
    #expect(byID["trade"] == 13)
    #expect(byID["finance"] == 12)
    #expect(byID["culture"] == 6)
    #expect(byID["budget"] == 0)
  }

  @Test("A made record is put into the list that its members tell")
  func sections() {
    #expect(Section(holding: register.ministries[0].value) == .ministries)
    #expect(Section(holding: register.meetings[0].value) == .meetings)
    #expect(Section(holding: register.outcomes[0].value) == .outcomes)
    #expect(Section(holding: register.actions[0].value) == .actions)
  }

  private func change(
    _ record: String, _ field: String, from: Value = .null, to: Value
  ) -> Change {
    var change = Change()
    change.id = "\(record)/\(field)"
    change.at = Fixtures.now
    change.record = record
    change.field = field
    change.from = from
    change.to = to
    return change
  }

  private func expectSame(_ one: Register, _ other: Register) {
    #expect(one.ministries == other.ministries)
    #expect(one.meetings == other.meetings)
    #expect(one.outcomes == other.outcomes)
    #expect(one.actions == other.actions)
    #expect(one.history.count == other.history.count)
    #expect(one.revision == other.revision)
    #expect(one.outcomeRows == other.outcomeRows)
    for record in ["CN26-3.1", "CN26-3.2", "CN26-3", "CN26", "culture"] {
      #expect(one.place(of: record) == other.place(of: record))
    }
  }
}

@Suite("Names of ministries")
struct MinistryNameTests {
  @Test(
    "A ministry has the name of the day",
    arguments: [
      ("trade", "2025-09-30", "MOTIE"), ("trade", "2025-10-01", "MOTIR"),
      ("trade", "2000-01-01", "MOTIE"), ("trade", "2030-01-01", "MOTIR"),
      ("finance", "2018-07-31", "MOSF"), ("finance", "2018-08-01", "MOEF"),
      ("ip", "2025-09-30", "KIPO"), ("ip", "2025-10-01", "MOIP"), ("ip", "1990-01-01", "KIPO"),
      ("kexim", "1990-01-01", "KEXIM"),
    ])
  func day(_ id: String, _ day: String, _ code: String) throws {
    let ministry = try #require(try Fixtures.bundled().ministry(id))
    #expect(ministry.name(on: try #require(Day(day))).code == code)
  }

  @Test("A name with the same code is told apart by its day")
  func korean() throws {
    let finance = try #require(try Fixtures.bundled().ministry("finance"))
    let before = try #require(Day("2026-01-01"))
    #expect(finance.name(on: before).ko == "기획재정부")
    #expect(finance.name(on: before.adding(days: 1)).ko == "재정경제부")
    #expect(finance.name(on: Fixtures.today).short(in: .korean) == "재경부")
    #expect(finance.name(on: Fixtures.today).short(in: .english) == "MOEF")
    #expect(
      finance.name(on: Fixtures.today).full(in: .english) == "Ministry of Economy and Finance")
  }

  @Test(
    "A name of any day, in either language and any case, finds the ministry",
    arguments: [
      ("MOTIE", ["trade"]), ("motir", ["trade"]), ("산업통상자원부", ["trade"]), ("산업부", ["trade"]),
      ("trade", ["trade"]), ("기획재정부", ["finance"]), ("mosf", ["finance"]), ("특허청", ["ip"]),
      ("Korean Intellectual Property Office", ["ip"]), ("환경부", ["climate"]), ("ME", ["climate"]),
      ("k-sure", ["ksure"]), ("수은", ["kexim"]), ("MOT", []), ("", []),
      ("\u{1106}\u{116E}\u{11AB}\u{110E}\u{1166}\u{1107}\u{116E}", ["culture"]),
    ])
  func named(_ word: String, _ ids: [String]) throws {
    #expect(try Fixtures.bundled().ministries(named: word) == ids)
  }

  @Test("A bilingual text falls back to the language it has")
  func fallback() {
    let both = Bilingual(en: "Trade", ko: "통상")
    #expect(both.text(in: .english) == "Trade")
    #expect(both.text(in: .korean) == "통상")
    #expect(both.other(than: .english) == "통상")
    #expect(both.other(than: .korean) == "Trade")
    #expect(Bilingual(en: "Trade", ko: nil).text(in: .korean) == "Trade")
    #expect(Bilingual(en: nil, ko: "통상").text(in: .english) == "통상")
    #expect(Bilingual(en: nil, ko: "통상").other(than: .korean) == nil)
    #expect(Bilingual().text(in: .english).isEmpty)
  }
}
