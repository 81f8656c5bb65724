import HusokCanvas
import HusokModel
import HusokTestSupport
import Testing

@testable import HusokApp

@Suite("The last line of the screen")
struct FooterTests {
  @Test("At 80 columns it names what is done most, the way to the views, and the way out")
  func narrow() throws {
    #expect(
      try Journey().lines.last
        == " x done s status d due n note u undo  / find f filter F2-7 views  : all ? help q")
    #expect(
      try Journey(language: .korean).lines.last
        == " x 완료 s 상태 d 기한 n 메모 u 취소  / 검색 f 조건 F2-7 보기  : 명령 ? 도움말 q")
  }

  @Test("What is refused to this person is not offered")
  func refused() throws {
    let reader = try Journey { $0.profile = Profile(name: "kim", role: .reader) }
    let line = try #require(reader.lines.last)
    for key in ["x done", "s status", "d due", "n note", "u undo", "a add"] {
      #expect(!line.contains(key), "\(key)")
    }
    #expect(line.contains("/ find") && line.contains("1-9 ministry") && line.hasSuffix("q"))
    let closed = try Journey { $0.save = .readOnly }
    #expect(closed.lines.last?.contains("x done") == false)
    let desk = try Journey.eventful(width: 160) {
      $0.profile = Profile(name: "park", ministry: "culture", role: .desk)
    }
    #expect(desk.lines.last?.contains("a add") == false)
    #expect(desk.lines.last?.contains("x report") == true)
  }

  /// The keys that act on actions.
  private let acting = ["x ", "s status", "d due", "n note"]

  @Test("What acts on actions is not offered on a meeting, an outcome, or where nothing is")
  func headings() throws {
    for keys in [":cn26<enter>", ":cn26-3<enter>", "/nothing such<enter>", ":cn26<enter>c"] {
      var journey = try Journey()
      try journey.press(keys)
      let line = try #require(journey.lines.last)
      for key in acting { #expect(!line.contains(" " + key), "\(keys) \(key): \(line)") }
    }
    var journey = try Journey(register: Register())
    try journey.press("<f6>")
    #expect(journey.lines.last?.contains("< >") == false)
  }

  @Test("On another ministry's action a desk is refused at once, and offered nothing")
  func otherMinistry() throws {
    let desk = Profile(name: "park", ministry: "culture", role: .desk)
    var journey = try Journey.eventful { $0.profile = desk }
    try journey.press(":f262-3.1<enter>")
    let line = try #require(journey.lines.last)
    for key in acting { #expect(!line.contains(" " + key), "\(key): \(line)") }
    for key in ["e", "x", "d", "s", "n", "b"] {
      try journey.press(key)
      #expect(journey.state.layers.isEmpty, "\(key)")
      #expect(journey.state.notice?.kind == .warning, "\(key)")
    }
    try journey.press(":cn26-3<enter>e")
    #expect(journey.state.layers.isEmpty && journey.state.notice?.kind == .warning)
    try journey.press(":cn26-3.2<enter>e")
    #expect(journey.state.layers.last?.form != nil)
    try journey.press("<esc>s")
    #expect(!journey.text.contains("not pursued"))
    try journey.press("<esc><f7>")
    #expect(!journey.text.contains("o owner"))
  }

  @Test("A key that would be refused for the action under the cursor is left out")
  func foreign() throws {
    var journey = try Journey.eventful {
      $0.profile = Profile(name: "park", ministry: "culture", role: .desk)
    }
    try journey.press("/F262-3.1<enter><esc>")
    let x = try #require(journey.state.reasonAgainst(.done))
    #expect(x.contains("F262-3.1"))
    try journey.press("/CN26-3.1<enter><esc>")
    #expect(journey.state.reasonAgainst(.done) == nil)
  }
}
