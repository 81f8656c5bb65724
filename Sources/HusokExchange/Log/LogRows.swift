import HusokModel

/// Rows of a log that belong together: what goes on below a row, and what merged cells repeat.
enum LogRows {
  /// The rows with those that only go on put to the one before them: rows without title and number,
  /// and rows that repeat both. Where no outcome stands, the one above is meant.
  static func joined(_ table: LogTable, _ uses: [LogUse]) -> [LogTable.Row] {
    let titles = uses.indices.filter { [.title, .titleEn, .titleKo].contains(uses[$0]) }
    let number = uses.firstIndex(of: .number) ?? table.numberColumn
    var joined: [LogTable.Row] = []
    var outcome = ""
    for var row in table.rows {
      if let column = uses.firstIndex(of: .outcome) {
        if row.cells[column].isEmpty { row.cells[column] = outcome }
        outcome = row.cells[column]
      }
      guard let last = joined.last, goesOn(row, after: last, titles, number) else {
        joined.append(row)
        continue
      }
      joined[joined.count - 1].unread.formUnion(row.unread)
      joined[joined.count - 1].cells = zip(last.cells, row.cells).map { above, below in
        below.isEmpty || above.split(separator: "\n").contains(Substring(below)) || above == below
          ? above : above.isEmpty ? below : above + "\n" + below
      }
    }
    return joined
  }

  private static func goesOn(
    _ row: LogTable.Row, after last: LogTable.Row, _ titles: [Int], _ number: Int?
  ) -> Bool {
    let names = titles + (number.map { [$0] } ?? [])
    if titles.isEmpty { return false }
    if names.allSatisfy({ row.cells[$0].isEmpty }) { return true }
    guard let number, !row.cells[number].isEmpty else { return false }
    return names.allSatisfy { row.cells[$0] == last.cells[$0] }
  }
}
