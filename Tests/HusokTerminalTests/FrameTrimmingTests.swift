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
    #expect(text(FrameTrimming(goesToColumns: true).trimmed(Array(frame.utf8))) == trimmed)
  }

  @Test(
    "Attributes that add to others are set with them",
    arguments: [
      ("\u{1B}[1m\u{1B}[33mx", "\u{1B}[1;33mx"), ("\u{1B}[m\u{1B}[7mx", "\u{1B}[0;7mx"),
      ("\u{1B}[1m\u{1B}[01m", "\u{1B}[1;01m"), ("\u{1B}[1m\u{1B}[05;1mx", "\u{1B}[1;05;1mx"),
      ("\u{1B}[0;1m\u{1B}(B\u{1B}[38;5;245m가", "\u{1B}(B\u{1B}[0;1;38;5;245m가"),
    ])
  func joined(frame: String, trimmed: String) {
    #expect(text(FrameTrimming(goesToColumns: false).trimmed(Array(frame.utf8))) == trimmed)
  }

  @Test(
    "A line is not named again while the cursor is on it",
    arguments: [
      ("\u{1B}[3;4Ha\u{1B}[3;14Hb", "\u{1B}[3;4Ha\u{1B}[14Gb"),
      (
        "\u{1B}[3;4Ha\u{1B}[K\u{1B}[0;1m\u{1B}[3;9H가\u{1B}[4;9Hb",
        "\u{1B}[3;4Ha\u{1B}[K\u{1B}[0;1m\u{1B}[9G가\u{1B}[4;9Hb"
      ),
      (
        "\u{1B}[7d\u{1B}[7;9Hb\r\u{8}\u{1B}[5X\u{1B}[7;1H",
        "\u{1B}[7d\u{1B}[9Gb\r\u{8}\u{1B}[5X\u{1B}[1G"
      ),
    ])
  func columns(frame: String, trimmed: String) {
    #expect(text(FrameTrimming(goesToColumns: true).trimmed(Array(frame.utf8))) == trimmed)
    #expect(text(FrameTrimming(goesToColumns: false).trimmed(Array(frame.utf8))) == frame)
  }

  @Test(
    "Where the line may be another, it is named",
    arguments: [
      "\u{1B}[3;4Ha\n\u{1B}[3;9H", "\u{1B}[3;4Ha\u{1B}D\u{1B}[3;9H",
      "\u{1B}[3;4Ha\u{1B}[2A\u{1B}[3;9H",
      "\u{1B}[3;4Ha\u{1B}[1;9r\u{1B}[3;9H", "\u{1B}[3;4Ha\u{1B}[H\u{1B}[3;9H",
      "\u{1B}[3;4Ha\u{1B}[;9H\u{1B}[3;9H",
      "\u{1B}[3;4Ha\u{1B}[?25l\u{1B}[3;9H", "\u{1B}[3;4Ha\u{1B}[3d\u{1B}[33;9H",
    ])
  func otherLines(frame: String) {
    #expect(text(FrameTrimming(goesToColumns: true).trimmed(Array(frame.utf8))) == frame)
  }

  @Test(
    "What stands before what is drawn stays",
    arguments: [
      "", "한국 plain", "\u{1B}[1ma\u{1B}[m", "\u{1B}[39m\u{1B}[3;4H\u{1B}[m", "\u{1B}", "\u{1B}[",
      "\u{1B}[3", "\u{1B}(", "\u{1B}(B", "\u{1B}[?25l\u{1B}[4Xa", "\u{1B}(B\u{1B}[1m",
    ])
  func kept(frame: String) {
    #expect(text(FrameTrimming(goesToColumns: true).trimmed(Array(frame.utf8))) == frame)
  }

  @Test(
    "Where other letters are chosen, nothing is left out",
    arguments: [
      "\u{1B}(0q\u{1B}(B\u{1B}[39m\u{1B}[m", "\u{E}q\u{F}\u{1B}[39m\u{1B}[m\u{1B}(B\u{1B}(B",
    ])
  func otherLetters(frame: String) {
    #expect(text(FrameTrimming(goesToColumns: true).trimmed(Array(frame.utf8))) == frame)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
