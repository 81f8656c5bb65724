import HusokCanvas
import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokApp

@Suite("Reports that ministries were asked for, on the screen")
struct CallScreenTests {
  private func context(_ width: Int, _ language: Language) throws -> PageContext {
    PageContext.sample(
      try Fixtures.askedForReports(), width: width, height: 56, language,
      today: Fixtures.eventfulToday, me: nil)
  }

  @Test(
    "The overview tells who was asked, and a page of its own each ministry",
    arguments: Language.allCases)
  func pages(_ language: Language) throws {
    for width in [80, 200] {
      let context = try context(width, language)
      let pages: [(String, any Page)] = [
        ("overview", OverviewPage(context)),
        ("all", CallPage(context, meeting: "F264", figure: nil)),
        ("late", CallPage(context, meeting: "F264", figure: .late)),
      ]
      for (name, page) in pages {
        let difference = ExpectedScreen.difference(
          "reports-\(name)-\(width)-\(language.rawValue)", lines: page.text)
        #expect(difference == nil, "\(difference ?? "")")
      }
    }
  }

  @Test("Every number of the block leads to as many ministries, in every width")
  func doors() throws {
    for width in [20, 40, 80, 121] {
      let context = try context(width, .english)
      let spans = CallLines.current(context).flatMap(\.spans)
      var doors = 0
      for span in spans {
        guard case .reports(let meeting, let figure)? = span.door else { continue }
        doors += 1
        let page = CallPage(context, meeting: meeting, figure: figure)
        let rows = page.lines.filter { line in
          line.spans.contains { if case .record? = $0.door { true } else { false } }
        }
        #expect(Int(span.text) == rows.count)
      }
      #expect(doors >= 4)
      #expect(
        CallPage(context, meeting: "F264", figure: nil).lines.allSatisfy { $0.width <= width })
    }
  }

  private func unchanged(_ journey: Journey) -> [String] {
    journey.state.register.actions.filter { $0.notes.last?.isUnchanged == true }.map(\.id)
  }

  @Test("r n says of the marked actions that nothing changed, once for each meeting")
  func unchanged() throws {
    var journey = try Journey.eventful()
    try journey.press("<f3>/CN26-3.3<enter>rn")
    #expect(unchanged(journey) == ["CN26-3.3"])
    #expect(journey.state.register.action("CN26-3.3")?.notes.last?.text == "no change")
    #expect(journey.text.contains("CN26-3.3: no change since the last report."))
    let states = ActionStates(journey.state.register, today: Fixtures.eventfulToday)
    let row = try #require(journey.state.register.place(of: "CN26-3.3")?.row)
    #expect(states.isReported(row))
    try journey.press("rn")
    #expect(journey.text.contains("reported already"))
    try journey.press("<esc>/#CN26-3 is:open<enter>vGrn")
    #expect(unchanged(journey).count > 1)
    #expect(
      journey.state.register.actions.allSatisfy { action in
        action.notes.count { $0.isUnchanged } < 2
      })
    try journey.press("u")
    #expect(unchanged(journey) == ["CN26-3.3"])
  }

  @Test("r c shows the reports, and Enter on a ministry what it leads")
  func layer() throws {
    var journey = try Journey.eventful()
    try journey.press("rc")
    #expect(journey.text.contains("Nobody was asked for a report yet"))
    journey = try Journey(register: Fixtures.askedForReports()) { setup in
      setup.now = Instant(day: Fixtures.eventfulToday, secondOfDay: 9 * 3600, offsetMinutes: 540)
    }
    try journey.press("rc")
    #expect(journey.text.contains("Reports for the 264th") && journey.text.contains("MOTIR"))
    try journey.press("<enter>")
    #expect(journey.text.contains("Reports for the 264th"))
    try journey.press("<down><down><enter>")
    #expect(journey.state.layers.isEmpty && journey.state.asked.query.hasPrefix("@"))
  }

  @Test("Where nobody was asked yet, the ministers' meeting that comes next is offered")
  func coming() throws {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    for (id, date) in [("F264", "2026-04-20"), ("F263", "2026-03-09")] {
      var meeting = Meeting()
      meeting.id = id
      meeting.kind = .ministers
      meeting.title = Bilingual(en: id, ko: id)
      meeting.date = Day(date)
      try register.apply(try register.adding(meeting, in: &context))
    }
    var journey = try Journey(register: register)
    try journey.press(":call for reports<enter>")
    #expect(journey.text.contains("~/husok-F263"), "\(journey.text)")
  }

  @Test("The form writes to the ministries, and the register notes it once the files are there")
  func form() throws {
    var journey = try Journey(register: Fixtures.askedForReports()) { setup in
      setup.now = Instant(day: Fixtures.eventfulToday, secondOfDay: 9 * 3600, offsetMinutes: 540)
      setup.settings.mail = "kim@korea.kr"
    }
    let before = journey.state.register.history.count
    try journey.press(":call for reports<enter><tab><tab>2026-06-10")
    #expect(journey.text.contains("Call for reports"), "\(journey.text)")
    try journey.press("<tab><tab><tab><tab><tab><enter>")
    let effect = try #require(journey.effects.last)
    guard case .writeLetters(let letters, let folder, let plan) = effect else {
      Issue.record("\(effect)")
      return
    }
    #expect(folder == "~/husok-F264" && plan.due == Day("2026-06-10"))
    #expect(letters.map(\.ministry).contains("finance"))
    #expect(!letters.map(\.ministry).contains("culture"), "its report is back")
    #expect(journey.state.register.history.count == before)
    try journey.send(.lettersWritten(count: letters.count, folder: folder, plan))
    #expect(journey.state.register.history.count > before)
    let calls = journey.state.register.meeting("F264")?.calls ?? []
    #expect(calls.first { $0.ministry == "finance" }?.due == Day("2026-06-10"))
    try journey.send(.lettersNotWritten("no space left"))
    #expect(journey.text.contains("no space left"))
  }

  @Test("Without an address of one's own the form says where to set it; practice data asks nobody")
  func sender() throws {
    var journey = try Journey(register: Fixtures.askedForReports()) { setup in
      setup.now = Instant(day: Fixtures.eventfulToday, secondOfDay: 9 * 3600, offsetMinutes: 540)
    }
    try journey.press(":call for reports<enter><tab><tab><tab><tab><tab><tab><tab><enter>")
    #expect(journey.text.contains("Your own mail address is not set"), "\(journey.text)")
    #expect(journey.effects.isEmpty)
  }
}
