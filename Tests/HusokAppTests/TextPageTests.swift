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
    let words = { (text: String) in
      Set(text.split(whereSeparator: \.isWhitespace).map { $0.last == "," ? $0.dropLast() : $0 })
    }
    for width in [80, 100, 120, 200] {
      let page = TextPage(text, width: width)
      let lines = (0..<page.count).map { row in page.line(row).spans.map(\.text).joined() }
      #expect(lines.allSatisfy { TextWidth.of($0) <= width }, "\(width)")
      // Where each row is a paragraph, what is none is left out, and the heading of the first column.
      let lost = words(text).subtracting(words(lines.joined(separator: " ")))
      #expect(lost.isSubset(of: ["0", "-", "구분"]), "\(width): \(lost)")
    }
  }
}
