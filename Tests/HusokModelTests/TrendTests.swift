import HusokTestSupport
import Testing

@testable import HusokModel

@Suite("The trend")
struct TrendTests {
  /// A register that was changed at random over a year; now and then by a clock that was wrong.
  private func changed(_ seed: UInt64) throws -> (register: Register, today: Day) {
    var random = MergeRandom(seed: seed)
    var register = try seed.isMultiple(of: 3) ? Fixtures.eventful() : Fixtures.bundled()
    var context = Fixtures.context(seed: seed)
    var day = Fixtures.eventfulToday
    for step in 0..<90 {
      day = day.adding(days: random.pick([0, 0, 1, 3, 9]))
      let wrong = random.isOne(of: 12) ? random.pick([-70, -20, 15]) : 0
      context.at = Instant(
        day: day.adding(days: wrong), secondOfDay: 3600 * (step % 20), offsetMinutes: 540)
      let kind = random.pick(RandomActs.Kind.allCases)
      let acts = RandomActs(register, number: step)
      let act =
        random.isOne(of: 9)
        ? try? register.reversing(.undo, in: &context).act
        : try? acts.act(kind, &random, &context)
      if let act { try? register.apply(act) }
    }
    return (register, day)
  }

  private func count(_ text: String, _ register: Register, _ day: Day) -> Int {
    let (query, problems) = Query.parse(text, with: Fixtures.input(register, on: day))
    #expect(problems.isEmpty, "\(text)")
    let scope = QueryScope(register, today: day, for: query)
    return register.actions.indices.count { query.matches($0, in: scope) }
  }

  @Test("Its numbers are those of the queries on the days", arguments: 0..<24)
  func queries(_ seed: UInt64) throws {
    let (register, today) = try changed(seed)
    let texts = [
      "", "@mcst", "@mcst! -kind:ongoing", "is:postponed", "no:report", "done:2026", "no:evidence",
    ]
    let text = texts[Int(seed) % texts.count]
    var seen = 0
    for step in Trend.Step.allCases {
      let trend = Trend(by: step, ActionStates(register, today: today)) { day in
        Query.parse(text, with: Fixtures.input(register, on: day)).query
      }
      #expect(trend.points.last?.mark == Trend.Mark(day: today))
      for point in trend.points {
        let isToday = point.mark.day == today && point.mark.meeting == nil
        let past = isToday ? register : register.asOf(point.mark.day)
        for figure in Trend.Figure.allCases {
          #expect(
            point[figure] == count("\(text) \(figure.query)", past, point.mark.day),
            "\(text) \(figure) \(point.mark.day)")
          seen += point[figure]
        }
        #expect(point.parts.reduce(0, +) == point.total)
        #expect(point.parts.allSatisfy { $0 >= 0 })
      }
      let done = trend.punctuality
      #expect(done.done == count("\(text) st:done", register, today))
      #expect(done.onTime == count("\(text) is:ontime", register, today))
      #expect(done.late == count("\(text) is:donelate", register, today))
    }
    // Of all actions there are some.
    #expect(seen > 0 || !text.isEmpty)
  }

  @Test("Days asked for one after the other are those asked for alone", arguments: 0..<24)
  func days(_ seed: UInt64) throws {
    let (register, today) = try changed(seed)
    var days = PastDays(register, HistorySummary(register), depth: .all)
    var quick = PastDays(register, HistorySummary(register), depth: .standing)
    var random = MergeRandom(seed: seed)
    var day = today.adding(days: 3)
    while day > Fixtures.today.adding(days: -5) {
      let alone = register.asOf(day)
      let past = days.register(on: day)
      #expect(past.actions == alone.actions && past.outcomes == alone.outcomes, "\(day)")
      #expect(past.meetings == alone.meetings && past.ministries == alone.ministries)
      #expect(past.history.all == alone.history.all)
      #expect(past.meetingRows == alone.meetingRows && past.outcomeRows == alone.outcomeRows)
      let bare = quick.register(on: day)
      #expect(bare.actions.map(\.status) == alone.actions.map(\.status))
      #expect(bare.actions.map(\.due) == alone.actions.map(\.due))
      day = day.adding(days: -random.pick([0, 1, 2, 7, 30]))
    }
  }

  @Test("Months end on their last day, from the first entry on")
  func months() throws {
    let register = try Fixtures.eventful()
    let today = try #require(Day("2026-07-24"))
    let beginning = try #require(Trend.beginning(of: register))
    let days = Trend.marks(of: register, by: .month, on: today).map { $0.day }
    #expect(beginning.parts.month == 1 || beginning.parts.month == 2)
    #expect(days.last == Day("2026-06-30"))
    #expect(days.allSatisfy { $0.adding(days: 1).parts.day == 1 && $0 >= beginning })
    let since = Trend.marks(of: register, by: .month, since: Day("2026-05-01"), on: today)
    #expect(since.map { $0.day } == [Day("2026-05-31"), Day("2026-06-30")])
  }

  @Test("Without a history only today is known")
  func noHistory() throws {
    let register = try Fixtures.bundled()
    for step in Trend.Step.allCases {
      let states = ActionStates(register, today: Fixtures.today.adding(days: 400))
      let trend = Trend(by: step, states) { _ in Query() }
      #expect(trend.points.count == 1 && trend.beginning == nil)
      #expect(trend.points[0][.open] == register.actions.count)
    }
  }

  @Test("Days from the first due date until it was done")
  func punctuality() throws {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    let ids = register.actions.prefix(4).map(\.id)
    for (id, due) in zip(ids, ["2026-02-10", "2026-02-20", "2026-02-12"]) {
      try register.apply(try register.setting("due", of: [id], to: .string(due), in: &context))
    }
    try register.apply(
      try register.setting("due", of: [ids[0]], to: .string("2026-03-31"), in: &context))
    context.at = Instant(
      day: try #require(Day("2026-02-15")), secondOfDay: 0, offsetMinutes: 540)
    try register.apply(
      try register.changingStatus(of: ids, to: .done, reason: nil, in: &context))
    let states = ActionStates(register, today: context.at.day)
    let done = Trend(by: .month, states) { _ in Query() }.punctuality
    // Five days after the first date, though not after the one it was moved to; five before; three after.
    #expect((0..<3).map { states.daysFromFirstDue($0) } == [5, -5, 3])
    #expect((done.onTime, done.late, done.undated) == (1, 2, 1))
    #expect(done.median == 3)
  }
}
