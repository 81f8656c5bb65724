import HusokModel
import HusokTestSupport
import Testing

@testable import HusokStore

@Suite("JSON as it is written")
struct JSONWriterTests {
  @Test("What a terminal would obey is escaped, all else stands as it is, and both read back")
  func escapes() throws {
    let obeyed =
      Array(0..<0x20) + Array(0x7F..<0xA0)
      + [0x61C, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069]
    for value in obeyed {
      let scalar = try #require(Unicode.Scalar(UInt32(value)))
      let text = "한\(Character(scalar))글"
      let written = JSONWriter.text(.string(text))
      #expect(!String(decoding: written, as: UTF8.self).unicodeScalars.contains(scalar))
      #expect(try read(written).isIdentical(to: text), "\(value)")
    }
    for text in [
      "한글 – “회의” €", "نقشه\u{200C}راه", "👨\u{200D}👩 ☎\u{FE0F}", "soft\u{AD} \u{2060}\u{FEFF}",
      "Ω é¿",
    ] {
      #expect(JSONWriter.text(.string(text)) == Array("\"\(text)\"".utf8))
    }
    let object = Value.object([.init("\u{9B}", .string("\u{202E}\u{7F}\u{1B}"))])
    #expect(
      String(decoding: JSONWriter.text(object), as: UTF8.self)
        == #"{"\u009b":"\u202e\u007f\u001b"}"#)
  }

  private func read(_ bytes: [UInt8]) throws -> String {
    let text = StoreSamples.small.replacing(
      #""to":"x"}]}"#, with: #""to":"# + String(decoding: bytes, as: UTF8.self) + "}]}")
    let register = try JSONFileStore.parse(Array(text.utf8))
    return try #require(register.history[0].to.text)
  }
}
