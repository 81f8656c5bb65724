import HusokModel
import HusokTestSupport
import Testing

@Suite("Text")
struct TextTests {
  @Test(
    "Composed form joins what was taken apart, and leaves the rest",
    arguments: [
      ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}", "한국"), ("한국", "한국"), ("plain", "plain"),
      ("e\u{301}", "é"), ("\u{212B}", "Å"), ("가\u{11A8}", "각"), ("a\u{328}\u{301}", "ą\u{301}"),
      ("", ""), ("ㅎㅏㄴ", "ㅎㅏㄴ"), ("\u{1F468}\u{200D}\u{1F469}", "\u{1F468}\u{200D}\u{1F469}"),
    ])
  func composed(_ text: String, _ composed: String) {
    #expect(Array(text.composed.utf8) == Array(composed.utf8))
  }

  @Test("Every Hangul syllable taken apart is composed again")
  func syllables() throws {
    for code in UInt32(0xAC00)...0xD7A3 {
      let index = code - 0xAC00
      var scalars = String.UnicodeScalarView()
      scalars.append(try #require(Unicode.Scalar(0x1100 + index / 588)))
      scalars.append(try #require(Unicode.Scalar(0x1161 + index % 588 / 28)))
      if index % 28 > 0 { scalars.append(try #require(Unicode.Scalar(0x11A7 + index % 28))) }
      guard Array(String(scalars).composed.unicodeScalars).map(\.value) == [code] else {
        Issue.record("U+\(String(code, radix: 16)) is not composed")
        return
      }
    }
  }

  @Test(
    "Folding takes case and decomposition away",
    arguments: [
      ("MCST", "mcst"), ("Ünique", "ünique"), ("U\u{308}", "ü"), ("\u{1112}\u{1161}", "하"),
      ("한국 A", "한국 a"), ("[`{@", "[`{@"), ("ΑΒΓ", "αβγ"),
    ])
  func folded(_ text: String, _ folded: String) {
    #expect(text.folded == folded.folded)
  }

  @Test("Texts of other letters are folded to other bytes")
  func foldedApart() {
    let texts = ["a", "b", "ㅎ", "하", "한", "핫", "국", "漢", "é", "e", "[", "{", "ア", " ", ""]
    #expect(Set(texts.map(\.folded)).count == texts.count)
  }

  @Test(
    "Searching finds a run of bytes wherever it stands",
    arguments: [
      ("", "abc", true), ("a", "", false), ("abc", "abc", true), ("c", "abc", true),
      ("abcd", "abc", false), ("aab", "aaab", true), ("bc", "abd", false), ("", "", true),
    ])
  func contains(_ needle: String, _ haystack: String, _ isFound: Bool) {
    let found = Array(haystack.utf8).withUnsafeBufferPointer {
      FoldedSearch.contains(Array(needle.utf8), in: $0)
    }
    #expect(found == isFound)
  }

  @Test(
    "In long texts, too, a run of bytes is found where it stands and nowhere else",
    arguments: 0..<20)
  func containsInLongTexts(_ seed: UInt64) {
    var random = MergeRandom(seed: seed)
    var found = 0
    for _ in 0..<400 {
      // Of two letters, so that beginnings and ends are right more often than the whole.
      let text = (0..<Int.random(in: 0...90, using: &random)).map { _ in
        UInt8.random(in: 97...98, using: &random)
      }
      let word = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        UInt8.random(in: 97...98, using: &random)
      }
      let stands = (0...text.count).contains { text[$0...].starts(with: word) }
      found += stands ? 1 : 0
      #expect(text.withUnsafeBufferPointer { FoldedSearch.contains(word, in: $0) } == stands)
    }
    #expect(found > 20 && found < 380)
  }

  @Test(
    "The jamo and the initial of a syllable",
    arguments: [
      ("가", "ㄱㅏ", "ㄱ"), ("힣", "ㅎㅣㅎ", "ㅎ"), ("문", "ㅁㅜㄴ", "ㅁ"), ("꽃", "ㄲㅗㅊ", "ㄲ"), ("값", "ㄱㅏㅄ", "ㄱ"),
      ("괜", "ㄱㅙㄴ", "ㄱ"), ("쓱", "ㅆㅡㄱ", "ㅆ"),
    ])
  func jamo(_ syllable: Character, _ jamo: String, _ initial: Character) {
    #expect(Hangul.jamo(of: syllable) == Array(jamo))
    #expect(Hangul.initial(of: syllable) == initial)
  }

  @Test("What is no syllable has no jamo", arguments: ["a", "ㄱ", "ㅏ", "漢", " ", "\u{D7A4}"])
  func noJamo(_ character: Character) {
    #expect(Hangul.jamo(of: character) == nil)
    #expect(Hangul.initial(of: character) == nil)
  }

  @Test("Initials are the nineteen consonants that can begin a syllable")
  func initials() {
    #expect(Hangul.initials.count == 19)
    #expect(Hangul.vowels.count == 21)
    #expect(Hangul.finals.count == 27)
    #expect(Hangul.isInitial("ㅎ"))
    #expect(Hangul.isInitial("ㄲ"))
    #expect(!Hangul.isInitial("ㅏ"))
    #expect(!Hangul.isInitial("ㄳ"))
    #expect(!Hangul.isInitial("h"))
  }

  @Test("Blank is what has nothing but white space")
  func blank() {
    #expect("".isBlank)
    #expect(" \t\n\u{3000}".isBlank)
    #expect(!" x".isBlank)
  }
}

@Suite("Values")
struct ValueTests {
  @Test("Texts are equal by their bytes, not by what they look like")
  func bytes() {
    let composed = Value.string("é")
    let decomposed = Value.string("e\u{301}")
    #expect(composed != decomposed)
    #expect(composed == .string("\u{E9}"))
    #expect(
      Value.object([.init("é", .null)]) != Value.object([.init("e\u{301}", .null)]))
    #expect(!"é".isIdentical(to: "e\u{301}"))
  }

  @Test("Numbers are equal by how they are written, objects by the order of their members")
  func numbers() {
    #expect(Value.number("1") != .number("1.0"))
    #expect(Value.number("1") == .number("1"))
    #expect(Value.number("1") != .string("1"))
    let one = Value.Member("a", .bool(true))
    let other = Value.Member("b", .null)
    #expect(Value.object([one, other]) != .object([other, one]))
    #expect(Value.object([one, other]) == .object([one, other]))
    #expect(Value.list([.null, .bool(true)]) != .list([.bool(true), .null]))
    #expect(Value.list([]) != .object([]))
    #expect(Value.null != .bool(false))
  }

  @Test("A value gives what it holds and nothing else")
  func access() {
    #expect(Value.string("a").text == "a")
    #expect(Value.number("1").text == nil)
    #expect(Value.number("12").integer == 12)
    #expect(Value.number("1.5").integer == nil)
    #expect(Value.number("99999999999999999999").integer == nil)
    #expect(Value.bool(true).truth == true)
    #expect(Value.null.truth == nil)
    #expect(Value.null.isNull)
    #expect(!Value.list([]).isNull)
    #expect(Value.list([.null]).elements == [.null])
    #expect(Value.object([.init("a", .null)])["a"] == .null)
    #expect(Value.object([.init("a", .null)])["b"] == nil)
    #expect(Value.list([])["a"] == nil)
  }
}
