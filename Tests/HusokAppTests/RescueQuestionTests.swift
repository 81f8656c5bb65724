import HusokModel
import HusokTestSupport
import Testing

@testable import HusokApp

/// Work that could not be saved when the program ended, and what the next start makes of it.
@Suite("Work that could not be saved")
struct RescueQuestionTests {
  /// What a session on a register leaves when nothing of it could be saved.
  private func left(_ keys: String, on register: Register? = nil) throws -> RescueEntry {
    var journey = try Journey(register: register)
    journey.isSaving = false
    try journey.press(keys)
    let rescue = Rescue(
      journey.state.unsaved, of: "/data/store.json", at: Fixtures.now,
      shown: journey.state.register)
    return RescueEntry(path: "/state/rescue-1.json", rescue: rescue)
  }

  private func started(
    _ entries: [RescueEntry], on register: Register? = nil,
    _ configure: (inout AppSetup) -> Void = { _ in }
  ) throws -> Journey {
    try Journey(register: register) { setup in
      setup.rescues = entries
      configure(&setup)
    }
  }

  @Test("y does the work, and the file goes only when it is saved")
  func taken() throws {
    let entry = try left("xnheard from MOFA<enter>")
    var journey = try started([entry])
    #expect(journey.text.contains("could not be saved when husok"))
    #expect(journey.text.contains("CN26-2.1 complete"))
    journey.isSaving = false
    try journey.press("y")
    let action = try #require(journey.state.register.action("CN26-2.1"))
    #expect(action.status == .done && action.notes.map(\.text) == ["heard from MOFA"])
    #expect(!journey.effects.contains(.removeRescue(path: entry.path)))
    try journey.send(.saved(count: 1, register: nil))
    #expect(!journey.effects.contains(.removeRescue(path: entry.path)))
    try journey.send(.saved(count: 1, register: nil))
    #expect(journey.effects.last == .removeRescue(path: entry.path))
    let first = try #require(journey.state.register.history.changes(of: "CN26-2.1").first)
    #expect(entry.rescue.changes.contains(first))
  }

  @Test("Enter keeps the file, d removes it, and the next one is asked about")
  func keptAndRemoved() throws {
    let one = try left("x")
    var other = try left("jx")
    other = RescueEntry(path: "/state/rescue-2.json", rescue: other.rescue)
    var journey = try started([one, other])
    try journey.press("<enter>")
    #expect(journey.effects.isEmpty)
    #expect(journey.text.contains("could not be saved"))
    try journey.press("d")
    #expect(journey.effects == [.removeRescue(path: "/state/rescue-2.json")])
    #expect(journey.state.layers.isEmpty && journey.state.unsaved.isEmpty)
  }

  @Test("Whoever changes nothing is asked nothing", arguments: [SaveState.readOnly, .demo])
  func readers(_ save: SaveState) throws {
    let entry = try left("x")
    #expect(try started([entry]) { $0.save = save }.state.layers.isEmpty)
    let reader = try started([entry]) { $0.profile = Profile(name: "kim", role: .reader) }
    #expect(reader.state.layers.isEmpty)
  }

  @Test("What others did to the same record meanwhile stays, and the later of two values stands")
  func merged() throws {
    let entry = try left("xd2026-06-30<enter>")
    var others = try Journey { setup in
      setup.now = Fixtures.now.adding(minutes: 60)
      setup.seed = 9
    }
    try others.press("n from others<enter>d2026-07-31<enter>")
    let present = others.state.register
    var journey = try started([entry], on: present)
    try journey.press("y")
    let action = try #require(journey.state.register.action("CN26-2.1"))
    #expect(action.status == .done)
    #expect(action.due?.description == "2026-07-31")
    #expect(action.notes.map(\.text) == ["from others"])
    let lines = journey.state.register.history.changes(of: "CN26-2.1")
    #expect(lines.contains { $0.field == "due" && $0.to.text == "2026-06-30" })
    let again = journey.state.register.takingOver(entry.rescue)
    #expect(again.acts.isEmpty && again.unfit == 0)
  }

  @Test("Work on a record that is gone stays in its file")
  func unfit() throws {
    let entry = try left("x")
    var register = try Fixtures.bundled()
    var context = ActContext(
      at: Fixtures.now, by: Author(), role: .secretariat, identifiers: IdentifierSource(seed: 1))
    try register.apply(try register.removing("CN26-2.1", reason: "twice", in: &context))
    // A register that never had the record has no line about its removal.
    let bare = try Register(
      ministries: register.ministries, meetings: register.meetings, outcomes: register.outcomes,
      actions: register.actions, history: History())
    var journey = try started([entry], on: bare)
    try journey.press("y")
    #expect(journey.text.contains("does not fit the register any more"))
    #expect(!journey.effects.contains(.removeRescue(path: entry.path)))
  }
}

extension Instant {
  fileprivate func adding(minutes: Int) -> Instant {
    Instant(seconds: seconds + minutes * 60, offsetMinutes: offsetMinutes)
  }
}
