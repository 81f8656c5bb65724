import HusokCanvas
import HusokExchange
import HusokModel
import HusokTestSupport
import Testing

@testable import HusokApp

@Suite("Papers on the screen")
struct TextPageTests {
  @Test("No cell of a table is cut, whatever the width", arguments: Language.allCases)
  func whole(_ language: Language) throws {
    let pack = MeetingPack(register: try Fixtures.eventful(), today: Fixtures.eventfulToday)
    let text = PackText.text(pack.document, [language])
    let letters = { (lines: [String]) in
      lines.joined().unicodeScalars.filter { $0.properties.isAlphabetic }.count
    }
    for width in [80, 100, 120, 200] {
      let page = TextPage(text, width: width)
      let lines = (0..<page.count).map { row in page.line(row).spans.map(\.text).joined() }
      #expect(lines.allSatisfy { TextWidth.of($0) <= width }, "\(width)")
      #expect(letters(lines) == letters([text]), "\(width)")
    }
  }
}
