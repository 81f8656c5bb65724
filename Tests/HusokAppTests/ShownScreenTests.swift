import HusokCanvas
import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokApp

@Suite("The screen from frame to frame")
struct ShownScreenTests {
  private static let sizes = [(80, 24), (120, 36), (200, 60), (60, 12), (80, 16)]
  private static let keys = [
    "j", "k", "<down>", "<up>", "ㅓ", "ㅏ", "<pgdn>", "<pgup>", "gg", "ge", "<home>", "<end>",
    "<tab>",
    "<space>", "v", "x", "u", "-", "=", "h", "l", ".m", ".0", ",d", "3", "0", "n", "<esc>", "?",
    "<enter>",
    "<f2>", "<f3>", "<f1>", "f", "|", "q",
  ]

  @Test(
    "However the cursor of the list moves, it shows what is drawn from nothing",
    arguments: sizes, [Language.english, .korean])
  func moved(size: (Int, Int), language: Language) throws {
    var random = SplitMix(state: UInt64(size.0 * 2 + (language == .korean ? 1 : 0)))
    var journey = try Journey.eventful(width: size.0, height: size.1, language: language)
    var shown = ShownScreen()
    var moves = 0
    for turn in 0..<250 {
      if turn % 20 == 0 { try journey.press("<esc><esc><esc><f2><esc>") }
      let before = (journey.state.revision, journey.state.list.position)
      // Mostly the cursor moves, as it does in use.
      try journey.press(
        random.below(4) > 0 ? random.pick(["j", "k", "j"]) : random.pick(Self.keys))
      moves += journey.state.revision == before.0 && journey.state.list.position != before.1 ? 1 : 0
      shown.show(journey.state)
      expectSame(shown.screen, journey.screen, turn)
    }
    #expect(moves > 30)
  }

  private func expectSame(_ shown: Screen, _ anew: Screen, _ turn: Int) {
    #expect(shown == anew, "turn \(turn)")
    if turn % 4 != 0 { return }
    for y in 0..<anew.height {
      for x in stride(from: 0, to: anew.width, by: 7) {
        #expect(shown.target(x: x, y: y) == anew.target(x: x, y: y), "turn \(turn) at \(x), \(y)")
      }
    }
  }
}
