import Testing

@testable import HusokTerminal

@Suite("What a frame says twice")
struct FrameTrimmingTests {
  @Test(
    "What is taken back before anything is drawn is left out, and ASCII is chosen once",
    arguments: [
      ("a\u{1B}[39m\u{1B}(B\u{1B}[mb\u{1B}(B\u{1B}[0;1mc", "a\u{1B}(B\u{1B}[mb\u{1B}[0;1mc"),
      ("\u{1B}[1m\u{1B}[;7m\u{1B}[0m가", "\u{1B}[0m가"),
      ("\u{1B}[39m\u{1B}[m", "\u{1B}[m"),
    ])
  func shorter(frame: String, trimmed: String) {
    #expect(text(FrameTrimming.trimmed(Array(frame.utf8))) == trimmed)
  }

  @Test(
    "What adds to something, or stands before what is drawn, stays",
    arguments: [
      "", "한국 plain", "\u{1B}[1m\u{1B}[33mx", "\u{1B}[1ma\u{1B}[m", "\u{1B}[39m\u{1B}[3;4H\u{1B}[m",
      "\u{1B}[1m\u{1B}[01m", "\u{1B}[1m\u{1B}[05;1m", "\u{1B}", "\u{1B}[", "\u{1B}[3", "\u{1B}(",
      "\u{1B}(B",
      "\u{1B}[?25l\u{1B}[4Xa", "\u{1B}[1m\u{1B}(B",
    ])
  func kept(frame: String) {
    #expect(text(FrameTrimming.trimmed(Array(frame.utf8))) == frame)
  }

  @Test(
    "Where other letters are chosen, nothing is left out",
    arguments: [
      "\u{1B}(0q\u{1B}(B\u{1B}[39m\u{1B}[m", "\u{E}q\u{F}\u{1B}[39m\u{1B}[m\u{1B}(B\u{1B}(B",
    ])
  func otherLetters(frame: String) {
    #expect(text(FrameTrimming.trimmed(Array(frame.utf8))) == frame)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
