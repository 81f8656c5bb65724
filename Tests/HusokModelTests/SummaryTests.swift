import HusokTestSupport
import Testing

@testable import HusokModel

@Suite("The summary of the history")
struct SummaryTests {
  /// Everything that a summary says, as text.
  private func told(_ summary: HistorySummary, _ register: Register) -> [String] {
    let records = Set((0..<register.history.count).map { register.history[$0].record }).sorted()
    let entries = records.map { "\($0) \(summary[$0])" }
    let days = [Day("2026-01-27"), Day("2026-01-28"), Day("2026-05-01")].compactMap { $0 }
    let points = days.map(ChangePoint.day) + register.meetings.map { .meeting($0.id) }
    return entries + points.map { "\(register.changeGroups(since: $0, summary))" } + [
      "\(summary.count) \(summary.closings) \(summary.openConflicts)"
    ]
      + days.map { "\(summary.positions(since: .day($0)))" }
      + ["\(register.handOverQueue(summary))", "\(register.findings(on: .latest, summary))"]
      + register.actions.map { "\(summary.carried($0))" }
      + register.actions.indices.map { row in
        let states = ActionStates(register, today: Fixtures.today, summary: summary)
        let first = states.firstDue(row).map { "\($0)" } ?? "none"
        return "\(first) \(states.signs(row)) \(states.postponements(row))"
      }
  }

  private func act(
    on register: Register, _ random: inout MergeRandom, _ context: inout ActContext
  ) throws -> Act {
    let ids = register.actions.map(\.id)
    let id = random.pick(ids)
    switch Int.random(in: 0...10, using: &random) {
    case 0: return try register.steppingTowardsDone([id], in: &context)
    case 1:
      let status = random.pick(Status.allCases)
      return try register.changingStatus(of: [id], to: status, reason: "so", in: &context)
    case 2:
      let due = random.pick(["2026-03", "2026-06-30", "2026-H2", "2027"])
      return try register.setting(
        "due", of: [id, random.pick(ids)], to: .string(due), in: &context)
    case 3: return try register.addingNote("word", to: [id], in: &context)
    case 4: return try register.reversing(random.pick([.undo, .redo]), in: &context).act
    case 5:
      let meeting = random.pick(register.meetings.map(\.id))
      return try register.closing(meeting, on: context.at.day, in: &context)
    case 6: return try register.keepingLead(of: [id], in: &context)
    case 7:
      var heir = Ministry()
      heir.id = "new\(register.ministries.count)"
      var name = MinistryName()
      name.code = "NEW\(register.ministries.count)"
      (name.en, name.ko) = ("New", "신설")
      heir.names = [name]
      return try register.splitting(random.pick(["trade", "culture"]), off: heir, in: &context)
    case 8:
      // Those behind it have other rows from now on.
      return try register.removing(id, reason: "by mistake", in: &context)
    case 9:
      var action = FollowUpAction()
      action.outcome = random.pick(register.outcomes.map(\.id))
      action.title.en = "New"
      return try register.adding(action, in: &context)
    default:
      let (field, value) = random.pick([("kind", "ongoing"), ("due", "2027-H2"), ("due", "2028")])
      let act = try register.setting(field, of: [id], to: .string(value), in: &context)
      return Act(
        act.changes.map { change in
          var lost = change
          lost.reason = Merge.reason
          return lost
        })
    }
  }

  @Test("What is added to it gives what reading the whole history gives", arguments: 0..<20)
  func adding(_ seed: UInt64) throws {
    var random = MergeRandom(seed: seed)
    var register = try Fixtures.bundled()
    var context = Fixtures.context(seed: seed)
    // As read beside the screen: what is said of an action is found by its row, while it keeps that.
    var summary = HistorySummary(register)
    var done = 0
    for step in 0..<120 {
      context.at = Instant(
        seconds: Fixtures.now.seconds + step * 70_000 - Int.random(in: 0...200_000, using: &random),
        offsetMinutes: random.pick([540, 0, -300]))
      guard let act = try? act(on: register, &random, &context) else { continue }
      try register.apply(act)
      summary.add(act.changes, in: register.history)
      done += 1
      if step % 10 == 0 {
        #expect(told(summary, register) == told(HistorySummary(register.history), register))
      }
    }
    #expect(done > 60)
    #expect(told(summary, register) == told(HistorySummary(register.history), register))
  }

  @Test("Groups of changes are those of the lines that stand", arguments: 0..<20)
  func groups(_ seed: UInt64) throws {
    var random = MergeRandom(seed: seed)
    var register = try Fixtures.bundled()
    var context = Fixtures.context(seed: seed)
    var hidden = 0
    for step in 0..<80 {
      context.at = Instant(
        seconds: Fixtures.now.seconds + step * 70_000, offsetMinutes: 540)
      guard let act = try? act(on: register, &random, &context) else { continue }
      try register.apply(act)
    }
    let summary = HistorySummary(register.history)
    let days = (0..<60).map { ChangePoint.day(Fixtures.today.adding(days: $0)) }
    for point in days + register.meetings.map({ .meeting($0.id) }) {
      let changes = register.changes(since: point, summary)
      let standing = Register.standing(changes)
      hidden += changes.count - standing.count
      let expected = ChangeGroup.allCases.compactMap { group -> [String]? in
        let ids = standing.filter { ChangeGroup($0) == group }.reversed().map(\.id)
        return ids.isEmpty ? nil : ["\(group)"] + ids
      }
      let found = register.changeGroups(since: point, summary).map { group, positions in
        ["\(group)"] + positions.map { register.history[$0].id }
      }
      #expect(found == expected)
    }
    #expect(hidden > 0)
  }

  @Test("What is computed with one look is what is computed one by one", arguments: 0..<10)
  func signs(_ seed: UInt64) throws {
    var random = MergeRandom(seed: seed)
    var register = try Fixtures.eventful()
    var context = Fixtures.context(seed: seed)
    for step in 0..<60 {
      context.at = Instant(
        day: Fixtures.eventfulToday.adding(days: step), secondOfDay: 0, offsetMinutes: 540)
      guard let act = try? act(on: register, &random, &context) else { continue }
      try register.apply(act)
    }
    for days in stride(from: 0, to: 200, by: 9) {
      let today = Fixtures.eventfulToday.adding(days: days)
      let states = ActionStates(register, today: today)
      for row in register.actions.indices {
        let signs = states.signs(row)
        #expect(signs.saidOn == states.saidOn(row))
        #expect(signs.isStale == (states.staleDays(row) != nil))
        #expect(signs.isAtRisk == !states.risks(row).isEmpty)
        #expect(signs.isReported == states.isReported(row))
      }
    }
  }

  @Test("Every question has an answer in the eventful register")
  func eventful() throws {
    let register = try Fixtures.eventful()
    let again = try Fixtures.eventful()
    #expect(
      (0..<again.history.count).map { again.history[$0] }
        == (0..<register.history.count).map { register.history[$0] })
    for (text, ids) in [
      ("@me is:overdue", ["CN26-3.1"]),
      ("@mcst! #cn26 is:open", ["CN26-3.1", "CN26-3.2", "CN26-3.3", "CN26-3.4"]),
      ("no:owner", ["F262-2.2"]), ("is:open -is:waiting due:30d", ["F262-2.2", "F262-3.1"]),
      ("is:waiting", ["CN26-3.2", "F262-3.3"]), ("is:blocked", ["F262-3.4", "F262-4.1"]),
      ("is:handover", ["JP26-2.1"]), ("is:postponed", ["CN26-3.4"]),
      ("is:closed", ["CN26-3.5", "JP26-4.1"]),
      (
        "@motir! no:report -no:update",
        ["F262-3.1", "F262-3.2", "F262-3.3", "F262-3.5", "F262-4.1"]
      ),
    ] {
      let (query, problems) = Query.parse(
        text, with: Fixtures.input(register, on: Fixtures.eventfulToday), me: "culture")
      #expect(problems == [])
      let scope = QueryScope(register, today: Fixtures.eventfulToday, for: query)
      let found = register.actions.indices.filter { query.matches($0, in: scope) }
      #expect(Set(found.map { register.actions[$0].id }) == Set(ids), "\(text)")
    }
    #expect(!register.changes(since: .meeting("F262")).isEmpty)
    let groups = Set(
      Register.standing(register.changes(since: .meeting("F262"))).map(ChangeGroup.init))
    // A return and a rename are in the practice data.
    #expect(groups.union([.returned, .renamed]) == Set(ChangeGroup.allCases))
    let kinds = Set(register.findings(on: .latest).map(\.kind))
    // Here everybody says why something is later, nothing is without an end, and nobody writes down
    // steps.
    #expect(kinds.union([.noReason, .review, .stepAfterDue]) == Set(Finding.Kind.allCases))
    let targets = register.outcome("F262-3")?.targets.compactMap { $0.points.last?.value }
    #expect(targets == ["9.6", "5"])
  }

  @Test("What counts for progress: of a trackable outcome and not dropped")
  func counted() throws {
    let register = try Fixtures.eventful()
    let counts = RegisterCounts(register)
    let (query, _) = Query.parse("is:counted", with: Fixtures.input(register))
    let scope = QueryScope(register, today: Fixtures.eventfulToday, for: query)
    let found = register.actions.indices.filter { query.matches($0, in: scope) }
    #expect(found.count == counts.total.counted)
    #expect(found.count == 21)
  }
}
