import HusokCanvas
import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokApp

/// The eventful register with titles that have no end, so that the room for a title can be seen.
private enum LongTitles {
  static let action: Character = "þ"
  static let outcome: Character = "ð"
  static let meeting: Character = "æ"
  static let ministry: Character = "ø"

  static func register() throws -> Register {
    let register = try Fixtures.eventful()
    let long = { (letter: Character, row: Int) in
      // The first word differs: nothing is cut at the beginning.
      let text = "\(row + 10)" + String(repeating: letter, count: 300)
      return Bilingual(en: text, ko: text)
    }
    var actions = register.actions
    var outcomes = register.outcomes
    for row in actions.indices { actions[row].title = long(action, row) }
    for row in outcomes.indices { outcomes[row].title = long(outcome, row) }
    return try Register(
      ministries: register.ministries, meetings: register.meetings, outcomes: outcomes,
      actions: actions, history: register.history)
  }
}

@Suite("The rule of width")
struct WidthTests {
  private static let groupings: [(ActionOrder.Grouping?, String)] = [
    (.meeting, ".e"), (.ministry, ".m"), (.due, ".d"), (.status, ".s"), (nil, ".0"),
  ]

  /// The least room that a title of a kind has in the list of a screen; nil where none is there.
  private static func room(_ letter: Character, _ journey: Journey) -> Int? {
    let list = journey.state.layout.list
    let screen = journey.screen
    return (list.y..<list.bottom).map { y in
      (list.x..<list.right).reduce(into: "") { line, x in
        line.unicodeScalars.append(contentsOf: screen.scalars(x: x, y: y))
      }
    }
    .filter { $0.contains("\(letter)…") }
    .map { line in line.count { $0 == letter } + 3 }.min()
  }

  private static func journey(_ language: Language, height: Int) throws -> Journey {
    try Journey(
      width: 80, height: height, language: language, register: LongTitles.register()
    ) { setup in
      setup.now = Instant(day: Fixtures.eventfulToday, secondOfDay: 9 * 3600, offsetMinutes: 540)
    }
  }

  /// The widths at which the parts of the screen take other places, and some between.
  private static func widths(_ state: AppState) -> [Int] {
    var seen: [Bool] = []
    return (40...250).filter { width in
      var layout = state.layout
      layout = Layout(size: (width, state.size.height), needs: layout.needs, panes: layout.panes)
      let parts = [layout.isFramed, layout.isBeside, layout.isBelow]
      defer { seen = parts }
      return parts != seen || width % 10 == 0
    }
  }

  /// The room for the title of an action in a window of a width.
  private static func room(_ state: AppState, width: Int) -> Int {
    let layout = state.layout
    let wide = Layout(size: (width, state.size.height), needs: layout.needs, panes: layout.panes)
    return Columns(
      state.figures.widths, grouping: state.asked.grouping, answer: state.list.answerWidth,
      width: wide.list.width
    ).title
  }

  /// Holds the list of a journey to the rule over all widths, and what is drawn to what is said.
  private func expectRule(_ journey: inout Journey, _ what: String) throws {
    var before = 0
    for width in 40...250 {
      let room = WidthTests.room(journey.state, width: width)
      #expect(room >= min(60, before), "\(what): \(before) cells, at \(width) columns \(room)")
      if width >= 80 { #expect(room >= 40, "\(what): \(room) cells at \(width) columns") }
      before = room
    }
    var ofOutcomes = 0
    for width in WidthTests.widths(journey.state) {
      try journey.send(.terminal(.resize(width: width, height: journey.state.size.height)))
      let drawn = WidthTests.room(LongTitles.action, journey)
      #expect(drawn == WidthTests.room(journey.state, width: width), "\(what) at \(width)")
      guard journey.state.asked.grouping == .meeting else { continue }
      let outcomes = try #require(WidthTests.room(LongTitles.outcome, journey))
      #expect(outcomes >= min(60, ofOutcomes), "outcomes of \(what) at \(width)")
      if width >= 80 { #expect(outcomes >= 40) }
      ofOutcomes = outcomes
    }
  }

  @Test(
    "A wider window never shows less of a title in the list",
    arguments: [(14, ""), (24, ""), (24, "z"), (40, "")], Language.allCases)
  func list(_ window: (height: Int, panes: String), _ language: Language) throws {
    for (grouping, keys) in WidthTests.groupings {
      var journey = try WidthTests.journey(language, height: window.height)
      try journey.press(keys + window.panes)
      try expectRule(&journey, "\(grouping?.rawValue ?? "flat")\(window.panes) in \(language)")
    }
  }

  @Test(
    "Nor does it where titles stand beside an answer, which is there whole from 80 columns on",
    arguments: Language.allCases)
  func answers(_ language: Language) throws {
    let words = Words(language)
    let answers = [
      ("fl", words("list.slippage", "+92", 2)), ("fb", words("list.waitsFor", "F262-3.1")),
    ]
    for (keys, answer) in answers {
      for grouping in [".e", ".0"] {
        var journey = try WidthTests.journey(language, height: 24)
        try journey.press(keys + grouping)
        try expectRule(&journey, keys + grouping)
        for width in WidthTests.widths(journey.state) where width >= 80 {
          try journey.send(.terminal(.resize(width: width, height: 24)))
          #expect(journey.text.contains(answer), "\(keys) at \(width)")
        }
      }
    }
  }

  @Test("Of titles that begin alike, what tells them apart is seen")
  func siblings() throws {
    var journey = try Journey.eventful(width: 60, height: 30)
    try journey.press("3")
    for end in ["K-content", "the arts", "sports", "tourism"] {
      #expect(
        journey.lines.contains {
          $0.contains(".") && $0.contains("… ") == false && $0.contains(end)
        })
    }
  }

  /// The cells of the longest run of a letter in each line that has it, the least of all lines.
  private func room(_ letter: Character, _ page: any Page) -> Int {
    // Meetings also stand in the list of changes, of which the actions tell.
    page.text.filter { $0.contains(letter) && (letter != LongTitles.meeting || $0.contains("░")) }
      .map { line in line.count { $0 == letter } }.min() ?? 0
  }

  /// A register whose titles and names have no end.
  private static func long() throws -> Register {
    let register = try LongTitles.register()
    var meetings = register.meetings
    var ministries = register.ministries
    for row in meetings.indices {
      let text = String(repeating: LongTitles.meeting, count: 200)
      meetings[row].title = Bilingual(en: text, ko: text)
    }
    for row in ministries.indices {
      for name in ministries[row].names.indices {
        ministries[row].names[name].en = String(repeating: LongTitles.ministry, count: 200)
        ministries[row].names[name].ko = String(repeating: LongTitles.ministry, count: 200)
        ministries[row].names[name].shortKo = "부처\(row)"
      }
    }
    return try Register(
      ministries: ministries, meetings: meetings, outcomes: register.outcomes,
      actions: register.actions, history: register.history)
  }

  @Test(
    "Nor do changes, the matrix, the overview and the timeline show less of a title",
    arguments: Language.allCases)
  func pages(_ language: Language) throws {
    let register = try WidthTests.long()
    let kinds: [(String, Character)] = [
      ("changes", LongTitles.action), ("overview", LongTitles.action),
      ("overview", LongTitles.meeting), ("ministries", LongTitles.ministry),
      ("timeline", LongTitles.action),
    ]
    for (name, letter) in kinds {
      let sample = try #require(PageSample.all.first { $0.name == name })
      var before = 0
      for width in 40...250 {
        let context = PageContext.sample(
          register, width: width, height: 40, language, today: Fixtures.eventfulToday,
          me: "culture")
        let room = room(letter, sample.make(context))
        #expect(
          room >= min(57, before), "\(name) \(letter): \(before) cells, at \(width) only \(room)")
        before = room
      }
      #expect(before >= 50, "\(name) \(letter)")
    }
  }

  @Test("What a change led to is never cut from 80 columns on", arguments: Language.allCases)
  func newValues(_ language: Language) throws {
    let register = try Fixtures.eventful()
    let words = Words(language)
    let values = [
      "→ " + words.amount("9.6", unit: "USD bn"), words.amount("5", unit: "projects"),
      "→ " + words.due(try #require(Due("2026-07-31"))),
    ]
    // Where there is no room for both ends, the heading tells the one that was reached.
    let reported = ["→ " + words.status(.reportedDone), "← " + words.status(.inProgress)]
    for width in 78...250 {
      let context = PageContext.sample(
        register, width: width, language, today: Fixtures.eventfulToday)
      let lines = ChangesPage(context, since: .meeting("F263")).text.dropFirst(2)
      for value in values {
        #expect(lines.contains { $0.contains(value) }, "\(value) at \(width)")
      }
      #expect(lines.contains { line in reported.contains { line.contains($0) } }, "at \(width)")
      // Who did it stands where titles and changes have room to spare.
      #expect(
        lines.contains { $0.contains("choi") } == (width >= 150) || (130..<156).contains(width))
    }
  }

  @Test("The rows of the overview are named at 60 columns, too", arguments: Language.allCases)
  func labels(_ language: Language) throws {
    let register = try Fixtures.eventful()
    for width in 40...120 {
      let context = PageContext.sample(
        register, width: width, language, today: Fixtures.eventfulToday, me: "culture")
      let text = OverviewPage(context).text
      #expect(text.contains { $0.contains(Words(language)("overview.all") + " ") })
      #expect(text.contains { $0.contains(language == .english ? "MCST " : "문체부 ") })
    }
  }

  @Test(
    "A wider window never shows less of what can be picked",
    arguments: ["m", "o", "a<tab><tab><tab><space>"])
  func pickers(_ keys: String) throws {
    let register = try WidthTests.long()
    for language in Language.allCases {
      var journey = try Journey(width: 80, height: 24, language: language, register: register)
      try journey.press(keys)
      var before = 0
      for width in 40...250 {
        try journey.send(.terminal(.resize(width: width, height: 24)))
        let rooms = journey.lines.map { line in line.count { $0 == LongTitles.ministry } }
        let room = rooms.filter { $0 > 0 }.min() ?? 0
        #expect(room >= min(50, before), "\(keys): \(before) cells, at \(width) only \(room)")
        before = room
      }
      #expect(before > 30)
    }
  }
}
