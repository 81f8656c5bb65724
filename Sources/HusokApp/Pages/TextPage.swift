import HusokCanvas

/// A text to be read, line by line: tables of tabs stand in columns; lines that are too long go on
/// below, a little further in.
struct TextPage: Page {
  private let lines: [String]

  init(_ text: String, width: Int) {
    var lines: [String] = []
    var table: [[String]] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.contains("\t") {
        table.append(
          line.split(separator: "\t", omittingEmptySubsequences: false).map { cell in
            // The paper fills its cells up to the tabs of a word processor.
            let text = cell.reversed().drop { $0 == " " }.reversed()
            return String(text)
          })
        continue
      }
      lines += TextPage.aligned(table, width)
      table = []
      lines += TextPage.wrapped(String(line), width)
    }
    self.lines = lines + TextPage.aligned(table, width)
  }

  /// A table with its columns under each other, numbers at the right; where it is too wide, the
  /// widest column gives way as long as no word is broken, and what does not fit goes on below. Where
  /// even the words are too wide, each row is a paragraph.
  private static func aligned(_ table: [[String]], _ width: Int) -> [String] {
    let count = table.map(\.count).max() ?? 0
    let cells = { (column: Int) in table.compactMap { column < $0.count ? $0[column] : nil } }
    var widths = (0..<count).map { column in cells(column).map(TextWidth.of).max() ?? 0 }
    let words = (0..<count).map { column in cells(column).map(longestWord).max() ?? 0 }
    let room = width - 2 * (count - 1)
    if count > 2, words.reduce(0, +) > room { return paragraphs(table, width) }
    while widths.reduce(0, +) > room {
      let wide = widths.indices.filter { widths[$0] > max(words[$0], 5) }
      guard let place = wide.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[place] -= 1
    }
    let isNumber = (0..<count).map { column in
      table.dropFirst().allSatisfy { row in
        column >= row.count || row[column].allSatisfy { $0.isNumber || $0 == "-" }
      }
    }
    return table.flatMap { row in
      let cells = row.enumerated().map { TextWidth.wrapped($1, to: widths[$0]) }
      return (0..<(cells.map(\.count).max() ?? 0)).map { place in
        var line = ""
        for (column, lines) in cells.enumerated() {
          let cell = place < lines.count ? lines[place] : ""
          let text = TextWidth.padded(cell, to: widths[column], right: isNumber[column])
          line += (column == 0 ? "" : "  ") + text
        }
        while line.last == " " { line.removeLast() }
        return line
      }
    }
  }

  private static func longestWord(_ text: String) -> Int {
    text.split(separator: " ").map { TextWidth.of(String($0)) }.max() ?? 0
  }

  /// The rows of a table one below the other: what the first column says, then the others with their
  /// headings.
  private static func paragraphs(_ table: [[String]], _ width: Int) -> [String] {
    guard let headings = table.first, table.count > 1 else {
      return table.flatMap { wrapped($0.joined(separator: "  "), width) }
    }
    return table.dropFirst().flatMap { row in
      let cells = zip(headings, row).dropFirst().filter { !["", "-", "0"].contains($1) }
      let text = cells.map { $0.isEmpty ? $1 : "\($0) \($1)" }.joined(separator: ", ")
      let lines = text.isEmpty ? [] : TextWidth.wrapped(text, to: max(1, width - 2))
      return wrapped(row.first ?? "", width) + lines.map { "  " + $0 }
    }
  }

  private static func wrapped(_ line: String, _ width: Int) -> [String] {
    if TextWidth.of(line) <= width { return [line] }
    let indent = line.prefix { $0 == " " }.count + 2
    let pieces = TextWidth.wrapped(
      String(line.drop { $0 == " " }), to: max(1, width - indent))
    return pieces.enumerated().map { index, piece in
      String(repeating: " ", count: index == 0 ? indent - 2 : indent) + piece
    }
  }

  var count: Int { lines.count }

  func line(_ position: Int) -> PageLine { PageLine(lines[position]) }
}
