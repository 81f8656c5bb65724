import HusokModel
import HusokTestSupport
import Testing

@testable import HusokApp

@Suite("Waiting for others, on the screen")
struct WaitScreenTests {
  /// A session in which plants come after culture's first action, and tourism waits for the budget.
  private func journey(width: Int = 80, language: Language = .english) throws -> Journey {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    for (id, field, text) in [
      ("F262-3.1", "dependsOn", "CN26-3.1"), ("CN26-3.5", "waitingOn", "@MPB budget"),
    ] {
      try register.apply(
        try Fixtures.input(register).act(setting: field, of: [id], to: text, in: &context))
    }
    return try Journey(width: width, height: 24, language: language, register: register)
  }

  @Test("Completing says what can go on now, also where there is little room")
  func freed() throws {
    for width in [60, 80, 120] {
      var journey = try journey(width: width)
      try journey.press(":cn26-3.1<enter>x")
      #expect(journey.text.contains("F262-3.1 can go on now."), "\(journey.text)")
      #expect(journey.text.contains("u undoes"), "\(journey.text)")
    }
    var korean = try journey(language: .korean)
    try korean.press(":cn26-3.1<enter>x")
    #expect(korean.text.contains("F262-3.1 착수 가능."), "\(korean.text)")
  }

  @Test("The matrix and the list of a ministry say how many wait for it, and lead there")
  func matrix() throws {
    for width in [80, 120, 160] {
      var journey = try journey(width: width)
      try journey.press("<f4>")
      #expect(journey.text.contains("awaited"), "\(journey.text)")
      try journey.press("<f3>9")
      #expect(journey.text.contains("others waiting: 1"), "\(journey.text)")
      try journey.press("x")
      try journey.press("0/waits:mpb<enter>")
      #expect(journey.state.list.matchCount == 1 && journey.text.contains("waits for MPB"))
      try journey.press("<esc>:cn26-3.5<enter>x9")
      #expect(!journey.text.contains("others waiting"), "\(journey.text)")
    }
  }

  @Test("A filter shows what others come after, and which; details show both sides")
  func followers() throws {
    var journey = try journey(width: 120)
    try journey.press("fa")
    #expect(journey.state.list.matchCount == 1 && journey.text.contains("before F262-3.1"))
    try journey.press(":cn26-3.1<enter><enter>")
    #expect(journey.text.contains("Before     F262-3.1"), "\(journey.text)")
  }

  @Test("The form takes a ministry in front of the words, as the command line does")
  func form() throws {
    var journey = try journey()
    try journey.press(":cn26-3.4<enter>b@MOFA a note<enter>")
    for _ in 0..<4 where !journey.state.layers.isEmpty { try journey.press("<enter>") }
    let waiting = journey.state.register.action("CN26-3.4")?.waitingOn
    #expect(waiting?.ministry == "foreign" && waiting?.text == "a note")
  }

  @Test("Ongoing actions come up in a filter and under Checks, where a note answers")
  func review() throws {
    var journey = try journey(width: 120)
    try journey.press(":cn26-3.2<enter>:ongoing<enter>fv")
    #expect(journey.state.list.matchCount == 1)
    try journey.press("<f7>ge")
    #expect(journey.text.contains("Ongoing, without a word since the last meeting"))
  }
}
