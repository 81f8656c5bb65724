/// A text that a person wrote with another program, in whatever character set that saves: UTF-8,
/// UTF-16 with a mark, else CP949 where all of it is that.
public struct WrittenText {
  /// The text, its line breaks as line feeds, without those at its end.
  public let text: String
  /// Whether it was read as CP949, which is a guess that the person must be told.
  public let isCP949: Bool

  /// A note is text for people: a megabyte is beyond any.
  public static let largest = 1 << 20

  /// Why bytes are not taken as text.
  public enum Fault: Error, Equatable {
    /// There are more of them than any note has.
    case tooLong
    /// A line has a byte that is zero; its number, from 1.
    case nul(line: Int)
    /// A line is in no character set that is known here; its number, from 1.
    case noText(line: Int)
  }

  /// Reads bytes. All of them are in the text, or none is taken.
  public init(_ bytes: [UInt8]) throws(Fault) {
    if bytes.count > WrittenText.largest { throw .tooLong }
    let (text, isCP949) = try WrittenText.decoded(bytes)
    if let nul = text.utf8.firstIndex(of: 0) {
      throw .nul(line: text.utf8[..<nul].count { $0 == 0x0A } + 1)
    }
    var lines = WrittenText.lines(text)[...]
    while lines.last == "\n" { lines.removeLast() }
    self.text = String(lines)
    self.isCP949 = isCP949
  }

  /// A text with its line breaks as line feeds; return and line feed together are one.
  public static func lines(_ text: String) -> String {
    String(text.map { $0 == "\r" || $0 == "\r\n" ? "\n" : $0 })
  }

  private static func decoded(_ bytes: [UInt8]) throws(Fault) -> (String, isCP949: Bool) {
    if bytes.starts(with: [0xFF, 0xFE]) { return (try utf16(bytes, isBigEndian: false), false) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (try utf16(bytes, isBigEndian: true), false) }
    let isMarked = bytes.starts(with: CSV.byteOrderMark)
    let rest = isMarked ? Array(bytes.dropFirst(CSV.byteOrderMark.count)) : bytes
    if let text = String(validating: rest, as: UTF8.self) { return (text, false) }
    // A line break is never part of a longer character, so each line stands by itself.
    let lines = rest.split(separator: 0x0A, omittingEmptySubsequences: false)
    let line = (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
    guard !isMarked, !rest.contains(0), let text = try? TextEncoding.cp949.decoded(rest) else {
      throw .noText(line: line)
    }
    return (String(decoding: text, as: UTF8.self), true)
  }

  private static func utf16(_ bytes: [UInt8], isBigEndian: Bool) throws(Fault) -> String {
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { place -> UInt16 in
      let high = UInt16(bytes[isBigEndian ? place : place + 1])
      let low = UInt16(bytes[isBigEndian ? place + 1 : place])
      return high << 8 | low
    }
    guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) else {
      throw .noText(line: units.prefix { !(0xD800...0xDFFF).contains($0) }.count { $0 == 0x0A } + 1)
    }
    return text
  }
}
