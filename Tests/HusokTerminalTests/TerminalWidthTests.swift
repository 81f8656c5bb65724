import CTestSupport
import Glibc
import Testing

@testable import HusokCanvas

@Suite("The width of characters on a terminal")
struct TerminalWidthTests {
  @Test("The program and the C library agree on every character that is shown")
  func agreement() throws {
    _ = try #require(setlocale(LC_ALL, "C.UTF-8"))
    var known = 0
    var different: [String] = []
    for value in UInt32(0x20)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), TextWidth.visibleMark(scalar) == nil else {
        continue
      }
      let width = husok_wcwidth(value)
      if width < 0 { continue }
      known += 1
      if TextWidth.of(scalar) != Int(width) {
        different.append("U+\(String(value, radix: 16)): \(TextWidth.of(scalar)), not \(width)")
      }
    }
    // Fewer would mean that the locale knows no Unicode.
    #expect(known > 250_000)
    #expect(different.isEmpty, "\(different.count): \(different.prefix(40))")
  }
}
