import HusokModel
import HusokTestSupport
import Testing

@testable import HusokApp

/// The twelve questions that the program is for: each is answered within five keys after a start.
@Suite("Twelve questions")
struct QuestionTests {
  /// A journey of at most five keys.
  private func ask(_ keys: String, width: Int = 80) throws -> Journey {
    #expect(Journey.keys(keys).count <= 5, "\(keys)")
    var journey = try Journey.eventful(width: width, height: width == 80 ? 24 : 36)
    try journey.press(keys)
    return journey
  }

  private func shown(_ journey: Journey) -> [String] {
    journey.state.list.rows.compactMap { row in
      if case .action(let row) = row { journey.state.register.actions[row].id } else { nil }
    }
  }

  /// The ids that a query finds, asked in another way.
  private func found(_ isFound: (FollowUpAction) -> Bool) throws -> [String] {
    try Fixtures.eventful().actions.filter(isFound).map(\.id)
  }

  @Test("What of mine is overdue?")
  func overdue() throws {
    let journey = try ask("ifo")
    let late = shown(journey)
    #expect(!late.isEmpty)
    for id in late {
      let action = try #require(journey.state.register.action(id))
      #expect(action.involves("culture") && action.status.canBeLate)
      #expect(journey.text.contains(id))
    }
    #expect(journey.text.contains("!"))
  }

  @Test("What does MCST owe from the China summit?")
  func owes() throws {
    let journey = try ask("3fm<enter>")
    #expect(journey.text.contains("#CN26"))
    let wanted = try found { $0.involves("culture") && $0.outcome.hasPrefix("CN26") }
    #expect(shown(journey) == wanted && !wanted.isEmpty)
  }

  @Test("What changed since the 262nd meeting?")
  func changed() throws {
    let journey = try ask("gc<")
    #expect(journey.text.contains("Since F262"))
    let count = Register.standing(journey.state.register.changes(since: .meeting("F262"))).count
    #expect(count > 10)
    #expect(journey.text.contains("\(count) changes"))
  }

  @Test("What has no owner?")
  func noOwner() throws {
    let journey = try ask("fn")
    #expect(try shown(journey) == found { $0.lead == nil })
    #expect(!shown(journey).isEmpty)
  }

  @Test("What falls due in the next 30 days?")
  func dueSoon() throws {
    let journey = try ask("go")
    let states = ActionStates(journey.state.register, today: Fixtures.eventfulToday)
    let count = journey.state.register.actions.indices.count { row in
      states.daysLeft(row).map { $0 <= 30 } ?? false
    }
    #expect(count > 0)
    let heading = try #require(journey.lines.firstIndex { $0.contains("due 30 d") })
    #expect(journey.lines[heading + 2].contains(" \(count) "))
  }

  @Test("What awaits confirmation?")
  func waiting() throws {
    let journey = try ask("fw")
    #expect(try shown(journey) == found { $0.status == .reportedDone })
    #expect(!shown(journey).isEmpty)
  }

  @Test("Which ministry has not reported?")
  func notReported() throws {
    let journey = try ask("gm")
    #expect(journey.text.contains("to report"))
    var silent: Set<String> = []
    for ministry in journey.state.register.ministries {
      let code = ministry.name(on: Fixtures.eventfulToday).code
      let open = count("@\(code)! is:open", journey)
      if open == 0 { continue }
      let missing = count("@\(code)! no:report", journey)
      let line = try #require(journey.lines.first { $0.dropFirst(2).hasPrefix("\(code) ") })
      let shown = missing == 0 ? "-" : String(missing)
      #expect(line.contains(" \(shown)/\(open) "), "\(line)")
      if missing > 0 { silent.insert(code) }
    }
    #expect(silent.isSuperset(of: ["MOEF", "MCST", "MOTIR"]))
  }

  /// How many actions a query finds, asked without the screen.
  private func count(_ text: String, _ journey: Journey) -> Int {
    let register = journey.state.register
    let (query, problems) = Query.parse(text, with: Fixtures.input(register), me: nil)
    #expect(problems == [], "\(text)")
    let today = Fixtures.eventfulToday
    let scope = QueryScope(
      register, today: today, for: query, states: ActionStates(register, today: today))
    return register.actions.indices.count { query.matches($0, in: scope) }
  }

  @Test("Where do the orders stand against US$41.2 bn and 22 projects?")
  func targets() throws {
    let journey = try ask("go")
    #expect(journey.text.contains("US$9.6 bn of US$41.2 bn"))
    #expect(journey.text.contains("5 projects of 22 projects"))
  }

  @Test("What was postponed, how often?")
  func postponed() throws {
    let journey = try ask("fl")
    #expect(!shown(journey).isEmpty)
    #expect(journey.text.contains("×2"))
    #expect(journey.text.contains("+"))
  }

  @Test("What is blocked, and by whom?")
  func blocked() throws {
    let journey = try ask("fb")
    #expect(shown(journey).count > 1)
    #expect(journey.lines.filter { $0.contains("waits for ") }.count == shown(journey).count)
  }

  @Test("Give me MOFA's page for the next meeting")
  func page() throws {
    let journey = try ask("2rm")
    #expect(journey.text.contains("Page of MOFA"))
    #expect(journey.text.contains("Ministry of Foreign Affairs"))
  }

  @Test("Why is this an action, who said so, what happened to it?")
  func why() throws {
    let journey = try ask("fl<home>jc".replacing("<home>j", with: "<end>"))
    let id = try #require(journey.state.list.selected)
    #expect(journey.text.contains("History of \(id)"))
    #expect(journey.text.contains("\""))
    let changes = journey.state.register.history.changes(of: id)
    let latest = try #require(changes.last?.by.name)
    #expect(journey.text.contains(latest))
  }
}
