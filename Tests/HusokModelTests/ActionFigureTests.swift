import HusokModel
import HusokTestSupport
import Testing

@Suite("Numbers of actions")
struct ActionFigureTests {
  @Test("Every number is that of its query", arguments: ActionFigure.allCases)
  func query(_ figure: ActionFigure) throws {
    for (register, today) in [
      (try Fixtures.bundled(), Fixtures.today), (try Fixtures.eventful(), Fixtures.eventfulToday),
      (try Fixtures.eventful(), Fixtures.eventfulToday.adding(days: 300)),
    ] {
      let (query, problems) = Query.parse(
        figure.query, with: Fixtures.input(register, on: today))
      #expect(problems.isEmpty)
      let states = ActionStates(register, today: today)
      let scope = QueryScope(register, today: today, for: query, states: states)
      for row in register.actions.indices {
        #expect(
          query.matches(row, in: scope) == figure.counts(row, states),
          "\(register.actions[row].id)")
      }
    }
  }

  @Test("Statuses are counted by queries, too", arguments: Status.allCases)
  func status(_ status: Status) throws {
    let register = try Fixtures.eventful()
    let query = Query.parse(
      ActionFigure.query(of: status), with: Fixtures.input(register)
    ).query
    let scope = QueryScope(register, today: Fixtures.eventfulToday, for: query)
    for row in register.actions.indices {
      #expect(query.matches(row, in: scope) == (register.actions[row].status == status))
    }
  }

  @Test("The numbers in headings and in the list of ministries are those of queries")
  func headings() throws {
    let register = try Fixtures.eventful()
    let counts = RegisterCounts(register)
    let states = ActionStates(register, today: Fixtures.eventfulToday)
    let count = { (text: String) -> Int in
      let (query, problems) = Query.parse(text, with: Fixtures.input(register))
      #expect(problems.isEmpty, "\(text)")
      let scope = QueryScope(register, today: states.today, for: query, states: states)
      return register.actions.indices.count { query.matches($0, in: scope) }
    }
    let progress = { (scope: String) in
      Progress(
        done: count(scope + ActionFigure.countedDone.query),
        counted: count(scope + ActionFigure.counted.query))
    }
    #expect(counts.total == progress(""))
    for (row, meeting) in register.meetings.enumerated() {
      #expect(counts.meetings[row] == progress("in:\(meeting.id) "))
    }
    for (row, outcome) in register.outcomes.enumerated() {
      #expect(counts.outcomes[row] == progress("in:\(outcome.id) "))
    }
    for (row, ministry) in register.ministries.enumerated() {
      #expect(counts.ministries[row] == count("@\(ministry.id)"))
    }
    #expect(counts.total.done > 0)
  }

  @Test("What is owed is asked of what is open, and what is overdue is not at risk any more")
  func owed() throws {
    var register = try Fixtures.eventful()
    let today = Fixtures.eventfulToday
    var context = Fixtures.context()
    let id = try #require(register.actions.first { $0.lead == nil && $0.status.isOpen }?.id)
    let row = try #require(register.place(of: id)).row
    let owed: [ActionFigure] = [.noOwner, .toReport]
    var states = ActionStates(register, today: today)
    #expect(owed.allSatisfy { $0.counts(row, states) })
    try register.apply(
      try register.changingStatus(of: [id], to: .dropped, reason: "so", in: &context))
    states = ActionStates(register, today: today)
    let open: [ActionFigure] = [
      .noOwner, .noDue, .proposed, .blocked, .toReport, .neverReported, .inherited,
    ]
    for figure in open { #expect(!figure.counts(row, states), "\(figure)") }
    for row in register.actions.indices where ActionFigure.overdue.counts(row, states) {
      #expect(!ActionFigure.atRisk.counts(row, states) && states.risks(row).isEmpty)
    }
    #expect(register.actions.indices.contains { ActionFigure.overdue.counts($0, states) })
  }

  @Test("What awaits confirmation is not silent, however long; it says how long")
  func awaiting() throws {
    let register = try Fixtures.eventful()
    let later = Fixtures.eventfulToday.adding(days: 200)
    let states = ActionStates(register, today: later)
    let waiting = register.actions.indices.filter {
      register.actions[$0].status == .reportedDone
    }
    #expect(!waiting.isEmpty)
    for row in waiting {
      #expect(!ActionFigure.silent.counts(row, states))
      #expect(try #require(states.daysAwaitingConfirmation(row)) >= 200)
    }
    #expect(register.actions.indices.contains { ActionFigure.silent.counts($0, states) })
  }
}
