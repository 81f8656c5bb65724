import CResources

/// The table of words: tab-separated lines of key, English and Korean, after a heading.
public struct WordTable: Sendable {
  /// The two texts of a key.
  public struct Entry: Sendable {
    /// English.
    public let en: String
    /// Korean.
    public let ko: String
  }

  /// The texts by key.
  public let entries: [String: Entry]
  /// Lines that do not have three columns and keys that stand twice, by line number.
  public let faults: [Int]

  /// The table that is embedded in the program.
  public static let shared = WordTable(embedded())

  /// Reads a table.
  public init(_ text: String) {
    var entries: [String: Entry] = [:]
    var faults: [Int] = []
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
      let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      if columns.count == 3, entries[columns[0]] == nil {
        entries[columns[0]] = Entry(en: columns[1], ko: columns[2])
      } else {
        faults.append(index + 1)
      }
    }
    self.entries = entries
    self.faults = faults
  }

  private static func embedded() -> String {
    var count = 0
    let bytes = husok_words(&count)
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }
}
