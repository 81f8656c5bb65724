import HusokTestSupport
import Testing

@testable import HusokModel

@Suite("What two people changed")
struct DisputeTests {
  private let id = "CN26-3.1"

  private func context(_ seed: UInt64, at second: Int? = nil) -> ActContext {
    let at = Instant(
      seconds: Fixtures.now.seconds + (second ?? Int(seed) * 60),
      offsetMinutes: Fixtures.now.offsetMinutes)
    return Fixtures.context(at: at, seed: seed)
  }

  /// A register with a due date, two notes, a piece of evidence and a step.
  private func base() throws -> Register {
    var register = try Fixtures.bundled()
    var context = context(1, at: -90_000)
    try register.apply(register.setting("due", of: [id], to: "2026-06-30", in: &context))
    try register.apply(register.addingNote("First", to: [id], in: &context))
    try register.apply(register.addingNote("Second", to: [id], in: &context))
    var evidence = Evidence()
    evidence.title = "Minutes"
    try register.apply(register.addingEvidence(evidence, to: [id], in: &context))
    var step = ActionStep()
    step.title = Bilingual(en: "Signature", ko: nil)
    try register.apply(register.addingSteps([step], to: [id], in: &context))
    return register
  }

  private typealias Change = (Register, inout ActContext) throws -> Act

  /// What comes of the changes of two people, whichever side is called ours.
  private func merged(
    _ ours: Change, at our: Int = 120, _ theirs: Change, at their: Int = 180
  ) throws -> Register {
    let base = try base()
    var (mine, yours) = (base, base)
    var (me, you) = (context(2, at: our), context(3, at: their))
    (me.by.name, you.by.name) = ("kim", "lee")
    try mine.apply(ours(mine, &me))
    try yours.apply(theirs(yours, &you))
    let result = Merge.merge(base: base, ours: mine, theirs: yours).register
    let swapped = Merge.merge(base: base, ours: yours, theirs: mine).register
    #expect(MergeContents(result) == MergeContents(swapped))
    for side in [mine, yours] {
      let again = Merge.merge(base: base, ours: result, theirs: side).register
      #expect(MergeContents(again) == MergeContents(result))
    }
    return result
  }

  private func due(_ due: Value, _ reason: String?) -> Change {
    { [id] in try $0.setting("due", of: [id], to: due, reason: reason, in: &$1) }
  }

  private func note(_ text: String) -> Change {
    { [id] in try $0.correcting(note: 0, of: id, text: text, in: &$1) }
  }

  private func step(_ due: Due?) -> Change {
    { [id] in
      var step = try $0.step("1", of: id)
      step.due = due
      return try $0.changing(step: step, of: id, in: &$1)
    }
  }

  private func states(_ register: Register) throws -> (ActionStates, Int) {
    (
      ActionStates(register, today: Fixtures.today),
      try #require(register.place(of: id)?.row)
    )
  }

  private func disputes(_ register: Register) -> [String] {
    let found = register.findings(on: Fixtures.today).filter { $0.kind == .conflict }
    #expect(found.map(\.detail) == register.disputes(of: id))
    return found.map(\.detail)
  }

  @Test(
    "Of two later dates each counts once, and the one that stands has its own reason",
    arguments: [(120, 180), (180, 120), (120, 120)])
  func postponements(_ ours: Int, _ theirs: Int) throws {
    let register = try merged(
      due("2027-03-31", "mine"), at: ours, due("2027-05-31", "yours"), at: theirs)
    let (states, row) = try states(register)
    let told = try #require(register.postponement(of: id))
    #expect(states.postponements(row) == 2 && told.times == 2)
    #expect(!states.isEscalated(row) && !states.isUnexplained(row))
    let isMine = register.action(id)?.due == Due("2027-03-31")
    #expect(told.reason == (isMine ? "mine" : "yours"))
    #expect(isMine == (ours > theirs) || ours == theirs)
    // Which of the two stands is no further postponement, and the other has its reason, too.
    var context = context(4)
    let other = try register.applied(
      register.settling(id, "due", isOther: true, in: &context))
    #expect(other.postponement(of: id)?.times == 2)
    #expect(other.postponement(of: id)?.reason == (isMine ? "yours" : "mine"))
    #expect(try self.states(other).0.postponements(row) == 2)
    #expect(disputes(other) == [])
  }

  @Test("The one that stands is asked for its reason where it has none, whatever the other says")
  func unexplained() throws {
    let asked = try merged(due("2027-03-31", "mine"), due("2027-05-31", nil))
    #expect(try states(asked).0.isUnexplained(states(asked).1))
    #expect(asked.postponement(of: id)?.reason == nil)
    let told = try merged(due("2027-05-31", nil), due("2027-03-31", "yours"))
    #expect(try !states(told).0.isUnexplained(states(told).1))
  }

  @Test("Who takes the date that stands back leaves one postponement")
  func undone() throws {
    var register = try merged(due("2027-03-31", "mine"), due("2027-05-31", "yours"))
    var summary = HistorySummary(register)
    var context = context(5)
    context.by.name = "lee"
    let act = try register.reversing(.undo, in: &context).act
    try register.apply(act)
    summary.add(act.changes, in: register.history)
    #expect(register.action(id)?.due == Due("2026-06-30"))
    // Nothing is left to choose.
    #expect(disputes(register) == [] && summary.openConflicts == [])
    #expect(try states(register).0.postponements(states(register).1) == 1)
    #expect(summary[id] == HistorySummary(register)[id])
    #expect(summary[id] == HistorySummary(of: id, in: register)[id])
    #expect(register.postponement(of: id) == nil)
  }

  @Test("A step is settled as a field is, by its number, and stays open until then")
  func steps() throws {
    var register = try merged(step(Due("2026-09")), step(Due("2026-10")))
    #expect(disputes(register) == ["steps/1"])
    let line = try #require(register.dispute(id, "steps/1"))
    #expect(line.to["due"]?.text == "2026-10" && line.from["due"]?.text == "2026-09")
    var context = context(4)
    var more = ActionStep()
    more.title = Bilingual(en: "More", ko: nil)
    try register.apply(register.addingSteps([more], to: [id], in: &context))
    #expect(disputes(register) == ["steps/1"])
    let kept = try register.applied(
      register.settling(id, "steps/1", isOther: false, in: &context))
    #expect(disputes(kept) == [] && kept.action(id) == register.action(id))
    try register.apply(register.settling(id, "steps/1", isOther: true, in: &context))
    #expect(disputes(register) == [])
    #expect(register.action(id)?.steps.map(\.due) == [Due("2026-09"), nil])
    try register.apply(register.reversing(.undo, in: &context).act)
    #expect(register.action(id)?.steps.map(\.due) == [Due("2026-10"), nil])
    #expect(throws: Refusal.nothingChanges) {
      try register.settling(id, "steps/2", isOther: true, in: &context)
    }
  }

  @Test("A note that two people put right is one note; the other words can be taken instead")
  func notes() throws {
    var register = try merged(note("Mine"), note("Yours"))
    #expect(register.action(id)?.notes.map(\.text) == ["Yours", "Second"])
    #expect(disputes(register) == ["notes/1"])
    var context = context(4)
    try register.apply(register.addingNote("Third", to: [id], in: &context))
    #expect(disputes(register) == ["notes/1"])
    let corrected = try register.applied(note("Both")(register, &context))
    #expect(disputes(corrected) == [])
    try register.apply(register.settling(id, "notes/1", isOther: true, in: &context))
    #expect(register.action(id)?.notes.map(\.text) == ["Mine", "Second", "Third"])
    #expect(disputes(register) == [])
    try register.apply(register.reversing(.undo, in: &context).act)
    #expect(disputes(register) == ["notes/1"])
  }

  @Test("Which word is later is told by the lines about it alone; what was taken back stays so")
  func dated() throws {
    let withdrawn: Change = { [id] in try $0.withdrawing(.note(0), of: id, in: &$1) }
    for (change, at) in [(note("Late"), 180), (withdrawn, 180), (withdrawn, 60)] {
      var (mine, yours) = (try base(), try base())
      var (mid, early, late) = (context(2, at: at), context(3, at: 120), context(5, at: 240))
      try mine.apply(change(mine, &mid))
      try yours.apply(note("Early")(yours, &early))
      try yours.apply(yours.addingNote("Another", to: [id], in: &late))
      let base = try base()
      let result = Merge.merge(base: base, ours: mine, theirs: yours).register
      let swapped = Merge.merge(base: base, ours: yours, theirs: mine).register
      #expect(MergeContents(result) == MergeContents(swapped))
      let first = try #require(result.action(id)?.notes.first)
      #expect(first == mine.action(id)?.notes.first)
      #expect(result.action(id)?.notes.count == 3 && disputes(result) == ["notes/1"])
    }
  }

  @Test("What was decided and taken back is open again, also where the same value was given anew")
  func reopened() throws {
    var register = try merged(due("2027-03-31", "mine"), due("2027-05-31", "yours"))
    let stands = try #require(register.action(id)?.due)
    var context = context(4)
    for value in ["2027-08-31", .string(stands.description)] as [Value] {
      try register.apply(register.setting("due", of: [id], to: value, in: &context))
      #expect(disputes(register) == [])
    }
    for _ in 0..<2 { try register.apply(register.reversing(.undo, in: &context).act) }
    #expect(register.action(id)?.due == stands && disputes(register) == ["due"])
  }

  @Test("Evidence likewise; taken back by both it is taken back once, and nothing is asked")
  func evidence() throws {
    let renamed = { (title: String) -> Change in
      { [id] in
        var evidence = try $0.evidence(0, of: id)
        evidence.title = title
        return try $0.correcting(evidence: 0, of: id, to: evidence, in: &$1)
      }
    }
    let register = try merged(renamed("Mine"), renamed("Yours"))
    #expect(register.action(id)?.evidence.map(\.title) == ["Yours"])
    #expect(disputes(register) == ["evidence/1"])
    let withdrawn: Change = { [id] in try $0.withdrawing(.evidence(0), of: id, in: &$1) }
    let gone = try merged(withdrawn, withdrawn)
    #expect(gone.action(id)?.evidence.map(\.withdrawn?.by) == ["kim"])
    #expect(disputes(gone) == [])
  }

  @Test("What two people add stays, also in one second and by one name")
  func added() throws {
    let register = try merged(
      { [id] in try $0.addingNote("Mine", to: [id], in: &$1) }, at: 120,
      { [id] in
        $1.by.name = "kim"
        return try $0.addingNote("Yours", to: [id], in: &$1)
      }, at: 120)
    #expect(register.action(id)?.notes.count == 4)
    #expect(disputes(register) == [])
  }

  @Test("An earlier day has the note and the step as they were, once")
  func past() throws {
    let base = try base()
    for register in [
      try merged(note("Mine"), note("Yours")),
      try merged(note("Mine"), at: 180, note("Yours"), at: 120),
      try merged(step(Due("2026-09")), step(Due("2026-10"))),
      // Nobody contradicts the other here.
      try merged(
        step(Due("2026-09")),
        { [id] in
          try $0.ticking([StepReference(action: id, step: "1")], on: $1.at.day, in: &$1)
        }),
    ] {
      let past = register.asOf(Fixtures.today.adding(days: -1)).action(id)
      #expect(past?.notes == base.action(id)?.notes && past?.steps == base.action(id)?.steps)
    }
  }

  @Test("A desk puts right and takes back only what its own ministry wrote")
  func writers() throws {
    var register = try base()
    var (culture, foreign, office) = (context(6), context(7), context(8))
    for (role, ministry) in [(0, "culture"), (1, "foreign")] {
      var context = role == 0 ? culture : foreign
      (context.role, context.by.ministry) = (.desk, ministry)
      if role == 0 { culture = context } else { foreign = context }
    }
    try register.apply(
      register.editingSet("supporting", of: [id], adding: ["foreign"], removing: [], in: &office))
    try register.apply(register.addingNote("Ours", to: [id], in: &culture))
    func attempt(_ make: Change, _ context: inout ActContext) throws {
      try register.checkReach(of: make(register, &context), by: context)
    }
    let edit: Change = { [id] in try $0.correcting(note: 2, of: id, text: "Better", in: &$1) }
    let withdraw: Change = { [id] in try $0.withdrawing(.note(2), of: id, in: &$1) }
    let refusal = Refusal.writtenByOthers(id, field: "notes")
    for make in [edit, withdraw] {
      #expect(throws: refusal) { try attempt(make, &foreign) }
      try attempt(make, &culture)
      try attempt(make, &office)
    }
    #expect(throws: refusal) { try register.check(.note(2), of: id, by: foreign) }
    try register.check(.note(2), of: id, by: culture)
    #expect(throws: Refusal.writtenByOthers(id, field: "evidence")) {
      try attempt({ [id] in try $0.withdrawing(.evidence(0), of: id, in: &$1) }, &culture)
    }
    // It stays theirs when the secretariat put it right, and may be taken back by whoever wrote it.
    try register.apply(edit(register, &office))
    try attempt(withdraw, &culture)
    #expect(throws: refusal) { try attempt(withdraw, &foreign) }
    // What the secretariat wrote is the secretariat's.
    #expect(throws: refusal) { try attempt(note("x"), &culture) }
  }
}

extension Register {
  fileprivate func applied(_ act: Act) throws -> Register {
    var register = self
    try register.apply(act)
    return register
  }
}
