import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokApp

@Suite("Steps through time, and doors")
struct StepTests {
  @Test("A step back undoes a step on, whatever is due")
  func timeline() throws {
    for width in [80, 120, 200] {
      var journey = try Journey.eventful(width: width, height: 36)
      try journey.press("<f5>")
      let before = journey.text
      for keys in ["><", "<>", ">><<", "<<<>>>"] {
        try journey.press(keys)
        #expect(journey.text == before, "\(width) \(keys)")
      }
    }
  }

  @Test("The units of the timeline stay while the window moves")
  func units() throws {
    let register = try Fixtures.eventful()
    let context = PageContext.sample(register, width: 118, today: Fixtures.eventfulToday)
    let units = [-40, -11, 0, 11, 40].map { TimelinePage(context, shift: $0).scale.unit }
    #expect(Set(units).count == 1)
  }

  @Test("A day since which changes are asked for has been; a month counts from its first day")
  func since() throws {
    let today = Day(2026, 7, 24)
    let day = try #require(today)
    let readings: [(String, Day?)] = [
      ("march", Day(2026, 3, 1)), ("3월", Day(2026, 3, 1)), ("2026-06", Day(2026, 6, 1)),
      ("mon", Day(2026, 7, 20)), ("12-31", Day(2025, 12, 31)), ("2026-07-24", Day(2026, 7, 24)),
      ("+2w", Day(2026, 8, 7)), ("2027-03-31", Day(2027, 3, 31)), ("blue", nil),
    ]
    for (text, wanted) in readings {
      #expect(DueInput.readStart(text, today: day) == wanted, "\(text)")
    }
    var journey = try Journey.eventful()
    try journey.press(":since<enter>2030-01-01")
    #expect(journey.text.contains("1 Jan 2030") && journey.text.contains("still to come"))
    try journey.press("<enter>")
    #expect(journey.state.layers.last?.content is Prompt)
    try journey.press("<c-u>march<enter>")
    #expect(journey.text.contains("Since 1 Mar 2026"))
  }

  @Test("A ministry without actions is shown itself; one that only supports with what it supports")
  func idleMinistry() throws {
    var state = try Journey().state
    let register = state.register
    let idle = try #require(
      register.ministries.first { ministry in
        !register.actions.contains { $0.involves(ministry.id) }
      })
    CommandTable.go(through: .record(idle.id), in: &state)
    #expect(state.layers.last?.page?.record == idle.id)
    let helper = try #require(
      register.ministries.first { ministry in
        register.actions.contains { $0.involves(ministry.id) }
          && !register.actions.contains { $0.leadMinistry == ministry.id }
      })
    CommandTable.go(through: .record(helper.id), in: &state)
    #expect(state.list.matchCount > 0)
  }

  @Test("What is late enough to be decided on stands under what is to be decided")
  func decisions() throws {
    var journey = try Journey.eventful(width: 120, height: 50) {
      $0.now = Instant(day: Day(2026, 9, 1) ?? $0.now.day, secondOfDay: 0, offsetMinutes: 540)
    }
    let states = ActionStates(
      journey.state.register, today: journey.state.today,
      summary: HistorySummary(journey.state.register.history))
    let count = journey.state.register.actions.indices.count {
      ActionFigure.escalated.counts($0, states)
    }
    try journey.press("<f2>")
    #expect(count > 0 && journey.text.contains("\(count) long overdue or often postponed"))
  }

  @Test(
    "What is stale and what nobody ever reported on have two names", arguments: Language.allCases)
  func names(language: Language) {
    let words = Words(language)
    #expect(words("overview.silent") == words("state.stale"))
    #expect(!words("overview.silent").contains(words("lacking.update")) || language == .korean)
    #expect(words("overview.silent") != words("detail.stale"))
  }

  @Test("Behind a door of a Korean screen the query is in Korean, and finds the same")
  func koreanDoor() throws {
    let journey = try Journey.eventful(language: .korean)
    for figure in ActionFigure.allCases {
      let query = journey.state.words.shown(query: figure.query)
      let input = journey.state.input
      let one = Query.parse(query, with: input, me: nil)
      #expect(one.problems.isEmpty, "\(query)")
      #expect(one.query == Query.parse(figure.query, with: input, me: nil).query, "\(query)")
    }
    var state = journey.state
    CommandTable.go(through: .actions(query: "is:overdue"), in: &state)
    #expect(state.asked.query == "is:지연" && state.list.matchCount > 0)
  }
}
