import HusokTestSupport
import Testing

@testable import HusokModel

@Suite("Acts that were taken back")
struct UndoneActTests {
  private var register: Register
  private var context = Fixtures.context()

  init() throws {
    register = try Fixtures.bundled()
  }

  private mutating func due(_ due: String?) throws {
    let value = due.map(Value.string) ?? .null
    try register.apply(try register.setting("due", of: ["CN26-3.3"], to: value, in: &context))
  }

  private mutating func reverse(_ direction: UndoDirection) throws {
    try register.apply(try register.reversing(direction, in: &context).act)
  }

  private func state(of id: String) throws -> (states: ActionStates, row: Int) {
    (
      ActionStates(register, today: Fixtures.today.adding(days: 60)),
      try #require(register.place(of: id)).row
    )
  }

  @Test("A first due date goes with the act that gave it, and comes back with it")
  mutating func firstDue() throws {
    try due("2026-12-01")
    try reverse(.undo)
    #expect(register.action("CN26-3.3")?.firstDue == nil)
    try reverse(.redo)
    #expect(register.action("CN26-3.3")?.firstDue == Due("2026-12-01"))
    try reverse(.undo)
    try due("2026-12-31")
    #expect(register.action("CN26-3.3")?.firstDue == Due("2026-12-31"))
    let (states, row) = try state(of: "CN26-3.3")
    #expect(states.slippage(row) == 0)
  }

  @Test("No other act and no other undo changes the first due date")
  mutating func firstDueStays() throws {
    try due("2026-12-01")
    try due("2026-12-15")
    try due(nil)
    try due("2026-12-01")
    for _ in 0..<3 {
      try reverse(.undo)
      #expect(register.action("CN26-3.3")?.firstDue == Due("2026-12-01"))
    }
    #expect(register.action("CN26-3.3")?.due == Due("2026-12-01"))
    #expect(register.asOf(Fixtures.today.adding(days: -1)).action("CN26-3.3")?.firstDue == nil)
  }

  @Test("A store that holds a first due date which was undone is computed right")
  mutating func wrongFirstDue() throws {
    try due("2026-12-01")
    try reverse(.undo)
    // As a program wrote it that left the date behind.
    let lines = register.history.all.filter { $0.field != "firstDue" }
    var actions = register.actions
    let row = try #require(actions.firstIndex { $0.id == "CN26-3.3" })
    actions[row].firstDue = Due("2026-12-01")
    register = try Register(
      ministries: register.ministries, meetings: register.meetings, outcomes: register.outcomes,
      actions: actions, history: History(lines))
    #expect(try state(of: "CN26-3.3").states.firstDue(row) == nil)
    var summary = HistorySummary(register.history)
    let act = try register.setting("due", of: ["CN26-3.3"], to: .string("2026-12-31"), in: &context)
    try register.apply(act)
    summary.add(act.changes, in: register.history)
    for known in [nil, summary] {
      let states = ActionStates(register, today: Fixtures.today, summary: known)
      #expect(states.firstDue(row) == Due("2026-12-31"))
      #expect(states.slippage(row) == 0)
    }
  }

  @Test("A hand-over that was undone leaves the action in the queue")
  mutating func handOver() throws {
    var heir = Ministry()
    heir.id = "ai"
    var name = MinistryName()
    (name.code, name.en, name.ko) = ("MAI", "Ministry of Artificial Intelligence", "인공지능부")
    heir.names = [name]
    var lead = Lead()
    (lead.ministry, lead.confirmed) = ("science", true)
    try register.apply(
      try register.settingLead(of: ["JP26-2.1"], to: lead, reason: "so", in: &context))
    try register.apply(try register.splitting("science", off: heir, in: &context))
    let queue = register.handOverQueue().map(\.action)
    #expect(queue.contains("JP26-2.1"))
    lead.ministry = "ai"
    let acts: [(Register, inout ActContext) throws -> Act] = [
      // The split is the reason.
      { try $0.settingLead(of: ["JP26-2.1"], to: lead, reason: nil, in: &$1) },
      { try $0.keepingLead(of: ["JP26-2.1"], in: &$1) },
      { register, context in
        var action = try #require(register.action("JP26-2.1"))
        action.lead = lead
        return try register.editing(action, in: &context)
      },
    ]
    for act in acts {
      try register.apply(try act(register, &context))
      #expect(!register.handOverQueue().map(\.action).contains("JP26-2.1"))
      try reverse(.undo)
      #expect(register.handOverQueue().map(\.action) == queue)
      #expect(
        register.findings(on: .latest).contains { $0.kind == .handOver && $0.record == "JP26-2.1" })
    }
    lead.ministry = "culture"
    #expect(throws: Refusal.ownerReasonNeeded("JP26-2.1")) {
      try register.settingLead(of: ["JP26-2.1"], to: lead, reason: nil, in: &context)
    }
  }

  @Test("What was undone is no word about an action, and no change since a day")
  mutating func silence() throws {
    try register.apply(try register.addingNote("x", to: ["CN26-3.3"], in: &context))
    try reverse(.undo)
    let (states, row) = try state(of: "CN26-3.3")
    #expect(states.saidOn(row) == nil && states.summary["CN26-3.3"].latest == nil)
    #expect(!states.isChanged(row, since: .day(Fixtures.today)))
    #expect(Register.standing(register.history.all).isEmpty)
    try reverse(.redo)
    #expect(try state(of: "CN26-3.3").states.saidOn(row) == Fixtures.today)
  }

  @Test("A record and an element of a set go back to where they stood")
  mutating func places() throws {
    try register.apply(try register.removing("CN26-3.2", reason: "a mistake", in: &context))
    try reverse(.undo)
    #expect(register.actions.map(\.id) == (try Fixtures.bundled()).actions.map(\.id))
    let tags = ["one", "two", "three"]
    try register.apply(
      try register.editingSet("tags", of: ["CN26-3.2"], adding: tags, removing: [], in: &context))
    try register.apply(
      try register.editingSet(
        "tags", of: ["CN26-3.2"], adding: [], removing: ["one", "two"], in: &context))
    try reverse(.undo)
    #expect(register.action("CN26-3.2")?.tags == ["k-content"] + tags)
  }

  @Test("Two targets that begin alike are not taken for one another")
  mutating func targets() throws {
    let known = register.outcome("F262-3")?.targets.map(\.measure) ?? []
    #expect(known.map(\.en) == ["Plant orders won", "Projects won"])
    #expect(throws: Refusal.ambiguousTarget("p", known)) {
      try register.addingValue(
        "1", on: Fixtures.today, source: nil, to: "p", of: "F262-3", in: &context)
    }
    #expect(throws: Refusal.noSuchTarget("orders", known: known)) {
      try register.addingValue(
        "1", on: Fixtures.today, source: nil, to: "orders", of: "F262-3", in: &context)
    }
    #expect(try register.outcome("F262-3")?.target(named: "pl").measure.en == "Plant orders won")
  }

  @Test("A word that names two ministries names neither, but the one that it is the code of")
  mutating func ministries() throws {
    for (id, alias) in [("culture", "관광"), ("trade", "관광"), ("foreign", "MCST")] {
      try register.apply(
        try register.editing(id, setting: [("aliases", .list([.string(alias)]))], in: &context))
    }
    #expect(throws: Refusal.ambiguous("관광", ["culture", "trade"])) {
      try register.ministry(named: "관광")
    }
    #expect(try register.ministry(named: "mcst") == "culture")
  }
}
