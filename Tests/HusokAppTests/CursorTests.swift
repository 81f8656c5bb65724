import HusokCanvas
import HusokModel
import HusokTestSupport
import Testing

@testable import HusokApp

@Suite("The cursor")
struct CursorTests {
  /// Where the first reversed or underlined run of the screen begins.
  private func selected(_ screen: Screen) -> [(x: Int, y: Int)] {
    (0..<screen.height).compactMap { y in
      (0..<screen.width).first { x in
        let attributes = screen.style(x: x, y: y).attributes
        return !attributes.isDisjoint(with: [.reversed, .underlined])
      }.map { (x: $0, y: y) }
    }
  }

  @Test("The terminal's cursor stands on what is selected, in every view and layer")
  func terminal() throws {
    let covers = [
      "", "<f2>", "<f4>", "<f5>", "<f6>", "<f7>", "s", "sjj", "c", ".m", ".0jj",
      "<home>",
    ]
    for keys in covers {
      for (width, height) in [(80, 24), (120, 36), (160, 50)] {
        var journey = try Journey.eventful(width: width, height: height)
        try journey.press(keys)
        let cursor = try #require(journey.screen.cursor, "\(keys) at \(width)")
        #expect(
          selected(journey.screen).contains { $0.x == cursor.x && $0.y == cursor.y },
          "\(keys) at \(width): the cursor is at \(cursor)")
      }
    }
    // Where text is typed it stands in the text; a paper and details in full are read from the top.
    for (keys, place) in [("/ab", (3, 22)), ("rp", (1, 2)), ("<enter>", (1, 2))] {
      var journey = try Journey.eventful()
      try journey.press(keys)
      let cursor = try #require(journey.screen.cursor)
      #expect(cursor.y == place.1, "\(keys): \(cursor)")
    }
  }

  @Test("Before the first record is made, too")
  func welcome() throws {
    let journey = try Journey(isFirstStart: true)
    #expect(journey.screen.cursor != nil)
    #expect(try Journey(register: Register()).screen.cursor != nil)
  }

  @Test("After a search or filter it is on the first action found")
  func firstHit() throws {
    var journey = try Journey.eventful(height: 40)
    try journey.press("<home>/CN26-3.4<enter>")
    #expect(journey.state.list.selected == "CN26-3.4")
    try journey.press("<esc>")
    #expect(journey.state.list.selected == "CN26-3.4")
    for keys in ["fn", "fl", "fo", "fb", "3", "i", "m문체<enter>", "fmCN26<enter>"] {
      var journey = try Journey.eventful(height: 40)
      try journey.press("<end>" + keys)
      let first = journey.state.list.rows.first { $0.isAction }
      #expect(first != nil && journey.state.list.selectedRow == first, "\(keys)")
    }
  }

  @Test("After a search for words it is on the first action with them in its title")
  func firstInTitle() throws {
    var journey = try Journey.eventful(height: 40)
    try journey.press("/economic<enter>")
    let found = journey.state.list.rows.first { $0.isAction }
    #expect(found.map { journey.state.list.id(of: $0, journey.state.register) } == "F262-1.1")
    #expect(journey.state.list.selected == "F262-3.2")
  }

  @Test("A filter that finds nothing leaves the record where it was")
  func nothingFound() throws {
    var journey = try Journey.eventful(height: 40)
    try journey.press("/CN26-3.4<enter><esc>")
    try journey.press("/nothing has this<enter>")
    #expect(journey.state.list.selected == nil)
    try journey.press("<esc>")
    #expect(journey.state.list.selected == "CN26-3.4")
    try journey.press("/sports")
    try journey.press("<esc>")
    #expect(journey.state.list.selected == "CN26-3.4")
  }

  @Test("Space marks an action and goes on to the next one, over headings")
  func marks() throws {
    var journey = try Journey.eventful(height: 40)
    try journey.press("/CN26-2.1<enter><esc><space>")
    #expect(journey.state.list.marked == ["CN26-2.1"])
    #expect(journey.state.list.selected == "CN26-3.1")
  }

  @Test("Under a filter of its meeting an outcome without actions is there, and what is added")
  func outcomes() throws {
    for keys in ["fmF263<enter>", "/#f263<enter>"] {
      var journey = try Journey.eventful(height: 40) {
        $0.profile = Profile(name: "kim", ministry: "finance")
      }
      try journey.press(keys)
      #expect(journey.text.contains("F263-1"))
      #expect(!journey.text.contains("JP26-1"))
      try journey.press("<home>aNew task<c-s>")
      let id = try #require(journey.state.register.outcomes.last?.id)
      #expect(journey.state.list.selected == id)
      #expect(journey.lines.contains { $0.contains(id) && $0.contains("New task") })
    }
  }

  @Test("A key of the timeline moves it by most of a window")
  func timeline() throws {
    var journey = try Journey.eventful()
    try journey.press("<f5>")
    let before = journey.lines[3]
    try journey.press(">")
    #expect(journey.state.pages.options.timelineShift >= 6)
    try journey.press("<")
    #expect(journey.lines[3] == before)
  }

  @Test("A page for a ministry is that of the action under the cursor, or of the filter")
  func paper() throws {
    var journey = try Journey.eventful()
    try journey.press("/CN26-2.1<enter><esc>rm")
    #expect(journey.state.layers.last?.page?.ministry == "trade")
    try journey.press("<esc>2rm")
    #expect(journey.state.layers.last?.page?.ministry == "foreign")
  }

  @Test("What a key does is told only until this person has done something")
  func hint() throws {
    var journey = try Journey()
    #expect(journey.text.contains("press x when it is done"))
    try journey.press("x")
    try journey.press("j")
    #expect(!journey.text.contains("press x when it is done"))
    let known = try Journey.eventful()
    #expect(!known.text.contains("press x"))
    var desk = try Journey.eventful {
      $0.profile = Profile(name: "new", ministry: "culture", role: .desk)
    }
    #expect(desk.text.contains("press x to report"))
    try desk.press("/F262-3.1<enter><esc>")
    #expect(!desk.text.contains("press x to report"))
  }
}
