import HusokCanvas
import HusokModel
import HusokThreads

/// A pack as text that pastes cleanly into a word processor: bullets, one paragraph on a line, and
/// tables whose columns are parted by single tabs. On a terminal the columns stand below each other.
public enum PackText {
  /// The pack in some languages, one after the other.
  public static func text(_ document: PackDocument, _ languages: [Language]) -> String {
    String(decoding: bytes(document, languages), as: UTF8.self)
  }

  /// The same as bytes.
  public static func bytes(_ document: PackDocument, _ languages: [Language]) -> [UInt8] {
    var bytes: [UInt8] = []
    for language in languages {
      if !bytes.isEmpty { bytes += "\n\n".utf8 }
      let shares = PackText.shares(document.blocks(in: language))
      let written = Parallel.map(shares) { blocks in
        var writer = Writer(language)
        for block in blocks { writer.write(block) }
        return writer.bytes
      }
      for share in written { bytes += share }
    }
    return bytes
  }

  /// The blocks in runs of about as many rows of tables.
  private static func shares(_ blocks: [PackBlock]) -> [ArraySlice<PackBlock>] {
    var shares: [ArraySlice<PackBlock>] = []
    var start = 0
    var rows = 0
    for (place, block) in blocks.enumerated() {
      if case .table(let table) = block { rows += table.rows.count }
      if rows > 500 {
        shares.append(blocks[start...place])
        start = place + 1
        rows = 0
      }
    }
    return start < blocks.count ? shares + [blocks[start...]] : shares
  }

  private struct Writer {
    private(set) var bytes: [UInt8] = []
    private let heading: String
    private let item: String
    private let number: String
    private let part: String

    init(_ language: Language) {
      (heading, item, part, number) =
        language == .korean ? ("□ ", " ㅇ ", "   - ", "  ") : ("", "  - ", "      - ", "  ")
      bytes.reserveCapacity(1 << 17)
    }

    mutating func write(_ block: PackBlock) {
      switch block {
      case .title(let title, let details): write([title] + details)
      case .page(let title, let details, _): write(["", "", title] + details)
      case .heading(let name): write(["", heading + name])
      case .fact(let name, let text): write(["", "\(heading)\(name): \(text)"])
      case .list(let items):
        for entry in items {
          line(item, entry.text)
          for text in entry.parts { line(part, text) }
        }
      case .table(let table): write(table)
      case .numbered(let texts):
        for (place, text) in texts.enumerated() { line(number, "\(place + 1). \(text)") }
      case .legend(_, let others): write(["", others])
      case .note(let note): write(["", note])
      case .bars, .timeline, .chart: break
      }
    }

    private mutating func write(_ lines: [String]) {
      for text in lines { line("", text) }
    }

    private mutating func line(_ start: String, _ rest: String) {
      bytes += start.utf8
      bytes += rest.utf8
      bytes.append(0x0A)
    }

    private mutating func write(_ table: PackTable) {
      let rows = [table.columns.map(\.title)] + table.rows
      let narrow = table.columns.count - 1
      var widths = [Int](repeating: 0, count: max(0, narrow))
      var used: [Int] = []
      used.reserveCapacity(rows.count * narrow)
      for cells in rows {
        for column in 0..<narrow {
          used.append(Writer.width(cells[column]))
          widths[column] = max(widths[column], used[used.count - 1])
        }
      }
      // A tab leads to the next multiple of eight, so the cell before it ends one short of it.
      widths = widths.map { ($0 + 8) / 8 * 8 - 1 }
      for (row, cells) in rows.enumerated() {
        for column in 0..<narrow {
          bytes += cells[column].utf8
          var missing = widths[column] - used[row * narrow + column]
          while missing > 0 {
            bytes.append(0x20)
            missing -= 1
          }
          bytes.append(0x09)
        }
        line("", cells.last ?? "")
      }
    }

    /// The columns of a text that has no control characters; of ASCII and Hangul by its bytes.
    private static func width(_ text: String) -> Int {
      let quick = text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
        var width = 0
        for byte in bytes {
          switch byte {
          case 0..<0x80: width += 1
          case 0x80..<0xC0: break
          case 0xEB, 0xEC: width += 2
          default: return nil
          }
        }
        return width
      }
      return (quick ?? nil) ?? text.unicodeScalars.reduce(0) { $0 + TextWidth.of($1) }
    }
  }
}
