import HusokCanvas
import HusokExchange
import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokApp

@Suite("What must be read to its end")
struct WholeTextTests {
  /// The last lines of the screen as one text.
  private func end(_ journey: Journey) -> String {
    journey.lines.suffix(7).map { $0.split(separator: " ").joined(separator: " ") }
      .joined(separator: " ")
  }

  @Test(
    "A refusal that names what would be right is shown whole at 80 columns",
    arguments: Language.allCases)
  func refusals(language: Language) throws {
    let words = Words(language)
    for (keys, family) in [
      ("/is:foo<enter>", FieldWords.Family.state), ("/no:foo<enter>", .lacking),
      ("/st:foo<enter>", .status),
    ] {
      var journey = try Journey(language: language)
      try journey.press(keys)
      let shown = end(journey)
      for name in FieldWords.shared.listed(family, in: language) {
        #expect(shown.contains(name), "\(keys) \(name): \(shown)")
      }
    }
    var journey = try Journey(language: language)
    try journey.press("/ker:3<enter>")
    #expect(end(journey).contains("note:"), "\(end(journey))")
    try journey.press("<esc>dzzz<enter>")
    let problem = words.refusal(.notADueDate("zzz")).split(separator: " ").joined(separator: " ")
    #expect(end(journey).contains(problem), "\(end(journey))")
  }

  @Test("No word of a table is broken; where none fits, each row is a paragraph")
  func tables() {
    let table = """
      Meeting\tunreported\tin progress\treported complete\tForeign Ministers
      대외경제장관회의\t3\t12\t0\tMinistry of Foreign Affairs
      Summit\t-\t1\t2\t문화체육관광부
      """
    for width in 24...140 {
      let page = TextPage(table, width: width)
      let lines = (0..<page.count).map { page.line($0).text }
      let text = lines.joined(separator: " ")
      for word in table.split(whereSeparator: \.isWhitespace) where TextWidth.of(String(word)) < 20
      {
        #expect(
          text.contains(word) || ["-", "0", "Meeting"].contains(word), "\(width): \(word) \(lines)")
      }
      #expect(lines.allSatisfy { TextWidth.of($0) <= width }, "\(width)")
    }
  }

  @Test("A title that is selected is shown from its first letter where it fits")
  func selectedTitle() {
    let text = "Expand cooperation in consumer goods, content and services"
    let field = TextField.selected(text)
    var screen = Screen(width: 60, height: 1)
    TextFieldView(field: field).draw(
      on: &screen, in: Rect(x: 0, y: 0, width: TextWidth.of(text), height: 1))
    #expect(screen.lines[0].hasPrefix(text))
  }

  @Test("A row of the help that is cut is shown whole below", arguments: Language.allCases)
  func help(language: Language) throws {
    for width in [80, 130] {
      var journey = try Journey(width: width, height: 24, language: language)
      try journey.press("?")
      for _ in 0..<60 {
        guard case .help(let list)? = journey.state.layers.last else { return }
        let sentence = journey.state.words("help.\(list.shown[list.position].word)")
        let shown = journey.lines.suffix(8)
          .map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: " ")
        let isOnScreen = journey.text.contains(sentence) || shown.contains(sentence)
        #expect(isOnScreen, "\(width) \(sentence)")
        try journey.press("<down>")
      }
    }
  }

  @Test("A list to pick from says how many rows are out of sight; Home and End go there")
  func more() throws {
    var journey = try Journey()
    try journey.press(":")
    #expect(journey.text.contains("↓"))
    try journey.press("<end>")
    guard case .picker(let picker)? = journey.state.layers.last else {
      Issue.record("the palette is gone")
      return
    }
    #expect(picker.position == picker.found.count - 1)
    #expect(journey.text.contains("↑") && journey.text.contains("more"))
    try journey.press("<home>")
    #expect(!journey.lines.contains { $0.contains("↑") && $0.contains("more") })
  }

  @Test("Below a jump the headings of the row are in sight")
  func headings() throws {
    var journey = try Journey()
    try journey.press(":f262-3.2<enter>")
    #expect(journey.text.contains("F262-3 ") || journey.text.contains("▾ F262-3"))
    try journey.press(".m.d.e:cn26-3.2<enter>")
    #expect(journey.text.contains("▾ CN26-3"))
  }

  @Test("No two rows of the palette have one name", arguments: Language.allCases)
  func names(language: Language) throws {
    let state = try Journey(language: language).state
    let names = CommandTable.paletteItems(state).map { $0.name.lowercased() }
    let twice = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys
    #expect(twice.isEmpty, "\(twice.sorted())")
  }

  @Test("What begins with the letters typed stands first in the palette")
  func beginnings() throws {
    var journey = try Journey()
    try journey.press(":since<enter>")
    #expect(journey.state.view == .changes)
    guard case .prompt(let prompt)? = journey.state.layers.last else {
      Issue.record("no line to type")
      return
    }
    #expect(prompt.purpose == .since)
  }

  @Test("At no width does the matrix hide who it is about", arguments: Language.allCases)
  func matrix(language: Language) throws {
    let register = try Fixtures.eventful()
    let today = Fixtures.eventfulToday
    let short = register.ministry("culture")?.name(on: today).short(in: language) ?? ""
    for width in 38...120 {
      let page = MinistriesPage(.sample(register, width: width, language, today: today))
      #expect(page.text.contains { $0.contains(short) }, "\(width)")
      #expect(page.text.allSatisfy { TextWidth.of($0) <= width })
      let empty = MinistriesPage(.sample(Register(), width: width, language, today: today))
      let words = Words(language)
      for key in ["matrix.lead", "matrix.total"] {
        #expect(empty.text.contains { $0.contains(words(key)) }, "\(width) \(key)")
      }
    }
  }

  @Test("No change ends in an arrow that leads nowhere", arguments: Language.allCases)
  func arrows(language: Language) throws {
    let register = try Fixtures.eventful()
    for width in 70...160 {
      let context = PageContext.sample(
        register, width: width, language, today: Fixtures.eventfulToday)
      let page = ChangesPage(context, since: .meeting("F262"))
      for line in page.text {
        #expect(!line.hasSuffix("→"), "\(width): \(line)")
        #expect(!line.contains("com…:"), "\(width): \(line)")
      }
    }
  }

  @Test("Beside a frame nothing is left of what is behind it")
  func besideFrames() throws {
    for (width, keys) in [(80, "jja"), (80, ":"), (80, "m"), (120, ":"), (130, ":")] {
      var journey = try Journey.eventful(width: width, height: 30)
      try journey.press(keys)
      let lines = journey.lines.map { $0.trimmingSpaces }
      let top = try #require(lines.firstIndex { $0.hasPrefix("┌ ") && !$0.contains("┬") })
      let bottom = try #require(lines[top...].firstIndex { $0.hasPrefix("└") })
      for line in lines[top...bottom] {
        #expect("┌│└".contains(line.prefix(1)), "\(width) \(keys): \(line)")
        if keys != "m" { #expect("┐│┘".contains(line.suffix(1)), "\(width) \(keys): \(line)") }
      }
    }
  }

  @Test("What happened once is said so, and what just happened has no days")
  func once() throws {
    var postponed = try Journey()
    try postponed.press(":cn26-3.2<enter>d2026-05-01<enter>d2026-06-01<enter><enter>")
    let register = postponed.state.register
    let today = postponed.state.today
    let states = ActionStates(register, today: today, summary: HistorySummary(register.history))
    let text = RecordText(
      register: register, counts: RegisterCounts(register), words: Words(.english), today: today,
      width: 200, states: states)
    let lines = text.lines(of: "CN26-3.2").map(\.text)
    #expect(lines.contains { $0.contains("(postponed once)") }, "\(lines)")
    var journey = try Journey()
    try journey.press(":cn26-3.1<enter>s4<enter>")
    #expect(!journey.text.contains("0 days"))
    #expect(!journey.text.contains("late days late"))
  }

  @Test("A person is named in full where there is room", arguments: [160, 200])
  func persons(width: Int) throws {
    let register = try Fixtures.eventful()
    let context = PageContext.sample(register, width: width, today: Fixtures.eventfulToday)
    let longest = (0..<register.history.count).map { context.author(register.history[$0]) }
      .max { $0.count < $1.count }
    let page = ChangesPage(context, since: .meeting("F262"))
    #expect(page.text.contains { $0.contains(longest ?? "?") }, "\(longest ?? "")")
  }
}

extension String {
  /// The text without blanks around it.
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
