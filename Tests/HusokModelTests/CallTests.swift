import HusokTestSupport
import Testing

@testable import HusokModel

@Suite("Reports that ministries are asked for")
struct CallTests {
  private var register: Register
  private var context = Fixtures.context()

  init() throws {
    register = try Fixtures.bundled()
    var meeting = Meeting()
    meeting.id = "F263"
    meeting.title = Bilingual(en: "The next one", ko: nil)
    try register.apply(try register.adding(meeting, in: &context))
  }

  private func calls() -> [MinistryCall] { register.meeting("F263")?.calls ?? [] }

  private func round(_ day: Day) throws -> CallRound {
    CallRound(try #require(register.meeting("F263")), in: register, today: day)
  }

  private mutating func ask(
    _ ministries: [String], due: Day? = nil, unneeded: [String] = []
  ) throws {
    try register.apply(
      try register.calling(
        ministries, for: "F263", due: due, unneeded: unneeded, in: &context))
  }

  @Test("Each ministry is asked once; another day takes the place of the first")
  mutating func asking() throws {
    try ask(["culture", "trade"], due: Fixtures.today.adding(days: 3), unneeded: ["labor"])
    #expect(calls().map(\.ministry) == ["culture", "trade", "labor"])
    #expect(calls().map(\.unneeded) == [false, false, true])
    var context = context
    #expect(throws: Refusal.nothingChanges) {
      try register.calling(["culture"], for: "F263", due: nil, in: &context)
    }
    try ask(["culture"], due: Fixtures.today.adding(days: 9))
    #expect(calls().count == 3)
    #expect(calls()[0].due == Fixtures.today.adding(days: 9))
    #expect(register.history[register.history.count - 1].from["due"] != nil)
    try register.apply(try register.reversing(.undo, in: &self.context).act)
    #expect(calls()[0].due == Fixtures.today.adding(days: 3))
  }

  @Test("Only the secretariat asks, for a meeting that is not closed")
  mutating func refused() throws {
    var desk = Fixtures.context(role: .desk)
    #expect(throws: Refusal.fieldForSecretariat("calls")) {
      try register.calling(["culture"], for: "F263", due: nil, in: &desk)
    }
    var context = context
    #expect(throws: Refusal.noSuchMinistry("nobody")) {
      try register.calling(["nobody"], for: "F263", due: nil, in: &context)
    }
    try register.apply(try register.closing("F263", on: Fixtures.today, in: &self.context))
    #expect(throws: Refusal.meetingClosed("F263")) {
      try register.calling(["culture"], for: "F263", due: nil, in: &context)
    }
  }

  @Test("A report comes back once; a desk notes its own, the secretariat any")
  mutating func returning() throws {
    try ask(["culture"])
    var desk = Fixtures.context(role: .desk)
    desk.by.ministry = "trade"
    #expect(throws: Refusal.fieldForSecretariat("calls")) {
      try register.returning("culture", in: &desk)
    }
    desk.by.ministry = "culture"
    let back = try #require(try register.returning("culture", in: &desk))
    try register.apply(back)
    #expect(calls()[0].back == desk.at)
    #expect(try register.returning("culture", in: &desk) == nil)
    #expect(try register.returning("trade", in: &context) == nil)
  }

  @Test("Asked, back, missing, late and not needed are counted by the day")
  mutating func figures() throws {
    let due = Fixtures.today.adding(days: 3)
    try ask(["culture", "trade", "science", "finance"], due: due, unneeded: ["labor"])
    var later = context
    later.at = Instant(day: due.adding(days: 1), secondOfDay: 0, offsetMinutes: 540)
    try register.apply(try #require(try register.returning("culture", in: &later)))
    try register.apply(try #require(try register.returning("trade", in: &context)))
    let counts = { (round: CallRound) in
      CallRound.Figure.allCases.map { "\($0.rawValue) \(round.count($0))" }
    }
    #expect(
      counts(try round(due)) == [
        "asked 4", "back 2", "missing 2", "late 1", "unneeded 1", "unasked 1",
      ])
    #expect(try round(due.adding(days: 1)).ministries(.late) == ["finance", "culture", "science"])
    #expect(
      try round(due.adding(days: 5)).entries.first { $0.ministry == "culture" }?.daysLate == 1)
    let science = register.actions.filter { $0.leadMinistry == "science" && $0.status.isOpen }
    try register.apply(
      try register.changingStatus(of: science.map(\.id), to: .done, in: &context))
    #expect(try round(due.adding(days: 1)).ministries(.unneeded) == ["science", "labor"])
    #expect(CallRound.current(in: register, today: due)?.meeting.id == "F263")
  }

  @Test("Two people who ask different ministries, and one who notes a return, agree after a merge")
  mutating func merge() throws {
    try ask(["culture"])
    let base = register
    var ours = Fixtures.context(seed: 2)
    var theirs = Fixtures.context(name: "lee", seed: 3)
    var one = base
    try one.apply(
      try one.calling(
        ["culture", "trade"], for: "F263", due: Fixtures.today.adding(days: 2), in: &ours))
    var other = base
    try other.apply(try #require(try other.returning("culture", in: &theirs)))
    try other.apply(try other.calling(["finance"], for: "F263", due: nil, in: &theirs))
    let result = Merge.merge(base: base, ours: one, theirs: other)
    let merged = result.register.meeting("F263")?.calls ?? []
    #expect(Set(merged.map(\.ministry)) == ["culture", "trade", "finance"])
    #expect(merged.first?.back != nil && merged.first?.due == Fixtures.today.adding(days: 2))
    #expect(result.conflicts.isEmpty)
  }

  @Test(
    "What can be the address of a mailbox",
    arguments: [
      ("kim@korea.kr", true), (" kim.j-s+f263@mofa.go.kr ", true), ("kim", false),
      ("@korea.kr", false),
      ("kim@korea", false), ("kim@@korea.kr", false), ("kim@korea..kr", false),
      ("kim j@korea.kr", false), ("kim@korea.kr\r\nBcc: x@y.z", false), ("김@korea.kr", false),
      ("<kim@korea.kr>", false), ("a@b.c,d@e.f", false), (".kim@korea.kr", false),
    ])
  func addresses(_ text: String, _ isOne: Bool) {
    #expect((MailAddress(text) != nil) == isOne)
  }

  @Test("That nothing changed counts as a report, and is kept apart from other notes")
  mutating func unchanged() throws {
    let row = try #require(register.place(of: "CN26-3.1")?.row)
    try register.apply(try register.closing("F262", on: Fixtures.today, in: &context))
    var later = context
    later.at = Instant(day: Fixtures.today.adding(days: 9), secondOfDay: 0, offsetMinutes: 540)
    let today = later.at.day
    #expect(!ActionStates(register, today: today).isReported(row))
    try register.apply(
      try register.addingNote("no change", isUnchanged: true, to: ["CN26-3.1"], in: &later))
    let states = ActionStates(register, today: today)
    #expect(states.isReported(row) && states.isReportedUnchanged(row))
    #expect(register.action("CN26-3.1")?.notes.last?.value["unchanged"] == .bool(true))
    try register.apply(try register.addingNote("news", to: ["CN26-3.2"], in: &later))
    #expect(register.action("CN26-3.2")?.notes.last?.value["unchanged"] == nil)
  }
}
