import HusokCanvas
import HusokModel
import HusokTestSupport
import Testing

@testable import HusokApp

@Suite("Any day on the screen")
struct PastScreenTests {
  private static let day = "2026-04-30"

  private func past(
    _ size: (Int, Int) = (120, 36), _ language: Language = .english, to day: String = day
  ) throws -> Journey {
    var journey = try Journey.eventful(width: size.0, height: size.1, language: language)
    try journey.press(":" + (language == .korean ? "과거 시점" : "as of") + "<enter>")
    try journey.press(day + "<enter>")
    return journey
  }

  @Test(
    "The list and the overview of a day in every size and both languages",
    arguments: [(80, 24), (120, 36), (160, 50)], Language.allCases)
  func screens(_ size: (Int, Int), _ language: Language) throws {
    for (name, keys) in [("list", ""), ("overview", "<f2>"), ("changes", "<f6>")] {
      var journey = try past(size, language)
      try journey.press(keys)
      ExpectedScreen.check("past-\(name)-\(size.0)x\(size.1)-\(language.rawValue)", journey)
    }
  }

  @Test("Every view, the details and the papers are those of the register of the day")
  func views() throws {
    var journey = try past()
    let present = try Fixtures.eventful()
    let day = try #require(Day(PastScreenTests.day))
    let then = present.asOf(day)
    #expect(journey.state.today == day)
    #expect(journey.state.register.actions == then.actions)
    #expect(journey.state.present.actions == present.actions)
    for key in ["<f2>", "<f3>", "<f4>", "<f5>", "<f6>", "<f7>"] {
      try journey.press(key)
      #expect(journey.lines[0].contains("as of 30 Apr 2026"), "\(key)")
    }
    try journey.press("rp")
    #expect(journey.lines.contains { $0.contains("As of 30 Apr 2026") })
    try journey.press("<esc><f3>")
    for row in journey.state.list.matching.indices {
      #expect(journey.state.list.matching[row])
    }
    #expect(journey.state.list.matchCount == then.actions.count)
  }

  @Test("A meeting stands for its day; Esc comes back to the view and to today")
  func meeting() throws {
    var journey = try past(to: "f263")
    let held = try #require(try Fixtures.eventful().meeting("F263")?.heldOn)
    #expect(journey.state.today == held && journey.text.contains("F263"))
    try journey.press("<f5><esc>")
    #expect(journey.state.view == .timeline && journey.state.pages.past == nil)
    #expect(journey.state.today == Fixtures.eventfulToday)
    #expect(journey.state.register.actions == (try Fixtures.eventful()).actions)
    #expect(!journey.lines[0].contains("as of"))
  }

  @Test("A ministry that was not there yet is asked for again afterwards")
  func laterMinistry() throws {
    var journey = try Journey.eventful()
    let made = try #require(
      journey.state.register.ministries.last { ministry in
        journey.state.register.asOf(Fixtures.today).ministry(ministry.id) == nil
      })
    try journey.press("m" + made.name(on: Fixtures.eventfulToday).code + "<enter>")
    #expect(journey.state.asked.ministries == [made.id])
    let shown = journey.state.list.matchCount
    try journey.press(":as of<enter>2026-02-01<enter>")
    #expect(journey.state.asked.ministries.isEmpty)
    try journey.press("<esc>")
    #expect(journey.state.asked.ministries == [made.id])
    #expect(journey.state.list.matchCount == shown)
  }

  @Test(
    "A day that has not come, and what names none, is refused",
    arguments: ["2026-06-02", "2030", "F999", "no day", ""])
  func refused(_ text: String) throws {
    var journey = try Journey.eventful()
    try journey.press(":as of<enter>" + text + "<enter>")
    #expect(journey.state.pages.past == nil)
    #expect(!journey.state.layers.isEmpty)
    try journey.press("<esc>")
    #expect(journey.state.layers.isEmpty)
  }

  @Test("Today is no earlier day")
  func today() throws {
    let journey = try past(to: "2026-06-01")
    #expect(journey.state.pages.past == nil && journey.text.contains("That is today"))
  }

  @Test("Whatever would change something is off, with the day as the reason")
  func off() throws {
    var journey = try past()
    try journey.press("/visa<enter>")
    let before = journey.state.present.history.count
    for info in CommandTable.all where info.reason(in: journey.state) == nil {
      switch info.changes {
      case .nothing: break
      case .records, .field: Issue.record("\(info.word) is on")
      }
    }
    for key in ["x", "s", "n", "d", "u", "<c-r>", "e", "a", "o", "ry"] {
      try journey.press(key)
      #expect(journey.state.layers.isEmpty, "\(key)")
      #expect(journey.text.contains("As of 30 Apr 2026 nothing"), "\(key)")
    }
    for word in ["backups", "saveElsewhere", "sync", "importFile"] {
      let info = try #require(CommandTable.info(word: word))
      #expect(info.reason(in: journey.state)?.contains("30 Apr 2026") == true, "\(word)")
    }
    #expect(journey.state.present.history.count == before && journey.state.unsaved.isEmpty)
  }

  @Test("What others do meanwhile comes in beneath, and an act that waits is kept")
  func meanwhile() throws {
    var journey = try Journey.eventful()
    journey.isSaving = false
    try journey.press("/F262-3.1<enter>nour word<enter>")
    #expect(journey.state.unsaved.count == 1)
    let own = journey.state.register
    try journey.press(":as of<enter>2026-04-30<enter>")
    let then = journey.state.register
    // Somebody wrote a note, and what was done here is saved.
    var outside = own
    var context = Fixtures.context(seed: 77)
    context.by = Author(name: "lee", ministry: "trade")
    context.at = Instant(day: Fixtures.eventfulToday, secondOfDay: 0, offsetMinutes: 540)
    try outside.apply(
      try outside.addingNote("theirs", to: ["CN26-3.1"], in: &context))
    try journey.send(.saved(count: 1, register: outside))
    #expect(journey.state.unsaved.isEmpty && journey.state.save == .saved)
    #expect(journey.state.pages.past != nil)
    #expect(journey.state.register.actions == then.actions)
    #expect(journey.state.present.history.count == outside.history.count)
    // Of an earlier day: then it is there, too.
    context.at = Instant(
      day: try #require(Day("2026-04-02")), secondOfDay: 0, offsetMinutes: 540)
    try outside.apply(try outside.addingNote("earlier", to: ["CN26-3.1"], in: &context))
    try journey.send(.cameIn(outside))
    #expect(journey.state.register.action("CN26-3.1")?.notes.last?.text == "earlier")
    try journey.press("<esc>")
    #expect(journey.state.register.actions == outside.actions)
    try journey.press("/F262-3.1<enter>u")
    #expect(journey.state.unsaved.count == 1)
  }

  @Test("A number of the trend leads to what it counted on its day")
  func doors() throws {
    var journey = try Journey.eventful(width: 160, height: 50)
    try journey.press("<f2>")
    let page = try #require(journey.state.pages.views[.overview]?.page)
    var opened = 0
    for row in 0..<page.count {
      for (column, span) in page.line(row).spans.filter({ $0.door != nil }).enumerated() {
        guard case .past(let mark, _) = span.door else { continue }
        var state = journey.state
        let isPlaced = state.placeCursor(onDoor: column, ofLine: row)
        #expect(isPlaced)
        _ = update(&state, .terminal(.key(.enter)))
        #expect(state.today == mark.day && state.view == .actions)
        #expect(state.list.matchCount == Int(span.text))
        opened += 1
      }
    }
    #expect(opened > 10)
  }

  @Test("A reader and a register opened to be read may look at any day")
  func readers() throws {
    var journey = try Journey.eventful()
    journey.become(Profile(name: "kim", ministry: nil, role: .reader))
    try journey.press(":as of<enter>2026-04-30<enter>")
    #expect(journey.state.pages.past != nil)
    try journey.press("<esc>")
    #expect(journey.state.pages.past == nil)
  }
}
