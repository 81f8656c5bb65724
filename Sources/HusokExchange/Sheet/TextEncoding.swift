import CPosix

/// The character set of a file: UTF-8, or CP949 for the Korean spreadsheets that read nothing else.
public enum TextEncoding: String, CaseIterable {
  /// What all else is written in.
  case utf8 = "utf-8"
  /// Korean Windows' own: EUC-KR with all Hangul syllables.
  case cp949

  /// The set that a word names.
  public init?(named word: String) {
    switch word.lowercased() {
    case "utf-8", "utf8": self = .utf8
    case "cp949", "uhc", "ms949", "euc-kr", "euckr": self = .cp949
    default: return nil
    }
  }

  /// The set of a file that does not say it: CP949 where it is no UTF-8.
  public init(of bytes: [UInt8]) {
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    self = isUTF16 || String(validating: bytes, as: UTF8.self) != nil ? .utf8 : .cp949
  }

  /// Why text cannot be converted.
  public enum Fault: Error {
    /// The system lacks the set.
    case unknownHere
    /// A character is not in the set; the number of the line, from 1.
    case noCharacter(String, line: Int)
    /// The bytes are not text of the set; the number of the line, from 1.
    case noText(line: Int)
  }

  /// Records of a table as the bytes of a file. Every cell keeps every character, or nothing is
  /// written.
  public func bytes(_ records: [[String]]) throws(Fault) -> [UInt8] {
    if self == .utf8 { return CSV.byteOrderMark + CSV.bytes(records) }
    let text = CSV.bytes(records)
    let (bytes, read) = try convert(text, from: "UTF-8", to: "CP949")
    if read == text.count { return bytes }
    for (index, record) in records.enumerated() {
      for scalar in record.joined().unicodeScalars where try !holds(scalar) {
        throw .noCharacter(TextEncoding.name(scalar), line: index + 1)
      }
    }
    throw .noText(line: TextEncoding.line(of: read, in: text))
  }

  /// The bytes of a file as UTF-8.
  public func decoded(_ bytes: [UInt8]) throws(Fault) -> [UInt8] {
    if self == .utf8 || bytes.starts(with: CSV.byteOrderMark) { return bytes }
    let (text, read) = try convert(bytes, from: "CP949", to: "UTF-8")
    if read < bytes.count { throw .noText(line: TextEncoding.line(of: read, in: bytes)) }
    return text
  }

  private func holds(_ scalar: Unicode.Scalar) throws(Fault) -> Bool {
    let bytes = Array(String(scalar).utf8)
    return try convert(bytes, from: "UTF-8", to: "CP949").read == bytes.count
  }

  private func convert(
    _ bytes: [UInt8], from: String, to: String
  ) throws(Fault) -> (bytes: [UInt8], read: Int) {
    var read = 0
    var written = 0
    let output = [UInt8](unsafeUninitializedCapacity: bytes.count * 3 + 16) { buffer, count in
      written = husok_convert(to, from, bytes, bytes.count, buffer.baseAddress, buffer.count, &read)
      count = max(0, written)
    }
    if written == -1 { throw .unknownHere }
    return (output, read)
  }

  private static func name(_ scalar: Unicode.Scalar) -> String {
    let number = String(scalar.value, radix: 16, uppercase: true)
    return
      "\"\(scalar)\" (U+\(String(repeating: "0", count: max(0, 4 - number.utf8.count)))\(number))"
  }

  private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    bytes[..<min(offset, bytes.count)].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
  }
}
