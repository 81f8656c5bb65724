/// Reads comma-separated values: over bytes, with cells of several lines, and also with semicolons
/// or tabs, as spreadsheets of other countries write them.
public struct CSVReader {
  /// Why a file is no table.
  public enum Fault: Error, Equatable {
    /// A quotation mark is left open; the number of the line on which it stands.
    case openQuote(line: Int)
    /// Something follows a closing quotation mark; the number of the line.
    case afterQuote(line: Int)
    /// The bytes are not UTF-8.
    case notUTF8(line: Int)
  }

  /// A record and its number as a spreadsheet counts its rows, from 1.
  public struct Record: Equatable, Sendable {
    /// The number of the row.
    public let row: Int
    /// The cells, as they stand in the file.
    public let cells: [String]
  }

  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  private var separator = UInt8(ascii: ",")
  /// Whether the record that is read has more cells.
  private var isInside = false

  /// The records of a file; lines without any text are passed over.
  public static func records(_ bytes: [UInt8]) throws(Fault) -> [Record] {
    var reader = CSVReader(bytes)
    return try reader.all()
  }

  private init(_ bytes: [UInt8]) {
    var bytes = CSVReader.fromUTF16(bytes) ?? bytes
    if bytes.starts(with: CSV.byteOrderMark) { bytes.removeFirst(3) }
    self.bytes = bytes
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

  /// The separator that stands most often on the first line outside quotation marks; a first line
  /// `sep=;` says it.
  private mutating func takeSeparator() {
    let first = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    if first.count == 5, first.starts(with: "sep=".utf8), let mark = first.last {
      separator = mark
      place = first.count
      skipLineEnd()
      return
    }
    var counts: [UInt8: Int] = [:]
    var inQuotes = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { inQuotes.toggle() }
      if inQuotes { continue }
      if byte == 0x0A || byte == 0x0D { break }
      counts[byte, default: 0] += 1
    }
    for mark in [UInt8(ascii: ";"), UInt8(ascii: "\t")]
    where counts[mark, default: 0] > counts[separator, default: 0] {
      separator = mark
    }
  }

  private mutating func all() throws(Fault) -> [Record] {
    var records: [Record] = []
    var row = 0
    while place < bytes.count {
      row += 1
      var cells: [String] = []
      repeat { cells.append(try cell()) } while isInside
      if cells.contains(where: { !$0.isEmpty }) {
        records.append(Record(row: row, cells: cells))
      }
    }
    return records
  }

  private mutating func cell() throws(Fault) -> String {
    let start = line
    let text =
      place < bytes.count && bytes[place] == UInt8(ascii: "\"") ? try quoted() : plain()
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

  private mutating func plain() -> [UInt8] {
    let start = place
    while place < bytes.count, bytes[place] != separator, bytes[place] != 0x0A,
      bytes[place] != 0x0D
    {
      place += 1
    }
    return Array(bytes[start..<place])
  }

  private mutating func quoted() throws(Fault) -> [UInt8] {
    let start = line
    var text: [UInt8] = []
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\"") {
        guard place < bytes.count, bytes[place] == byte else { return try closed(text) }
        place += 1
      } else if byte == 0x0A {
        line += 1
      }
      text.append(byte)
    }
    throw .openQuote(line: start)
  }

  private func closed(_ text: [UInt8]) throws(Fault) -> [UInt8] {
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
