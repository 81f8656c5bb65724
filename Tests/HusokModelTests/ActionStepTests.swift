import HusokTestSupport
import Testing

@testable import HusokModel

@Suite("Steps of an action")
struct ActionStepTests {
  private let id = "CN26-3.1"

  private func step(_ title: String, due: String? = nil, ministry: String? = nil) -> ActionStep {
    var step = ActionStep()
    step.title = Bilingual(en: title, ko: nil)
    step.due = due.flatMap { Due($0) }
    step.ministry = ministry
    return step
  }

  private func register(_ steps: [ActionStep]) throws -> Register {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    try register.apply(register.addingSteps(steps, to: [id], in: &context))
    return register
  }

  private func row(_ register: Register) throws -> Int {
    try #require(register.place(of: id)?.row)
  }

  @Test("They are numbered, and a number is never given twice")
  func numbers() throws {
    var register = try register([step("Hearing"), step("Signature")])
    var context = Fixtures.context(seed: 2)
    #expect(register.action(id)?.steps.map(\.id) == ["1", "2"])
    try register.apply(register.removingStep("2", of: id, in: &context))
    try register.apply(register.addingSteps([step("Report")], to: [id], in: &context))
    #expect(register.action(id)?.steps.map(\.id) == ["1", "3"])
    #expect(throws: Refusal.noSuchPart(id, .step("2"))) {
      try register.removingStep("2", of: id, in: &context)
    }
    #expect(throws: Refusal.emptyText) {
      try register.addingSteps([step(" ")], to: [id], in: &context)
    }
    #expect(throws: Refusal.noSuchMinistry("nobody")) {
      try register.addingSteps([step("x", ministry: "nobody")], to: [id], in: &context)
    }
  }

  @Test("They follow each other by their dates; one without a date stays behind the one before it")
  func order() throws {
    let steps = [
      step("a"), step("late", due: "2026-06"), step("after late"), step("early", due: "2026-02"),
    ]
    var register = try register(steps)
    #expect(
      register.action(id)?.orderedSteps.compactMap(\.title.en)
        == ["a", "early", "late", "after late"])
    var context = Fixtures.context(seed: 2)
    #expect(register.action(id)?.nextStep?.title.en == "a")
    try register.apply(
      register.ticking(
        [StepReference(action: id, step: "1")], on: context.at.day, in: &context))
    #expect(register.action(id)?.nextStep?.title.en == "early")
    #expect(register.action(id)?.stepProgress?.done == 1)
    #expect(register.action(id)?.stepProgress?.all == 4)
  }

  @Test("An action is late when one of its steps is; the step that was done is late no more")
  func late() throws {
    var register = try register([step("Hearing", due: "2026-01-20"), step("Signature")])
    let row = try row(register)
    let today = Fixtures.today
    #expect(register.due(ofAction: row)?.due.daysLate(on: today) == nil)
    #expect(register.daysLate(ofAction: row, on: today) == 7)
    let states = ActionStates(register, today: today)
    #expect(Query.State.overdue.holds(row, states) && Query.State.stepLate.holds(row, states))
    #expect(states.daysPastDue(row) == nil)
    var context = Fixtures.context(seed: 2)
    try register.apply(
      register.ticking([StepReference(action: id, step: "1")], on: today, in: &context))
    let done = ActionStates(register, today: today)
    #expect(!Query.State.overdue.holds(row, done) && !Query.State.stepLate.holds(row, done))
  }

  @Test("Ticking a step is a report, telling it twice is nothing, and undo takes each back")
  func ticking() throws {
    var register = try register([step("Hearing"), step("Signature")])
    let row = try row(register)
    let today = Fixtures.today.adding(days: 3)
    let at = Instant(day: today, secondOfDay: 36_000, offsetMinutes: 540)
    var context = Fixtures.context(at: at, seed: 2)
    #expect(!ActionStates(register, today: today).isReported(row))
    let one = StepReference(action: id, step: "1")
    try register.apply(register.ticking([one], on: today, in: &context))
    #expect(ActionStates(register, today: today).isReported(row))
    #expect(!register.isLedToItsEnd(id))
    #expect(throws: Refusal.nothingChanges) {
      try register.ticking([one], on: today, in: &context)
    }
    let two = StepReference(action: id, step: "2")
    try register.apply(register.ticking([two], on: today, in: &context))
    #expect(register.isLedToItsEnd(id))
    for _ in 0..<2 { try register.apply(register.reversing(.undo, in: &context).act) }
    #expect(register.action(id)?.steps.allSatisfy { !$0.isDone } == true)
    #expect(!ActionStates(register, today: today).isReported(row))
  }

  @Test("A desk changes steps of its own actions, and ticks the one that is its own elsewhere")
  func permissions() throws {
    let register = try register([step("Answer", ministry: "budget"), step("Signature")])
    var context = Fixtures.context(seed: 2)
    context.role = .desk
    context.by.ministry = "budget"
    let own = StepReference(action: id, step: "1")
    let act = try register.ticking([own], on: context.at.day, in: &context)
    try register.checkReach(of: act, by: context)
    let other = try register.ticking(
      [StepReference(action: id, step: "2")], on: context.at.day, in: &context)
    #expect(throws: Refusal.notYours(id)) { try register.checkReach(of: other, by: context) }
    let removal = try register.removingStep("1", of: id, in: &context)
    #expect(throws: Refusal.notYours(id)) { try register.checkReach(of: removal, by: context) }
    context.by.ministry = "culture"
    try register.checkReach(of: other, by: context)
  }

  @Test("A step that is due later than its action is found by the checks")
  func checks() throws {
    var register = try register([step("Hearing", due: "2027-05")])
    var context = Fixtures.context(seed: 2)
    #expect(!register.findings(on: Fixtures.today).contains { $0.kind == .stepAfterDue })
    try register.apply(
      register.setting("due", of: [id], to: .string("2026-12-31"), in: &context))
    let finding = register.findings(on: Fixtures.today).first { $0.kind == .stepAfterDue }
    #expect(finding?.record == id && finding?.detail == "1")
  }

  @Test(
    "Queries find words of steps and who has one to do",
    arguments: [
      ("step:hear", true), ("step:signature", false), ("step:@budget", true),
      ("step:@culture", false), ("is:step-late", true), ("hearing", true), ("단계지연", false),
    ])
  func queries(_ text: String, _ isFound: Bool) throws {
    let register = try register([step("Hearing", due: "2026-01-20", ministry: "budget")])
    let (query, problems) = Query.parse(text, with: Fixtures.input(register, on: Fixtures.today))
    #expect(problems.isEmpty)
    let scope = QueryScope(register, today: Fixtures.today, for: query)
    #expect(query.matches(try row(register), in: scope) == isFound)
  }

  @Test("A reference names a step of an action", arguments: ["CN26-3.1/2", "a/b"])
  func reference(_ text: String) throws {
    #expect(try #require(StepReference(text)).description == text)
  }

  @Test("Other texts name none", arguments: ["CN26-3.1", "/2", "CN26-3.1/", "a/b/c", ""])
  func noReference(_ text: String) {
    #expect(StepReference(text) == nil)
  }
}
