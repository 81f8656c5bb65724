import HusokModel
import HusokTestSupport
import Testing

@Suite("Acts")
struct ActTests {
  private let register: Register

  init() throws {
    register = try Fixtures.bundled()
  }

  @Test("A status change is one line from the old to the new status, with its reason")
  func status() throws {
    var context = Fixtures.context()
    let act = try register.changingStatus(
      of: ["CN26-3.1"], to: .onHold, reason: "no partner", in: &context)
    let change = try #require(act.changes.first)
    #expect(act.changes.count == 1)
    #expect(change.record == "CN26-3.1")
    #expect(change.field == "status")
    #expect(change.from == .string("unreported"))
    #expect(change.to == .string("onHold"))
    #expect(change.reason == "no partner")
    #expect(change.at == Fixtures.now)
    #expect(change.by.name == "kim")
    #expect(change.undoes == nil)
    #expect(change.id != change.act)
  }

  @Test("Done sets the day of the act, and leaving done takes it off again")
  func doneOn() throws {
    var register = register
    var context = Fixtures.context()
    try register.apply(try register.steppingTowardsDone(["CN26-3.1"], in: &context))
    #expect(register.action("CN26-3.1")?.status == .done)
    #expect(register.action("CN26-3.1")?.doneOn == Fixtures.today)
    try register.apply(
      try register.changingStatus(
        of: ["CN26-3.1"], to: .inProgress, reason: "not yet", in: &context))
    #expect(register.action("CN26-3.1")?.status == .inProgress)
    #expect(register.action("CN26-3.1")?.doneOn == nil)
  }

  @Test("Another day of completion takes a line of its own; the day of the act takes none")
  func doneOnAnotherDay() throws {
    var register = register
    var context = Fixtures.context()
    let day = Fixtures.today.adding(days: -3)
    let act = try register.steppingTowardsDone(["CN26-3.1"], on: day, in: &context)
    #expect(act.changes.map(\.field) == ["status", "doneOn"])
    try register.apply(act)
    #expect(register.action("CN26-3.1")?.doneOn == day)
    let sameDay = try register.steppingTowardsDone(["CN26-3.2"], on: Fixtures.today, in: &context)
    #expect(sameDay.changes.map(\.field) == ["status"])
  }

  @Test("A desk's step towards done reports, and sets no day")
  func desk() throws {
    var register = register
    var context = Fixtures.context(role: .desk)
    try register.apply(try register.steppingTowardsDone(["CN26-3.1"], in: &context))
    #expect(register.action("CN26-3.1")?.status == .reportedDone)
    #expect(register.action("CN26-3.1")?.doneOn == nil)
  }

  @Test("Many actions are one act, and one that may not refuses all")
  func bulk() throws {
    var register = register
    var context = Fixtures.context()
    let ids = ["CN26-3.1", "CN26-3.2", "F262-4.2"]
    let act = try register.steppingTowardsDone(ids, in: &context)
    #expect(Set(act.changes.map(\.actID)).count == 1)
    #expect(Set(act.changes.map(\.id)).count == 3)
    #expect(act.records == ids)
    try register.apply(act)
    #expect(ids.allSatisfy { register.action($0)?.status == .done })
    let refused = #expect(throws: Refusal.self) {
      try register.steppingTowardsDone(["CN26-3.4", "CN26-3.1"], in: &context)
    }
    #expect(refused == .already("CN26-3.1", .done))
  }

  @Test("A note is added at the end with its writer, moment and kind, in composed form")
  func note() throws {
    var register = register
    var context = Fixtures.context()
    let text = "\u{1112}\u{1161}\u{11AB} partner found"
    try register.apply(
      try register.addingNote(text, kind: .difficulty, to: ["CN26-3.1", "CN26-3.2"], in: &context))
    for id in ["CN26-3.1", "CN26-3.2"] {
      let note = try #require(register.action(id)?.notes.last)
      #expect(note.text.isIdentical(to: "한 partner found"))
      #expect(note.kind == .difficulty)
      #expect(note.at == Fixtures.now)
      #expect(note.by == "kim")
    }
    #expect(register.action("CN26-3.3")?.notes.isEmpty == true)
  }

  @Test("Refusals of acts")
  func refusals() throws {
    func refusal(_ role: Role, _ act: (inout ActContext) throws(Refusal) -> Act) -> Refusal? {
      var context = Fixtures.context(role: role)
      do throws(Refusal) {
        _ = try act(&context)
        return nil
      } catch {
        return error
      }
    }
    let register = register
    #expect(
      refusal(.secretariat) { context throws(Refusal) in
        try register.changingStatus(of: [], to: .done, in: &context)
      } == .nothingNamed)
    #expect(
      refusal(.secretariat) { context throws(Refusal) in
        try register.changingStatus(of: ["CN26-3.1", "NONE"], to: .done, in: &context)
      } == .noSuchRecord("NONE"))
    #expect(
      refusal(.secretariat) { context throws(Refusal) in
        try register.changingStatus(of: ["CN26-3"], to: .done, in: &context)
      } == .noSuchRecord("CN26-3"))
    #expect(
      refusal(.secretariat) { context throws(Refusal) in
        try register.addingNote(" \n\t", to: ["CN26-3.1"], in: &context)
      } == .emptyText)
    #expect(
      refusal(.secretariat) { context throws(Refusal) in
        try register.addingNote("x", to: [], in: &context)
      } == .nothingNamed)
    #expect(
      refusal(.secretariat) { context throws(Refusal) in
        try register.addingNote("x", to: ["NONE"], in: &context)
      } == .noSuchRecord("NONE"))
    #expect(
      refusal(.reader) { context throws(Refusal) in
        try register.addingNote("x", to: ["CN26-3.1"], in: &context)
      } == .readerChangesNothing)
    #expect(
      refusal(.desk) { context throws(Refusal) in
        try register.changingStatus(of: ["CN26-3.1"], to: .done, in: &context)
      } == .secretariatOnly("CN26-3.1", to: .done))
  }

  @Test("Two acts joined are one act with the lines of both")
  func joining() throws {
    var context = Fixtures.context()
    let done = try register.steppingTowardsDone(["CN26-3.1"], in: &context)
    let note = try register.addingNote("finished", to: ["CN26-3.1"], in: &context)
    let joined = Act(joining: [done, note])
    #expect(joined.id == done.id)
    #expect(joined.changes.map(\.field) == ["status", "notes"])
    #expect(Set(joined.changes.map(\.actID)) == [done.id])
    #expect(Act(joining: []).changes.isEmpty)
  }

  @Test("Ids of changes are sixteen hexadecimal digits, never twice, and the same for a seed")
  func identifiers() {
    var source = IdentifierSource(seed: 7)
    var twin = IdentifierSource(seed: 7)
    var other = IdentifierSource(seed: 8)
    let ids = (0..<1000).map { _ in source.next() }
    #expect(ids == (0..<1000).map { _ in twin.next() })
    #expect(Set(ids).count == 1000)
    #expect(!ids.contains(other.next()))
    #expect(ids.allSatisfy { $0.utf8.count == 16 && UInt64($0, radix: 16) != nil })
    // The first output of SplitMix64 from zero, as its authors publish it.
    var zero = IdentifierSource(seed: 0)
    #expect(zero.next() == "e220a8397b1dcdaf")
  }

  @Test("Ids go on from one act to the next")
  func identifiersGoOn() throws {
    var context = Fixtures.context()
    let first = try register.steppingTowardsDone(["CN26-3.1"], in: &context)
    let second = try register.steppingTowardsDone(["CN26-3.2"], in: &context)
    let ids = [first, second].flatMap { [$0.id] + $0.changes.map(\.id) }
    #expect(Set(ids).count == 4)
  }
}

@Suite("Several acts that are one step")
struct ActSessionTests {
  @Test("Each act goes on from the ones before; numbers follow each other; one undo takes all back")
  func session() throws {
    let register = try Fixtures.bundled()
    var session = ActSession(register, Fixtures.context())
    for title in ["one", "two"] {
      var action = FollowUpAction()
      action.outcome = "JP26-1"
      action.title = Bilingual(en: title, ko: nil)
      try session.take(session.adding(action))
    }
    let numbers = session.register.actions.suffix(2).map(\.id)
    for status in [Status.inProgress, .reportedDone] {
      let act = try session.making { register, context throws(Refusal) in
        try register.changingStatus(of: [numbers[0]], to: status, in: &context)
      }
      try session.take(act)
    }
    let act = try #require(session.act)
    #expect(Set(act.changes.map(\.actID)).count == 1)
    #expect(act.changes.map(\.field) == ["record", "record", "status"])
    var applied = register
    try applied.apply(act)
    #expect(applied.actions == session.register.actions)
    #expect(applied.outcomeRows == session.register.outcomeRows)
    var context = Fixtures.context(seed: 2)
    let undo = try applied.reversing(.undo, in: &context).act
    try applied.apply(undo)
    #expect(applied.actions == register.actions)
    #expect(applied.asOf(Fixtures.today.adding(days: -1)).actions == register.actions)
  }

  @Test("An act that fails in its last line changes nothing, also where earlier lines make records")
  func whole() throws {
    let register = try Fixtures.bundled()
    var session = ActSession(register, Fixtures.context())
    var action = FollowUpAction()
    action.outcome = "JP26-1"
    action.title = Bilingual(en: "one", ko: nil)
    let made = try session.adding(action)
    action.id = "JP26-1.99"
    action.dependsOn = ["JP26-1.98"]
    let broken = session.line(record: action.id, field: Change.wholeRecord, to: action.value)
    let act = Act(joining: [made, Act([broken])])
    #expect(throws: ApplyFault.self) { try session.take(act) }
    #expect(session.act == nil && session.register.actions == register.actions)
    #expect(session.register.place(of: "JP26-1.99") == nil)
    #expect(session.register.history.count == register.history.count)
  }
}
