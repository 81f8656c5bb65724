import HusokTestSupport
import Testing

@testable import HusokExchange

@Suite("Comma-separated values")
struct CSVTests {
  private func read(_ text: String) throws -> [[String]] {
    try CSVReader.records(Array(text.utf8)).map(\.cells)
  }

  @Test("Random cells come back as they were, guarded or not")
  func random() throws {
    var generator = SplitMix(state: 7)
    let letters = Array("=+-@'\"\t\r\n,; ab1279한＝．/.:eE\\".unicodeScalars)
    for _ in 0..<2_000 {
      let records = (0..<3).map { _ in
        (0..<4).map { _ in
          let count = Int(generator.next() % 6)
          let scalars = (0..<count).map { _ in
            letters[Int(generator.next() % UInt64(letters.count))]
          }
          return String(String.UnicodeScalarView(scalars))
        } + ["end"]
      }
      let guarded = records.map { $0.map(CSV.guarded) }
      // The first line has more commas than anything else can have, as a heading does.
      let bytes = CSV.bytes([["a", "b", "c", "d", "e"]] + guarded)
      let back = try CSVReader.records(bytes).dropFirst().map { $0.cells.map(CSV.unguarded) }
      #expect(back.count == records.count)
      for (one, other) in zip(back, records) {
        #expect(zip(one, other).allSatisfy { $0.isIdentical(to: $1) }, "\(one) \(other)")
      }
    }
  }

  @Test("Line ends, quotation marks and empty cells as RFC 4180 has them")
  func rules() throws {
    #expect(try read("a,b\r\n1,\"x,\"\"y\"\"\n z\"\r\n") == [["a", "b"], ["1", "x,\"y\"\n z"]])
    #expect(try read("a,b\n1,2") == [["a", "b"], ["1", "2"]])
    #expect(try read("a,b\r1,\r") == [["a", "b"], ["1", ""]])
    #expect(try read("\u{FEFF}a,b\r\n\r\n,,\r\n1,2\r\n") == [["a", "b"], ["1", "2"]])
    #expect(try read("") == [])
    #expect(
      CSV.bytes([["a", "b;c", "d\te", " f", "g\"h"]])
        == Array("a,\"b;c\",\"d\te\",\" f\",\"g\"\"h\"\r\n".utf8))
  }

  @Test("Semicolons, tabs, a sep line and UTF-16 are recognised")
  func dialects() throws {
    #expect(try read("a;b;c\n1;2,5;3") == [["a", "b", "c"], ["1", "2,5", "3"]])
    #expect(try read("a\tb\n1\t2;3") == [["a", "b"], ["1", "2;3"]])
    #expect(try read("sep=;\r\na,x;b\r\n1;2") == [["a,x", "b"], ["1", "2"]])
    #expect(try read("\"a;b;c;d\",e\n1,2") == [["a;b;c;d", "e"], ["1", "2"]])
    let units = Array("관리번호\t상태\r\nA1\t완료\r\n".utf16)
    let little: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [little, big] {
      #expect(
        try CSVReader.records(bytes).map(\.cells) == [["관리번호", "상태"], ["A1", "완료"]])
    }
  }

  @Test("What is no table is refused with its line")
  func faults() {
    #expect(throws: CSVReader.Fault.openQuote(line: 2)) { try read("a\n\"b\nc") }
    #expect(throws: CSVReader.Fault.afterQuote(line: 2)) { try read("a,b\n\"x\"y,1") }
    #expect(throws: CSVReader.Fault.notUTF8(line: 2)) {
      try CSVReader.records([0x61, 0x0A, 0xB0, 0xFC])
    }
  }

  @Test("What no spreadsheet holds is refused soon, and what is empty is passed over")
  func limits() throws {
    let size = 1 << 21
    let cell = Array("a,b\n".utf8) + [UInt8](repeating: 0x78, count: size)
    #expect(throws: CSVReader.Fault.longCell(line: 2)) { try CSVReader.records(cell) }
    let open = Array("a,b\n\"".utf8) + [UInt8](repeating: 0x78, count: size)
    #expect(throws: CSVReader.Fault.openQuote(line: 2)) { try CSVReader.records(open) }
    let wide = Array("a,b\n".utf8) + [UInt8](repeating: 0x2C, count: 20_000) + [0x78]
    #expect(throws: CSVReader.Fault.wideRow(line: 2)) { try CSVReader.records(wide) }
    for byte in Array(",\n".utf8) {
      #expect(try CSVReader.records([UInt8](repeating: byte, count: size)).isEmpty)
    }
    let rows = Array(String(repeating: "x,y\n", count: 5).utf8)
    #expect(throws: CSVReader.Fault.manyRows(limit: 3)) {
      try CSVReader.records(rows, limit: 3)
    }
    #expect(try CSVReader.records(rows, limit: 4).count == 5)
  }

  @Test("Rows are counted as a spreadsheet counts them")
  func rows() throws {
    let records = try CSVReader.records(Array("a,b\n\"x\ny\",1\n\nz,2\n".utf8))
    #expect(records.map(\.row) == [1, 2, 4])
  }

  @Test(
    "Cells that a spreadsheet would rewrite are guarded, others are left alone",
    arguments: [
      ("2026-12", true), ("1/2", true), ("007", true), ("1E5", true), ("3.50", true), ("-", false),
      ("2026-12-31", false), ("2026", false), ("2026-Q2", false), ("CN26-3.1", false), ("", false),
      ("0", false), ("a=b", false), ("12 units", false), ("1234567890123456", true),
      ("123456789012", true), ("12345678901", false), ("May 5", true), ("SEPT2", true),
      ("5-Jun-26", true), ("10:30 AM", true), ("2026년 6월 30일", true), ("true", true),
      ("Mayor 5", false), ("June meeting 2026", false), ("1차 회의", false), ("May", false),
    ])
  func guarding(_ text: String, _ isGuarded: Bool) {
    #expect((CSV.guarded(text) != text) == isGuarded)
    #expect(CSV.unguarded(CSV.guarded(text)) == text)
  }
}

/// Random numbers that are always the same.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
