import HusokCanvas
import HusokModel
import HusokTestSupport
import Testing

@testable import HusokApp

@Suite("The panes of the list")
struct PanesTests {
  @Test("z turns from list and details to the list alone and the details alone, and it is kept")
  func turn() throws {
    for (width, height) in [(80, 24), (120, 36), (160, 50)] {
      var journey = try Journey.eventful(width: width, height: height)
      let rows = journey.state.layout.list.height
      try journey.press("z")
      #expect(journey.state.layout.list.height >= rows && !journey.state.layout.hasDetail)
      try journey.press("z")
      #expect(!journey.state.layout.hasList)
      #expect(journey.text.contains("History"))
      #expect(!journey.text.contains("JP26-1"))
      // Keys still go from record to record.
      try journey.press("jj")
      #expect(journey.text.contains(journey.state.list.selected ?? "-"))
      let kept = journey.state.rememberedSettings
      let next = try Journey.eventful(width: width, height: height) { $0.settings = kept }
      #expect(!next.state.layout.hasList)
      try journey.press("z")
      #expect(journey.state.layout.list.height == rows)
    }
    var page = try Journey.eventful()
    try page.press("<f2>z")
    #expect(page.text.contains("Only in the list of actions"))
  }

  @Test("Details stand below the list until there is room for them beside it")
  func places() throws {
    for language in Language.allCases {
      let places = try [(80, 24), (100, 30), (120, 36), (160, 50), (200, 60)].map { size in
        let layout = try Journey.eventful(width: size.0, height: size.1, language: language)
          .state.layout
        return [layout.isFramed, layout.isBeside]
      }
      #expect(
        places == [[false, false], [false, false], [true, false], [true, true], [true, true]])
    }
  }

  @Test("The ministries count what is asked for, whichever of them is put on")
  func facets() throws {
    for width in [80, 120] {
      var journey = try Journey.eventful(width: width, height: 36)
      let register = journey.state.register
      let late = register.actions.indices.filter { row in
        register.actions[row].status.canBeLate
          && register.due(ofAction: row)?.due.daysLate(on: Fixtures.eventfulToday) != nil
      }
      let ofCulture = late.count { register.actions[$0].involves("culture") }
      let ofTrade = late.count { register.actions[$0].involves("trade") }
      try journey.press("fo3")
      #expect(journey.state.list.facetTotal == late.count)
      #expect(journey.text.firstMatch(of: try Regex("MCST +\(ofCulture)")) != nil)
      #expect(journey.text.firstMatch(of: try Regex("MOTIR +\(ofTrade)")) != nil)
      try journey.press("<esc>")
      #expect(journey.state.list.facets == nil)
    }
  }

  @Test("What waits, is at risk or matters more has a mark of its own, named in the help")
  func signs() throws {
    var journey = try Journey.eventful(width: 120, height: 60)
    let lines = journey.lines
    #expect(lines.contains { $0.contains("~? .1 Conclude") })
    #expect(lines.contains { $0.contains("%? .4 Systematically") })
    #expect(lines.contains { $0.contains("^ > .2 Actively") })
    try journey.press("?")
    for text in ["waits for someone", "at risk of", "high priority"] {
      #expect(journey.text.contains(text), "\(text)")
    }
  }

  @Test("An empty list names what hides things, and the key that clears all of it")
  func hidden() throws {
    var journey = try Journey.eventful(height: 30)
    try journey.press("9fo/is:closed<enter>")
    for text in ["is:closed", "overdue", "0 shows all ministries", "f 0 clears everything"] {
      #expect(journey.text.contains(text), "\(text)")
    }
    try journey.press("f0")
    #expect(journey.state.asked.isUnfiltered && journey.state.list.matchCount == 22)
  }

  @Test("An empty register says who may add to it")
  func empty() throws {
    #expect(try Journey(register: Register()).text.contains("a adds the first meeting"))
    let desk = try Journey(register: Register()) { $0.profile = Profile(name: "kim", role: .desk) }
    #expect(desk.text.contains("the secretariat adds"))
  }
}
