import HusokModel

/// The row or two rows of a log that name its columns, found among the first ones.
struct LogHeading {
  /// The names of the columns, each in its parts: of two where a group stands above.
  private(set) var names: [[String]] = []
  /// How many records belong to it, with what stands above it.
  private(set) var length = 0
  /// What stands above it.
  private(set) var titles: [String] = []

  /// How far down a heading is looked for.
  private static let depth = 20

  /// The heading of a table; where no row has words that are known, the first that looks like one.
  init?(_ rows: [[String]]) {
    var best: (heading: LogHeading, known: Int)?
    for index in rows.indices.prefix(LogHeading.depth) {
      for heading in LogHeading.candidates(rows, index) {
        let known = heading.names.count { LogHeadingWords.role($0) != nil }
        if known > best?.known ?? 0 { best = (heading, known) }
      }
    }
    guard let heading = best?.heading ?? LogHeading.plain(rows) else { return nil }
    self = heading
    var seen: Set<String> = []
    titles = rows.prefix(length - (isTwofold ? 2 : 1)).flatMap { $0 }
      .map(\.sheetKey).filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  private var isTwofold = false

  private init(_ names: [[String]], length: Int, isTwofold: Bool = false) {
    self.names = names
    self.length = length
    self.isTwofold = isTwofold
  }

  /// A row as a heading, and together with the one below it.
  private static func candidates(_ rows: [[String]], _ index: Int) -> [LogHeading] {
    let upper = rows[index]
    let single = LogHeading(upper.map { [$0] }, length: index + 1)
    guard rows.indices.contains(index + 1) else { return [single] }
    let pairs = (0..<max(upper.count, rows[index + 1].count)).map { column in
      (upper: cell(upper, column), lower: cell(rows[index + 1], column))
    }
    // The better one of those that name as many columns comes first.
    return (grouped(pairs).map { [LogHeading($0, length: index + 2, isTwofold: true)] } ?? [])
      + [single]
  }

  /// Two rows of headings of which the upper names groups: what spreads over several columns there
  /// has more words below it, what does not is alone, or stands in both. Nil where they do not look
  /// so.
  private static func grouped(_ pairs: [(upper: String, lower: String)]) -> [[String]]? {
    // A title over the whole table names no group.
    if Set(pairs.map(\.upper)).subtracting([""]).count < 2 { return nil }
    var names: [[String]] = []
    var group = ""
    var isGrouped = false
    for (column, pair) in pairs.enumerated() {
      let spreads = pair.upper.isEmpty || column > 0 && pair.upper == group
      if !pair.upper.isEmpty { group = pair.upper }
      if pair.lower.isEmpty || pair.lower == pair.upper {
        names.append([pair.upper])
        continue
      }
      if !isShort(pair.lower) || group.isEmpty { return nil }
      let next = pairs.dropFirst(column + 1).first
      let nextSpreads = next.map { $0.upper.isEmpty || $0.upper == group } ?? false
      if !spreads, !nextSpreads || next?.lower.isEmpty != false { return nil }
      isGrouped = isGrouped || spreads
      names.append([group, pair.lower])
    }
    return isGrouped ? names : nil
  }

  /// The first row of several short texts.
  private static func plain(_ rows: [[String]]) -> LogHeading? {
    for (index, row) in rows.enumerated().prefix(depth) {
      let texts = row.filter { !$0.isEmpty }
      if texts.count > 1, texts.allSatisfy({ $0.count <= 40 }),
        texts.count(where: isShort) * 2 > texts.count
      {
        return LogHeading(row.map { [$0] }, length: index + 1)
      }
    }
    return nil
  }

  private static func isShort(_ text: String) -> Bool {
    text.count <= 30 && !text.allSatisfy { $0.isNumber || $0.isPunctuation || $0.isWhitespace }
  }

  private static func cell(_ row: [String], _ column: Int) -> String {
    row.indices.contains(column) ? row[column] : ""
  }
}
