import HusokModel
import HusokTestSupport
import Testing

@Suite("Undo and redo")
struct UndoTests {
  private var register: Register
  private var context = Fixtures.context()

  init() throws {
    register = try Fixtures.bundled()
  }

  private func status(_ id: String) -> Status? { register.action(id)?.status }

  private mutating func change(
    _ ids: [String], _ status: Status, reason: String? = nil
  ) throws {
    try register.apply(
      try register.changingStatus(of: ids, to: status, reason: reason, in: &context))
  }

  @discardableResult
  private mutating func reverse(_ direction: UndoDirection) throws -> Act {
    let (act, reversed) = try register.reversing(direction, in: &context)
    try register.apply(act)
    return reversed
  }

  private mutating func refusal(_ direction: UndoDirection) -> Refusal? {
    do throws(Refusal) {
      _ = try register.reversing(direction, in: &context)
      return nil
    } catch {
      return error
    }
  }

  @Test("An act that goes on from its own change has one line for both, and is undone as a whole")
  mutating func joined() throws {
    let before = register.action("CN26-3.1")?.title
    let first = try register.settingTitle(
      of: "CN26-3.1", language: .english, to: "One", in: &context)
    var between = register
    try between.apply(first)
    let second = try between.settingTitle(of: "CN26-3.1", language: .korean, to: "둘", in: &context)
    let note = try between.addingNote("first", to: ["CN26-3.1"], in: &context)
    let other = try between.addingNote("second", to: ["CN26-3.1"], in: &context)
    let act = Act(joining: [first, second, note, other])
    #expect(act.changes.map(\.field) == ["title", "notes", "notes"])
    try register.apply(act)
    #expect(register.action("CN26-3.1")?.title == Bilingual(en: "One", ko: "둘"))
    try reverse(.undo)
    #expect(register.action("CN26-3.1")?.title == before)
    #expect(register.action("CN26-3.1")?.notes == [])
  }

  @Test("A meeting, an outcome and a ministry are edited, by the secretariat, with values that fit")
  mutating func editing() throws {
    try register.apply(
      register.editing("CN26", setting: [("place", .string("Beijing"))], in: &context))
    try register.apply(
      register.editing("CN26-2", setting: [("due", .string("2026-H2"))], in: &context))
    try register.apply(register.editing("culture", setting: [("key", .number("4"))], in: &context))
    #expect(register.meeting("CN26")?.place == "Beijing")
    #expect(register.outcome("CN26-2")?.due == Due("2026-H2"))
    #expect(register.ministry("culture")?.key == 4)
    let register = register
    let refused = { (id: String, field: String, value: Value, role: Role) -> Refusal? in
      var context = Fixtures.context(role: role)
      do throws(Refusal) {
        _ = try register.editing(id, setting: [(field, value)], in: &context)
        return nil
      } catch {
        return error
      }
    }
    #expect(refused("CN26", "place", .string("Beijing"), .secretariat) == .nothingChanges)
    #expect(refused("CN26", "place", .string("Seoul"), .desk) == .fieldForSecretariat("place"))
    #expect(refused("CN26", "place", .string("Seoul"), .reader) == .readerChangesNothing)
    #expect(
      refused("CN26-2", "kind", .string("x"), .secretariat) == .badValue(field: "kind", text: "x"))
    #expect(refused("CN99", "place", .string("x"), .secretariat) == .noSuchRecord("CN99"))
  }

  @Test("An undo is a new act that names the one it takes back; nothing is erased")
  mutating func newAct() throws {
    try change(["CN26-3.1"], .inProgress)
    let (act, reversed) = try register.reversing(.undo, in: &context)
    try register.apply(act)
    #expect(status("CN26-3.1") == .unreported)
    #expect(register.history.count == 2)
    #expect(act.changes.map(\.undoes) == [reversed.id])
    #expect(reversed.changes == [register.history[0]])
  }

  @Test("Acts are taken back one by one to the first, and done again one by one to the last")
  mutating func many() throws {
    let start = register.actions
    try change(["CN26-3.1"], .notStarted)
    try change(["CN26-3.1"], .inProgress)
    try register.apply(try register.addingNote("half way", to: ["CN26-3.1"], in: &context))
    try change(["CN26-3.2", "CN26-3.3", "CN26-3.4"], .done)
    try change(["CN26-3.1"], .onHold, reason: "waiting")
    let end = register.actions
    for _ in 0..<5 { try reverse(.undo) }
    #expect(register.actions == start)
    #expect(refusal(.undo) == .nothingTo(.undo))
    for _ in 0..<5 { try reverse(.redo) }
    #expect(register.actions == end)
    #expect(refusal(.redo) == .nothingTo(.redo))
    for _ in 0..<5 { try reverse(.undo) }
    #expect(register.actions == start)
    #expect(register.history.count == 7 * 4)
  }

  @Test("Undo, redo, undo and redo again of one act")
  mutating func backAndForth() throws {
    try change(["CN26-3.1"], .inProgress)
    try change(["CN26-3.2"], .inProgress)
    for _ in 0..<3 {
      try reverse(.undo)
      #expect(status("CN26-3.2") == .unreported)
      #expect(status("CN26-3.1") == .inProgress)
      try reverse(.redo)
      #expect(status("CN26-3.2") == .inProgress)
    }
    try reverse(.undo)
    try reverse(.undo)
    try reverse(.redo)
    #expect(status("CN26-3.1") == .inProgress)
    #expect(status("CN26-3.2") == .unreported)
  }

  @Test("An act on many actions is one step")
  mutating func bulk() throws {
    let ids = ["CN26-3.1", "CN26-3.2", "CN26-3.3", "CN26-3.4"]
    try change(["CN26-3.1"], .inProgress)
    try change(ids, .done)
    let reversed = try reverse(.undo)
    #expect(reversed.records == ids)
    #expect(ids.map(status) == [.inProgress, .unreported, .unreported, .unreported])
    #expect(ids.allSatisfy { register.action($0)?.doneOn == nil })
  }

  @Test("A new act ends redo")
  mutating func newActEndsRedo() throws {
    try change(["CN26-3.1"], .inProgress)
    try reverse(.undo)
    try change(["CN26-3.2"], .inProgress)
    #expect(refusal(.redo) == .nothingTo(.redo))
    try reverse(.undo)
    #expect(status("CN26-3.2") == .unreported)
    #expect(refusal(.undo) == .nothingTo(.undo))
  }

  @Test("Nothing of another person is undone or redone")
  mutating func otherPeople() throws {
    try change(["CN26-3.1"], .inProgress)
    var lee = Fixtures.context(name: "lee", seed: 2)
    try register.apply(try register.changingStatus(of: ["CN26-3.2"], to: .inProgress, in: &lee))
    try reverse(.undo)
    #expect(status("CN26-3.1") == .unreported)
    #expect(status("CN26-3.2") == .inProgress)
    #expect(refusal(.undo) == .nothingTo(.undo))
    let refused = #expect(throws: Refusal.self) { try register.reversing(.redo, in: &lee) }
    #expect(refused == .nothingTo(.redo))
    try register.apply(try register.reversing(.undo, in: &lee).act)
    #expect(status("CN26-3.2") == .unreported)
  }

  @Test("An act whose field was changed since by another is not undone")
  mutating func changedSince() throws {
    try change(["CN26-3.1", "CN26-3.2"], .inProgress)
    var lee = Fixtures.context(name: "lee", seed: 2)
    try register.apply(
      try register.changingStatus(of: ["CN26-3.2"], to: .onHold, reason: "wait", in: &lee))
    #expect(refusal(.undo) == .changedSince("CN26-3.2", field: "status"))
    #expect(status("CN26-3.1") == .inProgress)
    try register.apply(
      try register.changingStatus(of: ["CN26-3.2"], to: .inProgress, in: &lee))
    #expect(refusal(.undo) == nil)
  }

  @Test("A redo is refused where the field was changed since")
  mutating func redoChangedSince() throws {
    try change(["CN26-3.1"], .inProgress)
    try reverse(.undo)
    var lee = Fixtures.context(name: "lee", seed: 2)
    try register.apply(try register.changingStatus(of: ["CN26-3.1"], to: .notStarted, in: &lee))
    #expect(refusal(.redo) == .changedSince("CN26-3.1", field: "status"))
  }

  @Test("A note is taken back and put back among the notes of others")
  mutating func notes() throws {
    try register.apply(try register.addingNote("mine", to: ["CN26-3.1"], in: &context))
    var lee = Fixtures.context(name: "lee", seed: 2)
    try register.apply(try register.addingNote("theirs", to: ["CN26-3.1"], in: &lee))
    try reverse(.undo)
    #expect(register.action("CN26-3.1")?.notes.map(\.text) == ["theirs"])
    try reverse(.redo)
    #expect(register.action("CN26-3.1")?.notes.map(\.text) == ["theirs", "mine"])
  }

  @Test("Reopening undone on a later day restores the day it was done")
  mutating func reopening() throws {
    try change(["CN26-3.1"], .done)
    later(days: 5)
    try change(["CN26-3.1"], .inProgress, reason: "incomplete")
    later(days: 1)
    try reverse(.undo)
    #expect(status("CN26-3.1") == .done)
    #expect(register.action("CN26-3.1")?.doneOn == Fixtures.today)
    try reverse(.redo)
    #expect(status("CN26-3.1") == .inProgress)
    #expect(register.action("CN26-3.1")?.doneOn == nil)
    later(days: 1)
    try reverse(.undo)
    #expect(register.action("CN26-3.1")?.doneOn == Fixtures.today)
  }

  @Test("Reopening undone restores a day that was given with the completion")
  mutating func reopeningGivenDay() throws {
    let day = Fixtures.today.adding(days: -10)
    try register.apply(try register.steppingTowardsDone(["CN26-3.1"], on: day, in: &context))
    later(days: 2)
    try change(["CN26-3.1"], .inProgress, reason: "incomplete")
    try reverse(.undo)
    #expect(register.action("CN26-3.1")?.doneOn == day)
    try reverse(.undo)
    #expect(status("CN26-3.1") == .unreported)
    #expect(register.action("CN26-3.1")?.doneOn == nil)
  }

  @Test("Reopening undone restores a day of which the history tells nothing")
  mutating func reopeningWithoutHistory() throws {
    let day = Fixtures.today.adding(days: -100)
    var actions = register.actions
    let row = try #require(actions.firstIndex { $0.id == "CN26-3.1" })
    actions[row].status = .done
    actions[row].doneOn = day
    register = try Register(
      ministries: register.ministries, meetings: register.meetings, outcomes: register.outcomes,
      actions: actions, history: History())
    try change(["CN26-3.1"], .inProgress, reason: "incomplete")
    #expect(register.action("CN26-3.1")?.doneOn == nil)
    later(days: 1)
    try reverse(.undo)
    #expect(register.action("CN26-3.1") == actions[row])
  }

  @Test("A reader undoes nothing, and nothing done leaves nothing to undo")
  mutating func refusals() {
    #expect(refusal(.undo) == .nothingTo(.undo))
    #expect(refusal(.redo) == .nothingTo(.redo))
    context.role = .reader
    #expect(refusal(.undo) == .readerChangesNothing)
  }

  private mutating func later(days: Int) {
    context.at = Instant(
      seconds: context.at.seconds + days * 86_400, offsetMinutes: context.at.offsetMinutes)
  }
}
