import HusokTestSupport
import Testing

@testable import HusokModel

@Suite("Why due dates are later")
struct PostponementTests {
  private let id = "CN26-3.1"

  private func register() throws -> Register {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    try register.apply(
      register.setting("due", of: [id], to: "2026-06-30", in: &context))
    return register
  }

  private func row(_ register: Register) throws -> Int {
    try #require(register.place(of: id)?.row)
  }

  private func lacks(_ register: Register) throws -> Bool {
    let states = ActionStates(register, today: Fixtures.today)
    return Query.Lacking.reason.holds(try row(register), states)
  }

  @Test("A later date without a reason is found until somebody gives it, or the date goes back")
  func unexplained() throws {
    var register = try register()
    var context = Fixtures.context(seed: 2)
    #expect(try !lacks(register))
    #expect(register.toExplain([id], due: Due("2026-06")) == [])
    #expect(register.toExplain([id], due: Due("2026-12")) == [id])
    try register.apply(register.setting("due", of: [id], to: "2026-12", in: &context))
    #expect(try lacks(register))
    #expect(register.findings(on: .latest).contains { $0.kind == .noReason && $0.record == id })
    #expect(register.toExplain([id], due: Due("2026-12")) == [id])
    try register.apply(
      register.setting("due", of: [id], to: "2026-12", reason: "상대국 사정", in: &context))
    #expect(try !lacks(register))
    let told = try #require(register.postponement(of: id))
    #expect(told.days == 184 && told.times == 1 && told.reason == "상대국 사정")
    try register.apply(
      register.setting("due", of: [id], to: "2027-03", reason: "선거", in: &context))
    #expect(register.postponement(of: id)?.times == 2)
    #expect(register.postponement(of: id)?.reason == "선거")
    try register.apply(register.setting("due", of: [id], to: "2026-06-30", in: &context))
    #expect(try !lacks(register) && register.postponement(of: id) == nil)
  }

  @Test("A reason goes with the act that is taken back")
  func undone() throws {
    var register = try register()
    var context = Fixtures.context(seed: 3)
    try register.apply(register.setting("due", of: [id], to: "2026-12", in: &context))
    try register.apply(
      register.setting("due", of: [id], to: "2026-12", reason: "so", in: &context))
    try register.apply(register.reversing(.undo, in: &context).act)
    #expect(try lacks(register))
    #expect(register.action(id)?.due == Due("2026-12"))
    #expect(throws: Refusal.nothingChanges) {
      try register.setting("due", of: [id], to: "2026-12", in: &context)
    }
  }

  @Test(
    "Where the secretariat confirms dates, a desk asks for a later one and may bring it forward")
  func asked() throws {
    var register = try register()
    var context = Fixtures.context(seed: 4)
    var meeting = try #require(register.meeting("CN26"))
    meeting.confirmsDates = true
    try register.apply(register.editing(meeting, in: &context))
    var desk = Fixtures.context(role: .desk, name: "park", seed: 5)
    desk.by.ministry = "culture"
    try register.apply(
      register.setting("due", of: [id], to: "2026-12", reason: "선거", in: &desk))
    #expect(register.action(id)?.due == Due("2026-06-30"))
    #expect(register.action(id)?.dueAsked?.due == Due("2026-12"))
    #expect(register.action(id)?.dueAsked?.reason == "선거")
    let states = ActionStates(register, today: Fixtures.today)
    #expect(Query.State.waiting.holds(try row(register), states))
    #expect(throws: Refusal.nothingChanges) {
      try register.setting("due", of: [id], to: "2026-12", reason: "선거", in: &desk)
    }
    #expect(throws: Refusal.fieldForSecretariat("due")) {
      try register.setting("due", of: [id], to: .null, in: &desk)
    }
    #expect(throws: Refusal.fieldForSecretariat(Change.wholeRecord)) {
      try register.confirming([id], in: &desk)
    }
    var returned = register
    try returned.apply(returned.sendingBack([id], reason: "no", in: &context))
    #expect(returned.action(id)?.dueAsked == nil && returned.action(id)?.due == Due("2026-06-30"))
    try register.apply(register.confirming([id], in: &context))
    #expect(register.action(id)?.due == Due("2026-12") && register.action(id)?.dueAsked == nil)
    #expect(register.postponement(of: id)?.reason == "선거")
    #expect(throws: Refusal.nothingToAnswer(id)) { try register.confirming([id], in: &context) }
    try register.apply(register.reversing(.undo, in: &context).act)
    #expect(register.action(id)?.dueAsked?.due == Due("2026-12"))
    try register.apply(register.setting("due", of: [id], to: "2026-03", in: &desk))
    #expect(register.action(id)?.due == Due("2026-03") && register.action(id)?.dueAsked == nil)
  }
}
