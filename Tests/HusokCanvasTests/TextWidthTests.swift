import HusokCanvas
import Testing

/// Texts made at random, always the same for a seed (Knuth's MMIX generator).
struct RandomTexts {
  private static let pieces: [String] = [
    "a", "Z", " ", " ", "-", "·", "…", "é", "e\u{301}", "한", "국", "값", "漢", "ｗ", "ㅎ", "😀",
    "👩‍👩‍👧‍👦", "🇰🇷", "👍🏽", "❤️", "\u{1100}\u{1161}\u{11A8}", "\u{1100}\u{1100}\u{1100}\u{1100}",
    "\u{200B}", "\u{202E}", "\u{1B}", "\u{7F}", "\u{9B}", "\u{301}", "\u{200D}", "\u{E0041}", "\t",
    "क्षि", "ก็", "\u{FE0F}", "\u{FEFF}",
  ]
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }

  mutating func text(upTo length: Int) -> String {
    (0..<below(length + 1)).map { _ in RandomTexts.pieces[below(RandomTexts.pieces.count)] }
      .joined()
  }
}

@Suite("Width of text")
struct TextWidthTests {
  @Test(
    "A text takes the columns that a terminal gives it",
    arguments: [
      ("", 0), ("abc", 3), ("한국", 4), ("ㅎㅅ", 4), ("漢字", 4), ("ｗ", 2), ("a한b", 4), ("é", 1),
      ("e\u{301}", 1), ("\u{1112}\u{1161}\u{11AB}", 2), ("😀", 2), ("→", 1), ("…", 1), ("·", 1),
      ("□△※●–", 5), ("▸▾│─", 4), ("’", 1), ("❤", 1), ("⌚", 2), ("\u{300}", 1), ("\u{1B}[31m", 5),
      ("\t", 1), ("\u{202E}abc", 4), ("\u{200B}", 1), ("👍🏽", 4), ("🇰🇷", 2), ("❤️", 1),
    ])
  func width(_ text: String, _ width: Int) {
    #expect(TextWidth.of(text) == width)
  }

  @Test(
    "A scalar takes no, one or two columns",
    arguments: [
      ("a" as Unicode.Scalar, 1), ("가", 2), ("힣", 2), ("ㄱ", 2), ("\u{1100}", 2), ("\u{1161}", 0),
      ("\u{301}", 0), ("漢", 2), ("\u{1F600}", 2), ("\u{2026}", 1), ("\u{AD}", 1), ("\u{3000}", 2),
      ("\u{20000}", 2), ("\u{10FFFD}", 1), ("\u{FE0F}", 0),
    ])
  func scalar(_ scalar: Unicode.Scalar, _ width: Int) {
    #expect(TextWidth.of(scalar) == width)
  }

  @Test(
    "What must not reach a terminal comes as a visible mark",
    arguments: [
      ("\u{1B}[31mred", "␛[31mred"), ("a\u{0}b", "a␀b"), ("\u{7}\u{8}\t\n\r", "␇␈␉␊␍"),
      ("\u{7F}", "␡"), ("\u{1F}", "␟"), ("\u{9B}31m", "\u{FFFD}31m"), ("\u{80}", "\u{FFFD}"),
      ("\u{9F}", "\u{FFFD}"), ("a\u{202E}b", "a\u{FFFD}b"),
      ("\u{2066}\u{2069}", "\u{FFFD}\u{FFFD}"),
      ("\u{200E}\u{200F}\u{61C}", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("a\u{200B}b", "a\u{FFFD}b"),
      ("\u{FEFF}", "\u{FFFD}"), ("\u{AD}", "\u{FFFD}"), ("\u{2028}\u{2029}", "\u{FFFD}\u{FFFD}"),
      ("a\u{E0041}\u{E007F}", "a\u{FFFD}\u{FFFD}"), ("a\u{200D}b", "a\u{FFFD}b"),
      ("\u{200C}", "\u{FFFD}"), ("\u{2060}", "\u{FFFD}"), ("\u{180E}", "\u{FFFD}"),
      ("👩\u{200D}👧", "👩👧"), ("❤\u{FE0F}", "❤"), ("plain", "plain"), ("한국 é", "한국 é"),
      ("\u{301}a", " \u{301}a"), ("", ""),
    ])
  func visible(_ text: String, _ visible: String) {
    #expect(Array(TextWidth.visible(text).unicodeScalars) == Array(visible.unicodeScalars))
  }

  @Test("No control, C1 or bidirectional character is left anywhere in Unicode")
  func nothingHidden() {
    let forbidden =
      (0..<0x20).map(UInt32.init) + Array(0x7F..<0xA0) + [
        0xAD, 0x61C, 0x200B, 0x200C,
        0x200D, 0x200E, 0x200F, 0xFEFF,
      ] + Array(0x2028...0x202E) + Array(0x2060...0x206F)
      + Array(0xE0000...0xE0FFF)
    for value in forbidden {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = TextWidth.visible("x\(Character(scalar))y")
      #expect(!shown.unicodeScalars.contains(scalar), "U+\(String(value, radix: 16))")
      #expect(TextWidth.of(shown) == 3, "U+\(String(value, radix: 16))")
    }
  }

  @Test("The fifth combining mark on a character is left out")
  func marks() {
    let marks: [Unicode.Scalar] = [
      "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{304}", "\u{305}",
    ]
    var text = String.UnicodeScalarView("e".unicodeScalars)
    text.append(contentsOf: marks)
    #expect(
      Array(TextWidth.visible(String(text)).unicodeScalars) == ["e"] + marks.prefix(4))
    #expect(TextWidth.of(String(text)) == 1)
  }

  @Test(
    "A text that does not fit ends with an ellipsis, never inside a wide character",
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""),
      ("abcdef", -1, ""), ("한국어", 6, "한국어"), ("한국어", 5, "한국…"), ("한국어", 4, "한…"),
      ("한국어", 3, "한…"), ("한국어", 2, "…"), ("a한", 2, "a…"), ("", 0, ""), ("", 3, ""), ("한", 1, "…"),
    ])
  func fitted(_ text: String, _ width: Int, _ fitted: String) {
    #expect(TextWidth.fitted(text, to: width) == fitted)
  }

  @Test("Another ellipsis takes the room it needs")
  func ellipsis() {
    #expect(TextWidth.fitted("abcdef", to: 5, ellipsis: "...") == "ab...")
    #expect(TextWidth.fitted("abcdef", to: 2, ellipsis: "...").isEmpty)
    #expect(TextWidth.fitted("abcdef", to: 4, ellipsis: "") == "abcd")
  }

  @Test("Padding fills up to the width at the side that is asked for")
  func padded() {
    #expect(TextWidth.padded("한", to: 4) == "한  ")
    #expect(TextWidth.padded("한", to: 4, right: true) == "  한")
    #expect(TextWidth.padded("한국어", to: 4) == "한… ")
    #expect(TextWidth.padded("", to: 2) == "  ")
    #expect(TextWidth.padded("abc", to: 0).isEmpty)
  }

  @Test(
    "Lines are broken at spaces, and inside a word only where it is longer than a line",
    arguments: [
      ("one two three", 7, ["one two", "three"]), ("one two", 7, ["one two"]),
      ("one  two", 8, ["one  two"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
      ("ab cdefgh", 3, ["ab", "cde", "fgh"]), ("한국어 문화", 5, ["한국", "어", "문화"]),
      ("한국어", 3, ["한", "국", "어"]), ("a\nb", 10, ["a", "b"]), ("a\n\nb", 10, ["a", "", "b"]),
      ("", 10, [""]), ("abc", 0, []), ("abc", -1, []), ("abcdef gh", 3, ["abc", "def", "gh"]),
      ("abcd ef", 3, ["abc", "d", "ef"]), ("abcde f", 3, ["abc", "de", "f"]),
    ])
  func wrapped(_ text: String, _ width: Int, _ lines: [String]) {
    #expect(TextWidth.wrapped(text, to: width) == lines)
  }

  @Test("Texts at random never grow over the width they are given", arguments: 1...12)
  func random(_ width: Int) {
    var texts = RandomTexts(seed: UInt64(width))
    for _ in 0..<400 {
      let text = texts.text(upTo: 24)
      let fitted = TextWidth.fitted(text, to: width)
      #expect(TextWidth.of(fitted) <= width, "\(text.debugDescription)")
      #expect(TextWidth.of(text) > width || fitted == text, "\(text.debugDescription)")
      #expect(TextWidth.of(TextWidth.padded(text, to: width)) == width)
      #expect(TextWidth.of(TextWidth.padded(text, to: width, right: true)) == width)
      #expect(TextWidth.of(TextWidth.visible(text)) == TextWidth.of(text))
      #expect(TextWidth.visible(TextWidth.visible(text)) == TextWidth.visible(text))
    }
  }

  @Test(
    "Wrapped texts at random stay within the width and lose nothing but spaces", arguments: 2...12)
  func randomLines(_ width: Int) {
    var texts = RandomTexts(seed: UInt64(100 + width))
    for _ in 0..<400 {
      let text = texts.text(upTo: 24)
      let lines = TextWidth.wrapped(text, to: width)
      #expect(lines.allSatisfy { TextWidth.of($0) <= width }, "\(text.debugDescription)")
      #expect(letters(lines.joined()) == letters(text), "\(text.debugDescription)")
    }
  }

  /// What is drawn of a text but spaces and what sits on them.
  private func letters(_ text: String) -> [Unicode.Scalar] {
    var letters: [Unicode.Scalar] = []
    TextWidth.forEachCell(of: text) { cell in
      if cell.base != " " { letters.append(cell.base) }
    }
    return letters
  }
}
