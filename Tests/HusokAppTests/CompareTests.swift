import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokApp

@Suite("Two days side by side on the screen")
struct CompareTests {
  @Test(
    "A meeting beside today, and two meetings, in every size and both languages",
    arguments: [(80, 24), (120, 36), (160, 50)], Language.allCases)
  func screens(_ size: (Int, Int), _ language: Language) throws {
    for (name, keys) in [("today", "<f6><tab><"), ("meetings", "<f6><tab><<tab><")] {
      var journey = try Journey.eventful(width: size.0, height: size.1, language: language)
      try journey.press(keys)
      ExpectedScreen.check("compare-\(name)-\(size.0)x\(size.1)-\(language.rawValue)", journey)
    }
  }

  @Test("Each action that differs is there once, with what was and what is", arguments: [80, 200])
  func rows(_ width: Int) throws {
    let register = try Fixtures.eventful()
    let today = Fixtures.eventfulToday
    let words = Words(.english)
    for from in [ChangePoint.meeting("F262"), .meeting("F263"), .day(Fixtures.today)] {
      for to in [ChangePoint.day(today.adding(days: -10)), nil] {
        let context = PageContext.sample(register, width: width, today: today)
        let page = ComparePage(context, from: from, to: to, moving: .from)
        let text = page.text.joined(separator: "\n")
        let first = register.asOf(ComparePage.day(of: from, register, today))
        let last = to == nil ? register : register.asOf(ComparePage.day(of: to, register, today))
        var differing = 0
        for action in last.actions {
          let shown = page.lines.count { line in
            line.spans.contains { $0.door == .record(action.id, place: "compare") }
          }
          guard let before = first.action(action.id) else {
            differing += 1
            #expect(shown == 1 && text.contains("new → "))
            continue
          }
          if before.status != action.status {
            let cell = "\(words.status(before.status)) → \(words.status(action.status))"
            #expect(shown == 1 && text.contains(cell), "\(action.id)")
          }
          if before.due != action.due || before.lead != action.lead { #expect(shown == 1) }
          if before == action, before.due != nil { #expect(shown == 0) }
          differing += shown
        }
        #expect(page.text[1].contains(words("compare.count", differing)))
      }
    }
  }

  @Test("A day beside itself has nothing to tell")
  func nothing() throws {
    let context = PageContext.sample(
      try Fixtures.eventful(), width: 80, today: Fixtures.eventfulToday)
    let day = ChangePoint.day(Fixtures.eventfulToday.adding(days: -20))
    let page = ComparePage(context, from: day, to: day, moving: .to)
    #expect(page.text.contains { $0.contains("Nothing differs") })
  }

  @Test("An action of which steps alone differ is there")
  func steps() throws {
    let today = Fixtures.eventfulToday
    var register = try Fixtures.eventful()
    var context = Fixtures.context(
      at: Instant(day: today, secondOfDay: 9 * 3600, offsetMinutes: 540))
    var step = ActionStep()
    step.title.en = "Hearing"
    let id = try #require(register.actions.first?.id)
    try register.apply(try register.addingSteps([step], to: [id], in: &context))
    for width in [80, 160] {
      let page = ComparePage(
        .sample(register, width: width, today: today), from: .day(today.adding(days: -1)), to: nil,
        moving: .from)
      #expect(page.text.contains { $0.contains("- → 0/1") }, "\(page.text)")
    }
  }

  @Test("Tab changes the end, keys move it between meetings and never past the other, Esc ends it")
  func ends() throws {
    var journey = try Journey.eventful()
    let options = { (journey: Journey) in journey.state.pages.options }
    try journey.press("<f6><tab>")
    #expect(options(journey).comparedEnd == .from)
    try journey.press("<")
    #expect(options(journey).since == .meeting("F262"))
    try journey.press("<")
    #expect(journey.text.contains("no earlier meeting"))
    try journey.press("><tab><")
    // Between the last meeting and today there is none.
    #expect(options(journey).until == nil && options(journey).comparedEnd == .to)
    try journey.press("<tab><<tab><")
    #expect(options(journey).until == .meeting("F263"))
    try journey.press(">")
    #expect(options(journey).until == nil)
    try journey.press(":since a day<enter>2026-03-15<enter>")
    #expect(options(journey).until == Day("2026-03-15").map { .day($0) })
    #expect(journey.text.contains("15 Mar 2026"))
    try journey.press(":since a day<enter>2026-01-02<enter>")
    #expect(journey.text.contains("must come before"))
    try journey.press("<esc><esc>")
    #expect(options(journey).comparedEnd == nil && options(journey).until == nil)
    #expect(journey.state.view == .changes)
    try journey.press("<esc>")
    #expect(journey.state.view == .actions)
  }

  @Test("Changes since a meeting are asked for by its name, too")
  func sinceMeeting() throws {
    var journey = try Journey.eventful()
    try journey.press(":since a day<enter>f262<enter>")
    #expect(journey.state.pages.options.since == .meeting("F262"))
  }
}
