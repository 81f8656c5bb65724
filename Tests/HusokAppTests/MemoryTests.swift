import HusokCanvas
import HusokModel
import HusokTestSupport
import Testing

@testable import HusokApp

@Suite("What is remembered, and what the mouse does")
struct MemoryTests {
  /// The session after a restart.
  private func restarted(_ journey: Journey) throws -> Journey {
    var again = try Journey.eventful { $0.settings = journey.state.rememberedSettings }
    // What a settings file would keep of it.
    let settings = try Settings(journey.state.rememberedSettings.value)
    #expect(settings == journey.state.rememberedSettings)
    try again.send(.tick)
    return again
  }

  @Test("Each view is as it was left, after a restart")
  func restart() throws {
    var journey = try Journey.eventful()
    try journey.press("3fo.m,d,d/is:open<enter>")
    try journey.press("<f4>><f6><<f5>>><f7><down><down>")
    let again = try restarted(journey)
    #expect(again.state.view == .checks)
    #expect(again.state.asked.ministries == ["culture"])
    #expect(again.state.asked.filters == ["is:overdue"])
    #expect(again.state.asked.query == "is:open")
    #expect(again.state.asked.grouping == .ministry && again.state.asked.sort == .due)
    #expect(again.state.asked.isReversed)
    #expect(again.state.pages.options == journey.state.pages.options)
    #expect(again.text == journey.text)
  }

  @Test(
    "The theme is read in either spelling",
    arguments: ["colorblind", "colour-blind", "Color Blind"])
  func themes(_ name: String) throws {
    var settings = Settings()
    settings.theme = name
    let journey = try Journey { $0.settings = settings }
    #expect(journey.state.theme.name == .colorblind)
  }

  @Test("The page of a ministry is of the filter, else of the action under the cursor, else mine")
  func ministryPage() throws {
    var journey = try Journey { $0.profile = Profile(name: "kim", ministry: "finance") }
    try journey.press("jjrm")
    #expect(journey.state.layers.last?.page?.ministry == "culture")
    try journey.press("<esc>2rm")
    #expect(journey.state.layers.last?.page?.ministry == "foreign")
    try journey.press("<esc>2<home>rm")
    #expect(journey.state.layers.last?.page?.ministry == "finance")
  }

  @Test("A desk is told to report only what it may")
  func hintOfDesk() throws {
    var desk = try Journey { $0.profile = Profile(name: "lee", ministry: "culture", role: .desk) }
    try desk.press("/cn26-3.1<enter>")
    #expect(desk.text.contains("press x to report it complete"))
    try desk.press("/jp26-3.1<enter>")
    #expect(!desk.text.contains("press x"))
  }

  @Test("What no longer means anything is left out after a restart")
  func stale() throws {
    var settings = Settings()
    settings.state = .object([
      .init("view", .string("nowhere")),
      .init(
        "actions",
        .object([
          .init("ministries", .list([.string("gone")])), .init("query", .string("@gone")),
          .init("filters", .list([.string("is:nothing"), .string("is:open")])),
          .init("selected", .string("X-1.1")), .init("group", .number("3")),
        ])), .init("since", .string("never")), .init("timelineShift", .string("far")),
    ])
    let journey = try Journey { $0.settings = settings }
    #expect(journey.state.view == .actions)
    #expect(journey.state.asked.ministries == [] && journey.state.asked.query == "")
    #expect(journey.state.asked.filters == ["is:open"])
    #expect(journey.state.list.matchCount == 21)
  }

  @Test("A filter is kept under a name, comes back by its number, and can be deleted")
  func kept() throws {
    var journey = try Journey.eventful()
    try journey.press("w")
    #expect(journey.text.contains("Set a filter, sort or group first"))
    try journey.press("3fow문체부 지연<enter>")
    #expect(journey.text.contains("g 1 brings it back"))
    #expect(journey.effects.contains { if case .keepSettings = $0 { true } else { false } })
    let count = journey.state.list.matchCount
    try journey.press("0<esc><esc><esc>g")
    #expect(journey.text.contains("1  문체부 지연"))
    try journey.press("1")
    #expect(journey.state.list.matchCount == count)
    #expect(journey.state.asked.ministries == ["culture"])
    try journey.press(":filters that were kept<enter><del>")
    #expect(journey.state.person.settings.keptViews == [])
    try journey.press("g1")
    #expect(journey.text.contains("No filter was kept as number 1"))
  }

  /// Where a text stands on the screen.
  private func place(of text: String, _ journey: Journey) throws -> (x: Int, y: Int) {
    let screen = journey.screen
    for y in 0..<screen.height {
      let line = screen.line(y)
      if let range = line.firstRange(of: text) {
        return (TextWidth.of(line[..<range.lowerBound]), y)
      }
    }
    Issue.record("\(text) is not on the screen")
    return (0, 0)
  }

  private func click(
    _ journey: inout Journey, _ text: String, _ kind: MouseEvent.Kind = .click
  ) throws {
    let place = try place(of: text, journey)
    try journey.send(.terminal(.mouse(MouseEvent(kind, x: place.x, y: place.y))))
  }

  @Test("A click selects, a double click opens, chips, tabs and keys act, the wheel moves")
  func mouse() throws {
    var journey = try Journey(width: 160, height: 44)
    try click(&journey, ".2 Systematically")
    #expect(journey.state.list.selected == "CN26-3.2")
    try click(&journey, "3 MCST")
    #expect(journey.state.asked.ministries == ["culture"])
    try click(&journey, "@MCST ×")
    #expect(journey.state.asked.ministries == [])
    try click(&journey, "Ministries  ")
    #expect(journey.state.view == .ministries)
    try journey.press("<f3>")
    try click(&journey, ".2 Systematically")
    try click(&journey, "x done")
    #expect(journey.state.register.action("CN26-3.2")?.status == .done)
    try click(&journey, ".3 Systematically", .doubleClick)
    #expect(journey.state.list.pane == .detail)
    try journey.press("<esc>")
    let before = journey.state.list.position
    try journey.send(.terminal(.mouse(MouseEvent(.wheelDown, x: 40, y: 10))))
    #expect(journey.state.list.position == before + 3)
    try journey.press("f")
    try click(&journey, "no due date")
    #expect(journey.state.asked.filters == ["no:due"])
    try click(&journey, ".3 Systematically")
    try journey.press("s")
    try click(&journey, "in progress")
    #expect(journey.state.register.action(journey.state.list.selected ?? "")?.status == .inProgress)
  }

  @Test("A click on a door of a page chooses it, a double click goes through")
  func mouseOnPage() throws {
    var journey = try Journey.eventful()
    try journey.press("<f7>")
    try click(&journey, "CN26-2.1")
    #expect(journey.state.currentRecord == "CN26-2.1")
    try click(&journey, "CN26-2.1", .doubleClick)
    #expect(journey.text.contains("Expand cooperation to consumer goods"))
    try journey.press("<esc>")
    #expect(journey.state.view == .checks)
  }

  @Test("Numbers are doors: Enter opens the actions behind one, Esc comes back")
  func doors() throws {
    var journey = try Journey.eventful()
    try journey.press("3<f2><down><down><right>")
    let door = try #require(journey.state.frontCursor.door)
    guard case .actions(let query) = door else {
      Issue.record("no door to actions")
      return
    }
    try journey.press("<enter>")
    #expect(journey.state.view == .actions && journey.state.asked.query == query)
    #expect(journey.state.asked.ministries == [])
    try journey.press("<esc>")
    #expect(journey.state.view == .overview)
    #expect(journey.state.asked.ministries == ["culture"])
    #expect(journey.state.frontCursor.door == door)
  }

  @Test("Acts work on the record under the cursor of any view, also on those marked there")
  func actsOnPages() throws {
    var journey = try Journey.eventful()
    try journey.press("<f7>")
    try click(&journey, "CN26-2.1")
    try journey.press("omotir<enter>")
    #expect(journey.state.register.action("CN26-2.1")?.lead?.confirmed == true)
    try click(&journey, "JP26-3.1")
    try journey.press("<space>")
    #expect(journey.state.list.marked == ["JP26-3.1"])
    try journey.press("dfri<enter>")
    #expect(journey.state.register.action("JP26-3.1")?.due?.description == "2026-06-05")
  }

  @Test("What is copied goes to the terminal; papers go to a file, with the name of their format")
  func leaving() throws {
    var journey = try Journey()
    try journey.press("y")
    #expect(
      journey.effects.last
        == .copy("CN26-2.1 Expand cooperation to consumer goods, content and services"))
    try journey.press("rs<right><right>")
    #expect(journey.text.contains("~/husok-2026-01-27.txt"))
    try journey.press("<c-s>")
    guard case .writePaper(let bytes, let path, false)? = journey.effects.last else {
      Issue.record("nothing was written")
      return
    }
    #expect(path == "~/husok-2026-01-27.txt")
    #expect(String(decoding: bytes, as: UTF8.self).contains("21"))
    try journey.send(.paperWritten(path: path))
    #expect(journey.text.contains("Written: ~/husok-2026-01-27.txt"))
  }

  @Test("Going back to an earlier version asks, and Enter does not say yes")
  func backups() throws {
    var journey = try Journey()
    try journey.press(":earlier versions of<enter>")
    #expect(journey.effects.last == .listBackups)
    try journey.send(.backups([]))
    #expect(journey.text.contains("no earlier version"))
    let entry = BackupEntry(number: 1, at: Fixtures.now, size: 9, actions: (21, 3))
    try journey.send(.backups([entry]))
    #expect(journey.text.contains("21 actions, 3 complete"))
    try journey.press("<enter><enter>")
    #expect(journey.effects.last == .listBackups)
    try journey.send(.backups([entry]))
    try journey.press("<enter>ㅛ")
    #expect(journey.effects.last == .restoreBackup(1))
    try journey.send(.restored(Fixtures.bundled()))
    #expect(journey.text.contains("earlier version is the register again"))
  }

  @Test("A save that fails can be made elsewhere")
  func elsewhere() throws {
    var journey = try Journey()
    journey.isSaving = false
    try journey.press("x")
    try journey.send(.saveFailed("Cannot save: disk full."))
    try journey.press(":save the register to<enter>/mnt/usb/store.json<enter>")
    #expect(journey.effects.last == .saveElsewhere("/mnt/usb/store.json", replacing: false))
    try journey.send(.saved(count: 1, register: nil))
    try journey.send(.savedElsewhere(path: "/mnt/usb/store.json"))
    #expect(journey.state.save == .saved && journey.state.unsaved.isEmpty)
    #expect(journey.text.contains("/mnt/usb/store.json, which is the register now"))
  }

  @Test("The language changes at once, everywhere, and so do the colours")
  func looks() throws {
    for key in ["<f2>", "<f3>", "<f4>", "<f5>", "<f6>", "<f7>"] {
      var journey = try Journey.eventful()
      try journey.press(key + ":english or korean<enter>")
      #expect(journey.state.words.language == .korean)
      #expect(journey.text.contains("한국어로 전환"))
      var korean = try Journey.eventful(language: .korean)
      try korean.press(key)
      #expect(journey.lines[0...20] == korean.lines[0...20], "\(key)")
    }
    var journey = try Journey()
    try journey.press(":colours for dark<enter>")
    #expect(journey.state.theme.name == .light)
  }

  @Test("Every theme keeps good and bad apart, by colour and without")
  func themes() {
    for name in Theme.Name.allCases {
      let roles: [Theme.Role] = [.good, .bad, .waiting, .key]
      let colored = Set(roles.map { Theme(name, hasColor: true).style($0) })
      #expect(colored.count == roles.count, "\(name)")
      for role in roles {
        let plain = Theme(name, hasColor: false).style(role)
        #expect(plain.foreground == .standard && plain.background == .standard)
      }
    }
    let blind = Theme(.colorblind, hasColor: true)
    #expect(![.red, .green].contains(blind.style(.good).foreground))
    #expect(![.red, .green].contains(blind.style(.bad).foreground))
  }
}

@Suite("Looking for letters")
struct FuzzyMatchTests {
  private func fits(_ typed: String, _ text: String) -> Bool {
    FuzzyMatch(typed).score(in: text) != nil
  }

  @Test("Letters in order, terms, and the signs of fzf")
  func signs() {
    #expect(fits("mcst", "MCST") && fits("cst", "MCST") && !fits("msct", "MCST"))
    #expect(fits("for min", "Ministry of Foreign Affairs") && !fits("for sea", "Foreign Affairs"))
    #expect(fits("^min", "Ministry") && !fits("^ist", "Ministry"))
    #expect(fits("try$", "Ministry") && !fits("min$", "Ministry"))
    #expect(fits("'inis", "Ministry") && !fits("'mstr", "Ministry"))
    #expect(!fits("!min", "Ministry") && fits("!sea", "Ministry"))
    #expect(fits("", "anything"))
  }

  @Test("Initial consonants, syllables taken apart, and the better place first")
  func hangul() {
    #expect(fits("ㅁㅎㅊㅇ", "문화체육관광부") && fits("문체", "문화체육관광부"))
    #expect(!fits("ㅎㅁ", "문화체육관광부"))
    #expect(fits("\u{1106}\u{116E}\u{11AB}", "문화체육관광부"))
    let exact = FuzzyMatch("mof").score(in: "MOF") ?? 0
    let inside = FuzzyMatch("mof").score(in: "MOFA") ?? 0
    #expect(exact > inside)
  }
}
