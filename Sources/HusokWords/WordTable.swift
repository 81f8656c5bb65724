import CResources
import HusokModel

/// The table of words: tab-separated lines of key, English and Korean, after a heading.
///
/// A start of the program needs few of its texts: lines are found by their keys, and a text is made
/// when it is asked for.
public struct WordTable: Sendable {
  /// The two texts of a key.
  public struct Entry: Sendable {
    /// The second column.
    public let en: String
    /// The third column.
    public let ko: String
  }

  /// A line by the places of its parts: the key begins it, the English text the second column.
  private struct Line {
    let start: Int32
    let english: Int32
    let korean: Int32
    let end: Int32
  }

  private let bytes: [UInt8]
  private var lines: [Line] = []
  /// One more than the number of a line, at the place that the hash of its key says or at the next
  /// free one; 0 where there is none.
  private var places: [Int32]
  /// Lines that do not have three columns and keys that stand twice, by line number.
  public private(set) var faults: [Int] = []

  /// The table that is embedded in the program.
  public static let shared = WordTable(embedded())

  /// Reads a table.
  public init(_ text: String) {
    self.init(Array(text.utf8))
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // More than most tables of this size have.
    let most = bytes.count / 48
    lines.reserveCapacity(most)
    places = Array(repeating: 0, count: 8)
    grow(to: most)
    var row = 0
    var start = 0
    var tabs: (first: Int, second: Int, count: Int) = (0, 0, 0)
    bytes.withUnsafeBufferPointer { bytes in
      for position in 0...bytes.count {
        let byte = position < bytes.count ? bytes[position] : UInt8(ascii: "\n")
        // Nearly all bytes are those of texts.
        if byte > UInt8(ascii: "\n") { continue }
        if byte == UInt8(ascii: "\t") {
          if tabs.count == 0 { tabs.first = position } else { tabs.second = position }
          tabs.count += 1
        } else if byte == UInt8(ascii: "\n") {
          row += 1
          if row > 1, position > start {
            let line = Line(
              start: Int32(start), english: Int32(tabs.first + 1), korean: Int32(tabs.second + 1),
              end: Int32(position))
            if tabs.count != 2 || !add(line, bytes) { faults.append(row) }
          }
          start = position + 1
          tabs = (0, 0, 0)
        }
      }
    }
  }

  private mutating func add(_ line: Line, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let place = place(of: bytes[Int(line.start)..<Int(line.english) - 1])
    guard places[place] == 0 else { return false }
    lines.append(line)
    places[place] = Int32(lines.count)
    if 2 * lines.count > places.count { grow(to: 2 * lines.count) }
    return true
  }

  /// Makes room for so many lines, of which at most half of the places are taken.
  private mutating func grow(to count: Int) {
    var size = places.count
    while size < 2 * count { size *= 2 }
    places = Array(repeating: 0, count: size)
    for (number, line) in lines.enumerated() {
      places[place(of: key(of: line))] = Int32(number + 1)
    }
  }

  /// Where the number of the line with a key stands, or would stand.
  private func place(of key: some Collection<UInt8>) -> Int {
    var place = Int(truncatingIfNeeded: FNV1a.hash(key)) & (places.count - 1)
    while places[place] != 0, !self.key(of: lines[Int(places[place]) - 1]).elementsEqual(key) {
      place = (place + 1) & (places.count - 1)
    }
    return place
  }

  private func key(of line: Line) -> ArraySlice<UInt8> {
    bytes[Int(line.start)..<Int(line.english) - 1]
  }

  /// The texts of a key; nil where the table does not have it.
  public subscript(key: String) -> Entry? {
    line(of: key).map { Entry(en: text(of: $0, in: .english), ko: text(of: $0, in: .korean)) }
  }

  /// The text of a key in one language; nil where the table does not have it.
  func text(of key: String, in language: Language) -> String? {
    line(of: key).map { text(of: $0, in: language) }
  }

  private func line(of key: String) -> Line? {
    let number = places[place(of: key.utf8)]
    return number == 0 ? nil : lines[Int(number) - 1]
  }

  private func text(of line: Line, in language: Language) -> String {
    switch language {
    case .english: text(line.english..<line.korean - 1)
    case .korean: text(line.korean..<line.end)
    }
  }

  /// The texts of a key in all languages; none where the table does not have it.
  public func texts(_ key: String) -> [String] { self[key].map { [$0.en, $0.ko] } ?? [] }

  /// The words that the texts of a key list, parted by commas.
  public func parts(_ key: String) -> [String] { texts(key).flatMap(\.parts) }

  /// Whether the table has a key.
  public func has(_ key: String) -> Bool { line(of: key) != nil }

  /// All keys, in the order of the table.
  public var keys: [String] { lines.map { String(decoding: key(of: $0), as: UTF8.self) } }

  private func text(_ range: Range<Int32>) -> String {
    String(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
  }

  private static func embedded() -> [UInt8] {
    var count = 0
    let bytes = husok_words(&count)
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }
}
