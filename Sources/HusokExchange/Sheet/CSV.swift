import HusokThreads

/// Comma-separated values as RFC 4180 writes them, over bytes.
public enum CSV {
  /// What tells a spreadsheet that a file is UTF-8.
  public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Records as lines that end with CR LF.
  public static func bytes(_ records: [[String]]) -> [UInt8] {
    let starts = Array(stride(from: 0, to: records.count, by: 512))
    return [UInt8](
      joining: Parallel.map(starts) { start in
        var bytes: [UInt8] = []
        for record in records[start..<min(start + 512, records.count)] {
          append(record, to: &bytes)
        }
        return bytes
      })
  }

  /// Adds one record with its line end.
  private static func append(_ record: [String], to bytes: inout [UInt8]) {
    for (index, cell) in record.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(cell, to: &bytes)
    }
    bytes += [0x0D, 0x0A]
  }

  private static let marks = Array("-/.:,eE+% ".utf8)

  private static func append(_ cell: String, to bytes: inout [UInt8]) {
    let isPadded = cell.utf8.first == 0x20 || cell.utf8.last == 0x20
    let isSpecial = cell.utf8.contains { byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, 0x0A, 0x0D: true
      default: false
      }
    }
    guard isPadded || isSpecial else {
      bytes += cell.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension CSV {
  /// A text with an apostrophe in front where a spreadsheet would run it as a formula, or read it as
  /// a date or number and write another one back.
  public static func guarded(_ text: String) -> String {
    isRisky(text) ? "'" + text : text
  }

  /// The text that a guarded one came from.
  public static func unguarded(_ text: String) -> String {
    guard text.unicodeScalars.first == "'" else { return text }
    let rest = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst()))
    return isRisky(rest) ? rest : text
  }

  private static func isRisky(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    switch first {
    case "=", "+", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'": return true
    // A dash alone stands for nothing and is no formula.
    case "-": return text.unicodeScalars.count > 1
    case "0"..."9": return isMistaken(text) || isDateInWords(text)
    default: return isDateInWords(text) || isTruth(text)
    }
  }

  /// Whether a text is read as a truth value.
  private static func isTruth(_ text: String) -> Bool {
    (4...5).contains(text.utf8.count) && ["true", "false"].contains(text.lowercased())
  }

  /// Whether a text of digits and marks would be read as a date, a fraction or a rounded number.
  /// Whole numbers that a cell has room for, and days of the form 2026-12-31, come back as they are.
  private static func isMistaken(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let isDigit = { (byte: UInt8) in (48...57).contains(byte) }
    if bytes.allSatisfy(isDigit) { return bytes.count > 11 || (bytes.count > 1 && bytes[0] == 48) }
    guard bytes.allSatisfy({ isDigit($0) || marks.contains($0) }) else { return false }
    let isDay =
      bytes.count == 10 && bytes[4] == 45 && bytes[7] == 45
      && bytes.enumerated().allSatisfy { $0.offset == 4 || $0.offset == 7 || isDigit($0.element) }
    return !isDay
  }
}

extension CSV {
  /// Whether a text is read as a date or a time: numbers with the name of a month (`May 5`,
  /// `SEPT2`), with `AM`, or with the Korean words for the parts of a date.
  private static func isDateInWords(_ text: String) -> Bool {
    guard text.utf8.count <= 40, text.utf8.contains(where: { (48...57).contains($0) }),
      !text.utf8.contains(where: isForeignToDates)
    else { return false }
    var words: [String] = []
    var isInWord = false
    for scalar in text.lowercased().unicodeScalars {
      let isLetter = scalar.properties.isAlphabetic
      let isDigit = ("0"..."9").contains(scalar)
      if !isLetter, !isDigit, !" -/.,:'".unicodeScalars.contains(scalar) { return false }
      if isLetter, isInWord {
        words[words.count - 1].unicodeScalars.append(scalar)
      } else if isLetter {
        words.append(String(scalar))
      }
      isInWord = isLetter
    }
    return !words.isEmpty && words.allSatisfy(isPartOfDate)
  }

  /// Whether a byte is an ASCII character that stands in no date.
  private static func isForeignToDates(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: " "), UInt8(ascii: "'"),
      UInt8(ascii: ",")...UInt8(ascii: "/"), 0x80...:
      false
    default: true
    }
  }

  private static func isPartOfDate(_ word: String) -> Bool {
    partsOfDate.contains(word) || word.utf8.count > 2 && months.contains { $0.hasPrefix(word) }
  }

  private static let partsOfDate: Set<String> = [
    "am", "pm", "년", "월", "일", "시", "분", "초", "오전", "오후",
  ]
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}
