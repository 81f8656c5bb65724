import HusokModel

/// Somebody's action log as a table: headings and the rows below them.
///
/// A line between the rows that names what follows becomes a column of its own; sums, footnotes and
/// repeated headings are passed over.
public struct LogTable: Sendable {
  /// A row and its number as a spreadsheet counts.
  public struct Row: Sendable, Equatable {
    /// The number of the row.
    public let number: Int
    /// The texts of its cells, one for each heading.
    public internal(set) var cells: [String]
    /// The places of cells that hold a formula or a fault whose value the file does not give.
    var unread: Set<Int>
  }

  /// Why a file holds no log.
  public enum Fault: Error, Equatable {
    /// It has no rows below a heading.
    case empty
    /// It has more columns than are taken.
    case wide(limit: Int)
  }

  /// What is called so in a log.
  public let headings: [String]
  /// The rows that hold something.
  public private(set) var rows: [Row] = []
  /// What stands above the headings.
  public let titles: [String]
  /// The rows that are no part of the table, and how they begin.
  public private(set) var passedOver: [SheetImport.Remark] = []
  /// The names of the sheets that were not read.
  public private(set) var otherSheets: [String] = []
  /// The headings in their parts.
  let names: [[String]]

  /// The heading of the column of lines that name what follows them.
  static let section = "§"

  /// The columns that are taken at most.
  static let columnLimit = 200

  /// The log of a file: of several sheets the one with the most headings that are known, then rows.
  public init(_ tables: [Table]) throws(Fault) {
    var best: (log: LogTable, name: String?)?
    var fault = Fault.empty
    for table in tables {
      do throws(Fault) {
        let log = try LogTable(table.records)
        if best.map({ $0.log.weight < log.weight }) ?? true { best = (log, table.name) }
      } catch {
        if error != .empty { fault = error }
      }
    }
    guard let best else { throw fault }
    self = best.log
    otherSheets = tables.filter { $0.name != best.name && !$0.records.isEmpty }.compactMap(\.name)
  }

  /// A table from the lines of a file. Throws where there is none.
  public init(_ records: [CSVReader.Record]) throws(Fault) {
    let texts = records.map { record in record.cells.map { CSV.unguarded($0).sheetText } }
    guard let heading = LogHeading(texts), heading.length < records.count else { throw .empty }
    titles = heading.titles
    let body = records.indices.dropFirst(heading.length)
    var filled = Set(heading.names.indices.filter { !heading.names[$0].joined().isEmpty })
    for index in body {
      for (column, text) in texts[index].enumerated() where !text.isEmpty { filled.insert(column) }
    }
    if filled.count > LogTable.columnLimit { throw .wide(limit: LogTable.columnLimit) }
    let used = filled.sorted()
    var names = used.map { heading.names.indices.contains($0) ? heading.names[$0] : [""] }
    var headings = zip(used, names).map { column, parts in
      let name = parts.joined(separator: " ").sheetKey
      return name.isEmpty ? SheetImport.UnknownColumn.letters(column) : name
    }
    let title = names.firstIndex { LogHeadingWords.role($0) == .use(.title) } ?? 0
    var section = ""
    for index in body {
      let row = texts[index]
      let cells = used.map { row.indices.contains($0) ? row[$0] : "" }
      let number = records[index].row
      if SheetRow(records[index], [:]).filler != nil || LogTable.isHeading(cells, names) {
        passedOver.append(.passedOver(row: number, SheetRow(records[index], [:]).beginning))
      } else if let text = LogTable.section(cells, title: title) {
        section = text
      } else {
        let unread = Set(used.indices.filter { records[index].unread.contains(used[$0]) })
        rows.append(Row(number: number, cells: cells + [section], unread: unread))
      }
    }
    if rows.isEmpty { throw .empty }
    if section.isEmpty {
      for place in rows.indices { rows[place].cells.removeLast() }
    } else {
      headings.append(LogTable.section)
      names.append([LogTable.section])
    }
    self.names = names
    self.headings = headings
  }

  /// How much of a log it looks like.
  private var weight: (known: Int, rows: Int) {
    (names.count { LogHeadingWords.role($0) != nil }, rows.count)
  }

  /// Whether a row is the heading once more, as on each printed page.
  private static func isHeading(_ cells: [String], _ names: [[String]]) -> Bool {
    let filled = cells.indices.filter { !cells[$0].isEmpty }
    return filled.count > 1
      && filled.allSatisfy { names.indices.contains($0) && names[$0].contains(cells[$0]) }
  }

  /// What a row says that holds nothing but one text in front of the titles, or the same text over
  /// several columns; nil for any other row.
  private static func section(_ cells: [String], title: Int) -> String? {
    let filled = cells.indices.filter { !cells[$0].isEmpty }
    guard let first = filled.first, filled.allSatisfy({ cells[$0] == cells[first] }) else {
      return nil
    }
    return first < title || filled.count > 1 ? cells[first] : nil
  }

  /// The column of the numbers of the rows, by its heading.
  var numberColumn: Int? { names.firstIndex { LogHeadingWords.role($0) == .use(.number) } }

  /// The texts of a column that are not empty.
  func texts(_ column: Int) -> [String] {
    rows.map { $0.cells[column] }.filter { !$0.isEmpty }
  }

  /// Some texts of a column, to show what stands in it.
  public func samples(_ column: Int, count: Int = 3) -> [String] {
    var seen: [String] = []
    for row in rows where seen.count < count && !row.cells[column].isEmpty {
      if !seen.contains(row.cells[column]) { seen.append(row.cells[column]) }
    }
    return seen
  }
}
