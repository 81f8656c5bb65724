import HusokCanvas

/// What a printed A4 page has room for, in lines of text as the HTML paper sets them. An estimate:
/// letters are counted as columns.
struct PageBudget {
  private var left: Double

  /// The lines of a page.
  private static let page = 52.0
  /// What a ministry's page always has: its name, the day, who answers, headings and the source.
  private static let fixed = 12.5
  /// The columns of a line of a list, of the title in a row of a table, and of its other cells.
  private static let columns = (line: 94, title: 44, cell: 13)

  private init(left: Double) {
    self.left = left
  }

  /// What is left of a page for lists beside tables that cost so much.
  init(tables: Double) {
    left = PageBudget.page - PageBudget.fixed - tables
  }

  /// What is left for the lists of two ministries on one page; nil where they do not fit on it.
  static func shared(_ one: Double, _ other: Double) -> (PageBudget, PageBudget)? {
    let left = page - 2 * fixed - one - other
    return left < 1 ? nil : (PageBudget(left: left / 2), PageBudget(left: left / 2))
  }

  /// The lines that tables take; of those that fill more than a page only so many.
  static func cost(_ blocks: [PackBlock]) -> Double {
    var cost = 0.0
    for case .table(let table) in blocks {
      cost += 2.2
      for row in table.rows where cost <= page {
        let cells = row.dropLast().map { lines($0, columns: columns.cell) }
        let most = max(cells.max() ?? 1, lines(row.last ?? "", columns: columns.title))
        cost += 0.3 + 0.77 * Double(most)
      }
    }
    return cost
  }

  /// Cuts a list to what fits and takes its room; half of it where others follow. Something stays
  /// of one that may not go altogether. Gives how many entries had to go, each with its parts as
  /// one or more.
  mutating func cut(_ items: inout [PackItem], keepingHalf: Bool, mayGo: Bool) -> Int {
    var room = max(2, keepingHalf ? left / 2 : left)
    var kept: [PackItem] = []
    if keepingHalf ? left < 10 : left < 3, mayGo {
      defer { items = [] }
      return items.reduce(0) { $0 + max(1, $1.parts.count) }
    }
    var gone = 0
    for item in items {
      let cost = PageBudget.cost(item)
      if gone == 0, kept.isEmpty || cost <= room {
        room -= cost
        left -= cost
        kept.append(item)
      } else {
        gone += max(1, item.parts.count)
      }
    }
    items = kept
    return gone
  }

  private static func cost(_ item: PackItem) -> Double {
    Double(([item.text] + item.parts).reduce(0) { $0 + lines($1, columns: columns.line) })
  }

  private static func lines(_ text: String, columns: Int) -> Int {
    max(1, (TextWidth.of(text) + columns - 1) / columns)
  }
}
