import HusokApp
import HusokCanvas
import HusokModel
import HusokTestSupport
import Testing

@Suite("Screens")
struct ScreenTests {
  @Test(
    "The bundled register in every layout and both languages",
    arguments: [
      (80, 24), (100, 30), (120, 24), (120, 36), (160, 50), (200, 60), (60, 12), (40, 8),
    ],
    Language.allCases)
  func bundled(_ size: (Int, Int), _ language: Language) throws {
    let journey = try Journey(width: size.0, height: size.1, language: language)
    ExpectedScreen.check("bundled-\(size.0)x\(size.1)-\(language.rawValue)", journey)
  }

  @Test("One ministry by its key", arguments: [80, 120], Language.allCases)
  func ministry(_ width: Int, _ language: Language) throws {
    var journey = try Journey(width: width, height: 24, language: language)
    try journey.press("3jj")
    ExpectedScreen.check("mcst-\(width)-\(language.rawValue)", journey)
  }

  @Test("The layers over the list", arguments: Language.allCases)
  func layers(_ language: Language) throws {
    let name = language.rawValue
    var journey = try Journey(language: language)
    try journey.press("?")
    ExpectedScreen.check("help-\(name)", journey)
    try journey.press("<esc>m문체")
    ExpectedScreen.check("picker-\(name)", journey)
    try journey.press("<esc>s")
    ExpectedScreen.check("status-\(name)", journey)
    try journey.press("<esc><enter>")
    ExpectedScreen.check("detail-\(name)", journey)
    try journey.press("<esc>/@mcts")
    ExpectedScreen.check("query-\(name)", journey)
  }

  @Test(
    "Every view in every size and both languages",
    arguments: [(80, 24), (100, 30), (120, 36), (160, 50), (200, 60)], Language.allCases)
  func views(_ size: (Int, Int), _ language: Language) throws {
    for (view, key) in zip(ViewKind.allCases, ["<f2>", "<f3>", "<f4>", "<f5>", "<f6>", "<f7>"]) {
      var journey = try Journey.eventful(width: size.0, height: size.1, language: language)
      try journey.press(key)
      ExpectedScreen.check("\(view.rawValue)-\(size.0)x\(size.1)-\(language.rawValue)", journey)
      expectWhole(journey)
    }
  }

  @Test(
    "The trend by month, and of one ministry by meeting, in every size and both languages",
    arguments: [(80, 24), (120, 36), (160, 50)], Language.allCases)
  func trend(_ size: (Int, Int), _ language: Language) throws {
    for (name, keys) in [("month", "<f2><pgdn><pgdn>"), ("meeting", "3<f2>><pgdn><pgdn>")] {
      var journey = try Journey.eventful(width: size.0, height: size.1, language: language)
      try journey.press(keys)
      ExpectedScreen.check("trend-\(name)-\(size.0)x\(size.1)-\(language.rawValue)", journey)
      expectWhole(journey)
    }
  }

  @Test("Forms, popups, lists and pages over the views", arguments: Language.allCases)
  func covers(_ language: Language) throws {
    let keys = [
      ("form", "a"), ("edit", "3<home>jje"), ("popup-f", "f"), ("popup-g", "g"),
      ("popup-sort", ","),
      ("palette", ":"), ("owner", "o"), ("blocked", "b"), ("settings", ":나의 정보<enter>"),
      ("history", "/F262-3.1<enter>c"), ("due", "d+2w"), ("complete", "/is:o"),
      ("ministry-group", ".m"),
      ("due-group", ".d"), ("flat-slippage", ".0,l"), ("postponed", "fl"), ("blocked-list", "fb"),
    ]
    for (name, keys) in keys {
      var journey = try Journey.eventful(language: language)
      try journey.press(keys)
      ExpectedScreen.check("cover-\(name)-\(language.rawValue)", journey)
      expectWhole(journey)
    }
  }

  /// Each line fits, and no Hangul is split: what was written is there whole or not at all.
  private func expectWhole(_ journey: Journey) {
    let screen = journey.screen
    for y in 0..<screen.height {
      let line = screen.line(y)
      #expect(TextWidth.of(line) <= screen.width, "\(line)")
      #expect(!line.unicodeScalars.contains("\u{FFFD}"), "\(line)")
      for x in 0..<screen.width where screen.scalars(x: x, y: y).isEmpty {
        let left = x > 0 ? screen.scalars(x: x - 1, y: y).first : nil
        #expect(left.map { TextWidth.of($0) } == 2, "\(x) \(y): half a character in \(line)")
      }
    }
  }

  @Test("The first start", arguments: Language.allCases)
  func firstStart(_ language: Language) throws {
    let journey = try Journey(language: language, isFirstStart: true)
    ExpectedScreen.check("welcome-\(language.rawValue)", journey)
  }

  @Test("A register without records says so")
  func empty() throws {
    let journey = try Journey(register: Register())
    ExpectedScreen.check("empty", journey)
  }

  @Test("An empty list names the filter and the key that clears it")
  func nothingMatches() throws {
    var journey = try Journey()
    try journey.press("9/is:open<enter>")
    ExpectedScreen.check("nothing-matches", journey)
  }

  @Test("Late, done, held, dropped and marked actions can be told apart without colour")
  func signals() throws {
    var journey = try Journey(width: 120, height: 30) {
      $0.now = Instant(day: Day(number: 20_820), secondOfDay: 0, offsetMinutes: 540)
    }
    try journey.press("8jjxjs3waiting for the other side<enter>js6no longer wanted<enter>")
    try journey.press("j<space>")
    ExpectedScreen.check("signals", journey)
  }

  @Test("Hostile and overlong titles are marked and cut, never sent")
  func hostile() throws {
    let register = try Fixtures.hostile()
    for (width, height) in [(80, 24), (120, 24), (41, 9)] {
      let journey = try Journey(width: width, height: height, register: register)
      ExpectedScreen.check("hostile-\(width)", journey)
    }
  }

  @Test("Too small a window gets one sentence", arguments: [(20, 5), (39, 24), (80, 7)])
  func tooSmall(_ size: (Int, Int)) throws {
    ExpectedScreen.check("small-\(size.0)x\(size.1)", try Journey(width: size.0, height: size.1))
  }

  @Test("No window size traps, splits a wide character or writes over the edge")
  func everySize() throws {
    for language in Language.allCases {
      var journey = try Journey(language: language)
      for width in [0, 1, 2, 5, 39, 40, 41, 60, 79, 80, 109, 110, 111, 150, 500] {
        for height in [0, 1, 2, 7, 8, 9, 10, 11, 12, 13, 16, 17, 18, 22, 24, 200] {
          try journey.send(.terminal(.resize(width: width, height: height)))
          for keys in ["", "?", "<esc>m", "<esc>s", "<esc>n한글", "<esc><enter>", "<esc>"] {
            try journey.press(keys)
            let screen = journey.screen
            for y in 0..<screen.height { #expect(TextWidth.of(screen.line(y)) <= width) }
          }
        }
      }
    }
  }

  @Test("Columns of the list stand under each other, whatever the language")
  func aligned() throws {
    for language in Language.allCases {
      var journey = try Journey(width: 80, height: 40, language: language)
      try journey.press(".0")
      let register = journey.state.register
      var ids: Set<Int> = []
      var owners: Set<Int> = []
      var ends: Set<Int> = []
      var count = 0
      for action in register.actions {
        guard let line = journey.lines.first(where: { $0.contains("? \(action.id) ") }) else {
          continue
        }
        let owner = journey.state.words.owner(action, in: register, on: Fixtures.today)
        // A long one is cut, so that its beginning is what stands there.
        let place = try #require(line.ranges(of: " " + owner.prefix(3)).last)
        ids.insert(column(of: action.id, in: line) ?? -1)
        owners.insert(TextWidth.of(line[..<place.lowerBound]))
        ends.insert(TextWidth.of(line))
        count += 1
      }
      #expect(count > 5)
      #expect(ids == [6], "ids begin at \(ids)")
      #expect(owners.count == 1, "owners begin at \(owners)")
      #expect(ends == [79], "due dates end at \(ends)")
    }
  }

  /// Where a text begins on a line, in columns.
  private func column(of text: String, in line: String) -> Int? {
    line.firstRange(of: text).map { TextWidth.of(line[..<$0.lowerBound]) }
  }
}

extension Fixtures {
  /// A register whose titles try to reach the terminal or to break the columns.
  static func hostile() throws -> Register {
    let titles = [
      "\u{1B}[2J\u{1B}]0;owned\u{7}cleared", "line\nbreak\tand\rreturn", "\u{202E}desrever",
      "e" + String(repeating: "\u{301}", count: 40) + " combining",
      "\u{200B}\u{200B}zero\u{FEFF}width", String(repeating: "매우 긴 제목 ", count: 60),
      "👨‍👩‍👧‍👦 family 🇰🇷 flag", "각 taken apart", "\u{E0041}\u{E0042} tags",
    ]
    var meeting = Meeting()
    meeting.id = "H1"
    meeting.title = Bilingual(en: "Hostile \u{1B}[31mmeeting", ko: nil)
    var outcome = Outcome()
    outcome.id = "H1-1"
    outcome.meeting = "H1"
    outcome.title = Bilingual(en: String(repeating: "long ", count: 100), ko: nil)
    let actions = titles.enumerated().map { index, title in
      var action = FollowUpAction()
      action.id = "H1-1.\(index + 1)"
      action.outcome = "H1-1"
      action.title = Bilingual(en: title, ko: nil)
      return action
    }
    return try Register(
      ministries: [], meetings: [meeting], outcomes: [outcome], actions: actions,
      history: History())
  }
}
