import HusokCanvas
import HusokModel
import HusokStore
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokApp

/// The twelve questions that the program is for: each is answered within four keys after a start.
@Suite("Twelve questions")
struct QuestionTests {
  /// A journey of at most four keys.
  private func ask(_ keys: String, width: Int = 80) throws -> Journey {
    #expect(Journey.keys(keys).count <= 4, "\(keys)")
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
    #expect(journey.text.contains("5 of 22 projects"))
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
    let journey = try ask("fl<end>c")
    let id = try #require(journey.state.list.selected)
    #expect(journey.text.contains("History of \(id)"))
    #expect(journey.text.contains("\""))
    let changes = journey.state.register.history.changes(of: id)
    let latest = try #require(changes.last?.by.name)
    #expect(journey.text.contains(latest))
  }

  // MARK: On every register, at every width

  /// A register that questions are asked of, as the ministry of culture sees it.
  enum Opened: CaseIterable {
    case bundled, practice

    func journey(width: Int, _ language: Language) throws -> Journey {
      let register = try self == .bundled ? Fixtures.bundled() : PracticeData.register
      let day =
        try self == .bundled
        ? Fixtures.today : #require(PracticeData.lastDay(of: PracticeData.register))
      return try Journey(
        width: width, height: width == 80 ? 24 : 36, language: language, register: register
      ) { setup in
        setup.now = Instant(day: day, secondOfDay: 9 * 3600, offsetMinutes: 540)
        setup.profile = Profile(name: "park", ministry: "culture")
      }
    }
  }

  /// The keys of a question whose answer is a list, and the query that asks the same.
  static let lists = [
    ("ifo", "@me is:overdue"), ("3fm<enter>", "@mcst in:cn26"), ("fn", "no:owner"),
    ("ft", ActionFigure.month.query), ("fw", "is:waiting"), ("fr", "no:report"),
    ("fl", "is:postponed"), ("fb", "is:blocked"),
  ]

  @Test(
    "Each answer that is a list is that of the query, with titles of forty cells",
    arguments: Opened.allCases,
    [(80, Language.english), (80, .korean), (120, .english), (120, .korean)])
  func answers(_ opened: Opened, _ screen: (width: Int, language: Language)) throws {
    for (keys, query) in Self.lists {
      #expect(Journey.keys(keys).count <= 4)
      var journey = try opened.journey(width: screen.width, screen.language)
      try journey.press(keys)
      let wanted = try self.wanted(query, journey)
      #expect(Set(shown(journey)) == wanted, "\(keys)")
      if opened == .practice, query != "no:owner" { #expect(!wanted.isEmpty, "\(keys)") }
      let lines = try scrolled(&journey)
      for id in wanted {
        let action = try #require(journey.state.register.action(id))
        let title = action.title.text(in: screen.language)
        #expect(isReadable(title, lines), "\(keys), \(id):\n\(lines.joined(separator: "\n"))")
      }
    }
  }

  @Test(
    "Each answer that is a page says what the register does",
    arguments: Opened.allCases,
    [(80, Language.english), (80, .korean), (120, .english), (120, .korean)])
  func pages(_ opened: Opened, _ screen: (width: Int, language: Language)) throws {
    let words = Words(screen.language)
    let asked = { (keys: String) throws -> Journey in
      #expect(Journey.keys(keys).count <= 4)
      var journey = try opened.journey(width: screen.width, screen.language)
      try journey.press(keys)
      return journey
    }
    let changes = try asked("gc<")
    let base = try #require(changes.state.register.changeBases(on: changes.state.today).last)
    let since = changes.state.register.changes(since: .meeting(base))
    #expect(changes.text.contains(words("changes.count", Register.standing(since).count)))
    let matrix = try asked("gm")
    let missing = try wanted("@mcst! no:report", matrix).count
    let open = try wanted("@mcst! is:open", matrix).count
    let culture = screen.language == .korean ? "문체부" : "MCST"
    let line = try #require(matrix.lines.first { $0.dropFirst(2).hasPrefix("\(culture) ") })
    #expect(line.contains(" \(missing == 0 ? "-" : String(missing))/\(open) "), "\(line)")
    let targets = try asked("go")
    let korean = screen.language == .korean
    #expect(targets.text.contains(korean ? "412억 달러" : "US$41.2 bn"))
    #expect(targets.text.contains(korean ? "22건" : "22 projects"), "\(targets.text)")
    let page = try asked("2rm")
    #expect(page.text.contains(korean ? "외교부" : "Ministry of Foreign Affairs"))
    let why = try asked("3c")
    let id = try #require(why.state.list.selected)
    let action = try #require(why.state.register.action(id))
    let meeting = try #require(why.state.register.outcome(action.outcome)?.meeting)
    #expect(why.text.contains(id) && why.text.contains(meeting))
  }

  private func wanted(_ text: String, _ journey: Journey) throws -> Set<String> {
    let register = journey.state.register
    let (query, problems) = Query.parse(
      text, with: Fixtures.input(register, on: journey.state.today), me: "culture")
    #expect(problems == [], "\(text)")
    let scope = QueryScope(register, today: journey.state.today, for: query)
    return Set(
      register.actions.indices.filter { query.matches($0, in: scope) }
        .map { register.actions[$0].id })
  }

  /// The lines of the list, page after page.
  private func scrolled(_ journey: inout Journey) throws -> [String] {
    var lines: [String] = []
    for _ in 0...(journey.state.list.rows.count / 4) {
      let list = journey.state.layout.list
      lines += journey.lines[list.y..<list.bottom]
      try journey.press("<pgdn>")
    }
    return lines
  }

  /// Whether forty cells of a title stand somewhere, or all that differs from those beside it.
  private func isReadable(_ title: String, _ lines: [String]) -> Bool {
    title.indices.contains { start in
      let rest = title[start...]
      var cells = 0
      let part = rest.prefix { letter in
        cells += TextWidth.of(String(letter))
        return cells <= 39
      }
      let isWhole = part.endIndex == title.endIndex
      if isWhole, start > title.startIndex {
        return lines.contains { $0.contains("…" + rest) }
      }
      return lines.contains { $0.contains(part) }
    }
  }
}
