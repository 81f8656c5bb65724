import HusokCanvas
import Testing

@testable import HusokTerminal

@Suite("Keys")
struct KeyDecoderTests {
  @Test(
    "A character that was read is its key",
    arguments: [
      (UInt32(0x61), Key.character("a")), (0x5A, .character("Z")), (0x20, .character(" ")),
      (0x2F, .character("/")), (0x7E, .character("~")), (0xAC00, .character("가")),
      (0x314E, .character("ㅎ")), (0x1F600, .character("😀")), (0xE9, .character("é")),
      (9, .tab), (10, .enter), (13, .enter), (27, .escape), (8, .backspace), (127, .backspace),
      (1, .control("a")), (3, .control("c")), (4, .control("d")), (12, .control("l")),
      (18, .control("r")), (21, .control("u")), (26, .control("z")),
    ])
  func characters(_ code: UInt32, _ key: Key) {
    #expect(KeyDecoder.key(character: code) == key)
  }

  @Test(
    "What is no key is none",
    arguments: [UInt32(0), 28, 29, 30, 31, 0xD800, 0xDFFF, 0x110000, .max])
  func noCharacters(_ code: UInt32) {
    #expect(KeyDecoder.key(character: code) == nil)
  }

  @Test("A pasted text has line feeds; return and line feed together are one")
  func pasted() {
    #expect(KeyDecoder.lines("a\r\nb\rc\nd\r\n\r\ne") == "a\nb\nc\nd\n\ne")
    #expect(KeyDecoder.lines("한\r\n글") == "한\n글")
  }

  @Test("Every letter with control but those that are keys of their own")
  func controls() {
    let letters = (UInt32(1)...26).compactMap { code -> Character? in
      guard case .control(let letter)? = KeyDecoder.key(character: code) else { return nil }
      return letter
    }
    #expect(String(letters) == "abcdefgklnopqrstuvwxyz")
  }

  // The numbers are those that ncurses fixes for all systems in its interface.
  @Test(
    "A function key that was read is its key",
    arguments: [
      (Int32(0o402), Key.down), (0o403, .up), (0o404, .left), (0o405, .right), (0o406, .home),
      (0o407, .backspace), (0o512, .delete), (0o522, .pageDown), (0o523, .pageUp), (0o527, .enter),
      (0o541, .backTab), (0o550, .end), (0o411, .function(1)), (0o412, .function(2)),
      (0o424, .function(12)),
    ])
  func functions(_ code: Int32, _ key: Key) {
    #expect(KeyDecoder.key(function: code) == key)
  }

  @Test(
    "Function keys that husok does not know, and the marks of a paste, are no keys",
    arguments: [
      Int32(0o410), 0o425, 0o513, 0o632, 0, -1, KeyDecoder.pasteBegin, KeyDecoder.pasteEnd,
    ])
  func noFunctions(_ code: Int32) {
    #expect(KeyDecoder.key(function: code) == nil)
  }

  @Test("The marks of a paste are told apart, above all keys of ncurses")
  func paste() {
    #expect(KeyDecoder.pasteBegin != KeyDecoder.pasteEnd)
    #expect(min(KeyDecoder.pasteBegin, KeyDecoder.pasteEnd) > 0o777)
  }
}
