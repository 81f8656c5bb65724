import HusokCanvas
import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokApp

/// The pages of a register, as tests ask for them.
struct PageSample: Sendable {
  let name: String
  let make: @Sendable (PageContext) -> any Page

  static let all: [PageSample] = [
    PageSample(name: "overview") { OverviewPage($0) },
    PageSample(name: "ministries") { MinistriesPage($0) },
    PageSample(name: "timeline") { TimelinePage($0) },
    PageSample(name: "changes") { ChangesPage($0, since: .meeting("F262")) },
    PageSample(name: "checks") { ChecksPage($0) },
    PageSample(name: "history") { HistoryPage($0, record: "CN26-3.3") },
  ]

  /// The overview with the trend of some ministries.
  static func trend(by step: Trend.Step, of ministries: [String]) -> PageSample {
    PageSample(name: "trend by \(step) of \(ministries.count)") { context in
      var context = context
      let query = Query(ministries: Set(ministries))
      let trend = Trend(by: step, context.states) { _ in query }
      context.trend = AskedTrend(trend: trend, step: step, ministries: ministries)
      return OverviewPage(context)
    }
  }
}

extension PageContext {
  /// A context for tests.
  static func sample(
    _ register: Register, width: Int, height: Int = 22, _ language: Language = .english,
    today: Day, me: String? = nil, glyphs: Glyphs = .box
  ) -> PageContext {
    PageContext(
      register: register, counts: RegisterCounts(register),
      states: ActionStates(register, today: today), words: Words(language), glyphs: glyphs,
      today: today, me: me, width: width, height: height)
  }
}

extension Page {
  var lines: [PageLine] { (0..<count).map(line) }
  var text: [String] { lines.map(\.text) }
}

extension PageLine {
  var text: String {
    var text = spans.map(\.text).joined()
    while text.last == " " { text.removeLast() }
    return text
  }
}

@Suite("The pages")
struct PageTests {
  static let sizes = [(80, 20), (120, 32), (200, 56)]

  /// The registers that every page is tried on: name, register, day, own ministry.
  private static func registers() throws -> [(String, Register, Day, String?)] {
    [
      ("bundled", try Fixtures.bundled(), Fixtures.today, nil),
      ("eventful", try Fixtures.eventful(), Fixtures.eventfulToday, "culture"),
    ]
  }

  /// The eventful register, with a step that is late of each action, whenever that is due.
  private static func lateSteps() throws -> (String, Register, Day, String?) {
    var register = try Fixtures.eventful()
    var step = ActionStep()
    step.title.en = "Hearing"
    step.due = Due(Fixtures.eventfulToday.adding(days: -40))
    var context = Fixtures.context()
    let ids = register.actions.indices.filter { $0 % 3 == 0 }.map { register.actions[$0].id }
    try register.apply(try register.addingSteps([step], to: ids, in: &context))
    return ("late steps", register, Fixtures.eventfulToday, "culture")
  }

  /// Every page with its options, for what must hold of all.
  private static let pages: [PageSample] =
    PageSample.all
    + [[], ["culture"], ["culture", "trade"]].flatMap { ministries in
      Trend.Step.allCases.map { PageSample.trend(by: $0, of: ministries) }
    }
    + MinistriesPage.Order.allCases.map { order in
      PageSample(name: "ministries by \(order)") { MinistriesPage($0, order: order) }
    }
    + [-30, -1, 1, 30].flatMap { shift in
      TimelineScale.Unit.allCases.map { unit in
        PageSample(name: "timeline \(unit) \(shift)") {
          TimelinePage($0, unit: unit, shift: shift)
        }
      }
    }
    + [
      PageSample(name: "changes of a day") {
        ChangesPage($0, since: .day(Fixtures.today))
      },
      PageSample(name: "two days") {
        ComparePage($0, from: .day(Fixtures.today), to: nil, moving: .from)
      },
      PageSample(name: "two meetings") {
        ComparePage($0, from: .meeting("F262"), to: .meeting("F263"), moving: .to)
      },
      PageSample(name: "changes of nothing") { ChangesPage($0, since: .meeting("none")) },
      PageSample(name: "history of a target") { HistoryPage($0, record: "F262-3") },
      PageSample(name: "history of a meeting") { HistoryPage($0, record: "F262") },
      PageSample(name: "history of a ministry") { HistoryPage($0, record: "ai") },
      PageSample(name: "history of nothing") { HistoryPage($0, record: "none") },
    ]

  @Test(
    "Every page, in every width, both languages, at first and after four months",
    arguments: PageSample.all.map(\.name), Language.allCases)
  func expected(_ name: String, _ language: Language) throws {
    let sample = try #require(PageSample.all.first { $0.name == name })
    for (kind, register, today, me) in try PageTests.registers() {
      for (width, height) in PageTests.sizes {
        let context = PageContext.sample(
          register, width: width, height: height, language, today: today, me: me)
        let difference = ExpectedScreen.difference(
          "page-\(name)-\(kind)-\(width)-\(language.rawValue)", lines: sample.make(context).text)
        #expect(difference == nil, "\(difference ?? "")")
      }
    }
  }

  @Test(
    "No line is wider than it may be, whatever is in the register", arguments: Language.allCases)
  func fits(_ language: Language) throws {
    var registers = try PageTests.registers().map { ($0.1, $0.2) }
    registers += [(Register(), Fixtures.today), (try Fixtures.hostile(), Fixtures.today)]
    for (register, today) in registers {
      for width in [0, 1, 2, 7, 20, 39, 40, 60, 79, 80, 81, 109, 110, 121, 160, 250] {
        for glyphs in [Glyphs.box, .ascii] {
          let context = PageContext.sample(
            register, width: width, language, today: today, me: "culture", glyphs: glyphs)
          for sample in PageTests.pages {
            let page = sample.make(context)
            #expect(page.count > 0)
            #expect(page.line(-1) == PageLine() && page.line(page.count) == PageLine())
            let widest = page.lines.map(\.width).max() ?? 0
            #expect(widest <= width, "\(sample.name) at \(width)")
          }
        }
      }
    }
  }

  @Test("Without box characters only ASCII is drawn, but for what people wrote in Hangul")
  func ascii() throws {
    for (_, register, today, me) in try PageTests.registers() {
      for width in [80, 120, 200] {
        let context = PageContext.sample(
          register, width: width, today: today, me: me, glyphs: .ascii)
        for sample in PageTests.pages {
          for line in sample.make(context).text {
            let others = line.unicodeScalars.filter {
              !$0.isASCII && !(0xAC00...0xD7A3).contains($0.value)
            }
            #expect(others.isEmpty, "\(sample.name): \(line)")
          }
        }
      }
    }
  }

  @Test("Every number that is a door leads to as many actions; every record is there")
  func doors() throws {
    var numbers = 0
    for (_, register, today, me) in try PageTests.registers() + [PageTests.lateSteps()] {
      let states = ActionStates(register, today: today)
      for width in [80, 200] {
        let context = PageContext.sample(register, width: width, today: today, me: me)
        for sample in PageTests.pages {
          for span in sample.make(context).lines.flatMap(\.spans) {
            switch span.door {
            case .actions(let text):
              let (query, problems) = Query.parse(
                text, with: Fixtures.input(register, on: today), me: me)
              #expect(problems == [], "\(text)")
              let scope = QueryScope(
                register, today: today, for: query, states: states)
              let found = register.actions.indices.count { query.matches($0, in: scope) }
              let digits = span.text.drop { !$0.isNumber }.prefix { $0.isNumber }
              guard let number = Int(digits) else {
                #expect(found > 0)
                continue
              }
              numbers += 1
              #expect(found == number, "\(sample.name): \(span.text) is \(text)")
            case .past(let mark, let text):
              let then = register.asOf(mark.day)
              let input = Fixtures.input(register, on: mark.day)
              let query = Query.parse(text, with: input, me: me).query
              let scope = QueryScope(then, today: mark.day, for: query)
              let found = then.actions.indices.count { query.matches($0, in: scope) }
              #expect(Int(span.text) == found, "\(text) on \(mark.day)")
            case .record(let id, _): #expect(register.place(of: id) != nil || id == "none", "\(id)")
            case .finding(let finding): #expect(register.place(of: finding.record) != nil)
            case .reports(let meeting, let figure):
              let record = try #require(register.meeting(meeting))
              let round = CallRound(record, in: register, today: today)
              #expect(Int(span.text) == round.count(figure))
            case nil: break
            }
          }
        }
      }
    }
    #expect(numbers > 300)
  }

  @Test("The first screen of the overview answers the first questions, whole blocks only")
  func firstScreen() throws {
    for language in Language.allCases {
      let words = Words(language)
      let context = PageContext.sample(
        try Fixtures.eventful(), width: 80, height: 20, language, today: Fixtures.eventfulToday,
        me: "culture")
      let page = OverviewPage(context)
      let lines = page.text.prefix(20)
      for key in ["overview.overdue", "overview.month", "overview.toConfirm", "overview.noOwner"] {
        #expect(lines.contains { $0.contains(words(key)) })
      }
      #expect(lines.contains { $0.contains(words.amount("41.2", unit: "USD bn")) })
      #expect(lines.contains { $0.contains(words.amount("22", unit: "projects")) })
      #expect(page.line(20) == PageLine(), "a block goes over the end of the first screen")
    }
  }

  @Test("The points for changes are the meetings in order of time, none that is still to come")
  func bases() throws {
    let register = try Fixtures.eventful()
    let today = Fixtures.eventfulToday
    #expect(ChangesPage.bases(register, today: today) == [.meeting("F262"), .meeting("F263")])
    #expect(ChangesPage.bases(register, today: Fixtures.today) == [])
    #expect(ChangesPage.bases(try Fixtures.bundled(), today: today) == [.meeting("F262")])
  }

  @Test(
    "Days fall into the cells of their month or quarter",
    arguments: [
      (TimelineScale.Unit.month, "2026-06-01", TimelineScale.Place.cell(12)),
      (.month, "2026-06-30", .cell(15)), (.month, "2026-02-28", .before),
      (.month, "2026-03-01", .cell(0)), (.month, "2027-02-28", .cell(47)),
      (.month, "2027-03-01", .after), (.quarter, "2026-06-01", .cell(16)),
      (.quarter, "2025-12-31", .cell(5)), (.quarter, "2025-09-30", .before),
      (.quarter, "2027-09-30", .cell(47)), (.quarter, "2027-10-01", .after),
    ])
  func scale(_ unit: TimelineScale.Unit, _ text: String, _ place: TimelineScale.Place) throws {
    let cell = unit == .month ? 4 : 6
    let scale = TimelineScale(
      unit, width: 48, cell: cell, today: Fixtures.eventfulToday, shift: 0)
    #expect(scale.place(try #require(Day(text))) == place)
  }
}
