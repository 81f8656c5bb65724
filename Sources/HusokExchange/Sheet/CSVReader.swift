/// Reads comma-separated values: over bytes, with cells of several lines, and also with semicolons
/// or tabs, as spreadsheets of other countries write them.
///
/// Rows without anything in them are passed over as quickly as they can be looked at: spreadsheets
/// write a million of them.
public struct CSVReader {
  /// Why a file is no table.
  public enum Fault: Error, Equatable {
    /// A quotation mark is left open; the number of the line on which it stands.
    case openQuote(line: Int)
    /// Something follows a closing quotation mark; the number of the line.
    case afterQuote(line: Int)
    /// The bytes are not UTF-8.
    case notUTF8(line: Int)
    /// A cell is longer than any that a spreadsheet holds; the number of the line.
    case longCell(line: Int)
    /// A row has more cells than a spreadsheet has columns; the number of the line.
    case wideRow(line: Int)
    /// There are more rows than are taken at once: how many are.
    case manyRows(limit: Int)
  }

  /// A record and its number as a spreadsheet counts its rows, from 1.
  public struct Record: Equatable, Sendable {
    /// The number of the row.
    public let row: Int
    /// The cells, as they stand in the file.
    public let cells: [String]
    /// The places of cells that hold a formula or a fault whose value the file does not give.
    public let unread: Set<Int>

    /// A record.
    public init(row: Int, cells: [String], unread: Set<Int> = []) {
      self.row = row
      self.cells = cells
      self.unread = unread
    }
  }

  /// Rows that are taken at once: ten times what a government's register of fifteen years holds.
  public static let rowLimit = 100_000
  /// The columns of a spreadsheet.
  static let columnLimit = 16_384
  /// The bytes of a cell: a spreadsheet holds 32,767 characters in one.
  static let cellLimit = 1 << 20

  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  private var separator = UInt8(ascii: ",")
  /// Whether the record that is read has more cells.
  private var isInside = false

  /// The records of a file; rows that hold nothing but white space are passed over.
  public static func records(
    _ bytes: [UInt8], limit: Int = CSVReader.rowLimit
  ) throws(Fault) -> [Record] {
    var reader = CSVReader(bytes)
    return try reader.all(limit)
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = CSVReader.fromUTF16(bytes) ?? bytes
    // Two marks stand where a program added one to a file that had it.
    while self.bytes[place...].starts(with: CSV.byteOrderMark) { place += 3 }
    takeSeparator()
  }

  /// Spreadsheets write "Unicode text" as UTF-16 with a mark in front; nil for anything else.
  private static func fromUTF16(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count >= 2 else { return nil }
    let isLittle = bytes[0] == 0xFF && bytes[1] == 0xFE
    guard isLittle || (bytes[0] == 0xFE && bytes[1] == 0xFF) else { return nil }
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
      let (low, high) =
        isLittle ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
      return UInt16(low) | UInt16(high) << 8
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// A first line `sep=;` says the separator; else it is the one that stands on most of the first
  /// lines, on the first one most often.
  private mutating func takeSeparator() {
    let first = bytes[place...].prefix(6).prefix { $0 != 0x0A && $0 != 0x0D }
    if first.count == 5, first.starts(with: "sep=".utf8), let mark = first.last {
      separator = mark
      place += first.count
      skipLineEnd()
      return
    }
    let counts = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].map { (mark: $0, count: count($0)) }
    let best = counts.max { one, other in
      (one.count.lines, one.count.first, one.count.all)
        < (other.count.lines, other.count.first, other.count.all)
    }
    if let best, best.count.all > 0 { separator = best.mark }
  }

  /// On how many of the first lines a mark stands outside quotation marks, how often on the first
  /// of them that has anything, and how often in all.
  private func count(_ mark: UInt8) -> (lines: Int, first: Int, all: Int) {
    var counts = [0]
    var inQuotes = false
    for byte in bytes[place...].prefix(1 << 16) {
      if byte == UInt8(ascii: "\"") { inQuotes.toggle() }
      if inQuotes { continue }
      if byte == 0x0A || byte == 0x0D {
        if counts.count == 20 { break }
        counts.append(0)
      } else if byte == mark {
        counts[counts.count - 1] += 1
      }
    }
    return (counts.count { $0 > 0 }, counts[0], counts.reduce(0, +))
  }

  private mutating func all(_ limit: Int) throws(Fault) -> [Record] {
    var records: [Record] = []
    var row = 0
    while true {
      row += skipEmptyRows()
      if place >= bytes.count { return records }
      row += 1
      let start = line
      var cells: [String] = []
      repeat {
        cells.append(try cell())
        if cells.count > CSVReader.columnLimit { throw .wideRow(line: start) }
      } while isInside
      if cells.allSatisfy(\.isSheetBlank) { continue }
      // The heading is one more.
      if records.count > limit { throw .manyRows(limit: limit) }
      records.append(Record(row: row, cells: cells))
    }
  }

  /// Passes over rows of separators and blanks, and tells how many.
  private mutating func skipEmptyRows() -> Int {
    let (end, rows) = bytes.withUnsafeBufferPointer { bytes in
      var end = place
      var rows = 0
      var next = end
      while next < bytes.count {
        let byte = bytes[next]
        next += 1
        if byte == 0x0A || byte == 0x0D {
          if byte == 0x0D, next < bytes.count, bytes[next] == 0x0A { next += 1 }
          end = next
          rows += 1
        } else if byte != separator, byte != 0x20, byte != 0x09 {
          return (end, rows)
        }
      }
      return (bytes.count, rows)
    }
    place = end
    line += rows
    return rows
  }

  private mutating func cell() throws(Fault) -> String {
    let start = line
    let isQuoted = place < bytes.count && bytes[place] == UInt8(ascii: "\"")
    let text = isQuoted ? try quoted() : try plain()
    isInside = false
    if place < bytes.count, bytes[place] == separator {
      place += 1
      isInside = true
    } else {
      skipLineEnd()
    }
    guard let string = String(validating: text, as: UTF8.self) else {
      throw .notUTF8(line: start)
    }
    return string
  }

  private mutating func plain() throws(Fault) -> ArraySlice<UInt8> {
    let start = place
    while place < bytes.count, bytes[place] != separator, bytes[place] != 0x0A,
      bytes[place] != 0x0D
    {
      place += 1
      if place - start > CSVReader.cellLimit { throw .longCell(line: line) }
    }
    return bytes[start..<place]
  }

  private mutating func quoted() throws(Fault) -> ArraySlice<UInt8> {
    let start = line
    var text: ArraySlice<UInt8> = []
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\"") {
        guard place < bytes.count, bytes[place] == byte else { return try closed(text) }
        place += 1
      } else if byte == 0x0A || byte == 0x0D && (place == bytes.count || bytes[place] != 0x0A) {
        line += 1
      }
      text.append(byte)
      // Nobody writes such a cell: its end is missing.
      if text.count > CSVReader.cellLimit { throw .openQuote(line: start) }
    }
    throw .openQuote(line: start)
  }

  private func closed(_ text: ArraySlice<UInt8>) throws(Fault) -> ArraySlice<UInt8> {
    guard place < bytes.count, bytes[place] != separator, bytes[place] != 0x0A,
      bytes[place] != 0x0D
    else { return text }
    throw .afterQuote(line: line)
  }

  private mutating func skipLineEnd() {
    if place < bytes.count, bytes[place] == 0x0D { place += 1 }
    if place < bytes.count, bytes[place] == 0x0A { place += 1 }
    line += 1
  }
}
