import HusokModel
import HusokWords

/// The row of a sheet that names its columns, found among the first ones: officials put a title and
/// a date above it, and let one heading run over two rows.
struct SheetHeading {
  /// Where each column stands.
  private(set) var columns: [ActionSheet.Column: Int] = [:]
  /// The headings that name no column, with where they stand.
  private(set) var unknown: [(index: Int, name: String)] = []
  /// How many of the records belong to it, with what stands above it.
  private(set) var length = 0
  /// Where running numbers stand that are nobody's business.
  private(set) var serial: Set<Int> = []
  /// The language of most headings.
  var language: Language {
    let korean = columns.keys.count { column in
      column != .base && Words(.korean)("sheet.\(column.rawValue)").headingKey == keys[column]
    }
    return korean * 2 >= columns.count ? .korean : .english
  }

  /// The ministry whose sheet it is, as the heading of the marks says; nil where it says none.
  private(set) var ministry: String?

  /// The headings as they are looked up.
  private var keys: [ActionSheet.Column: [UInt8]] = [:]
  /// A heading that stands twice.
  private var double: String?

  /// How far down a heading is looked for.
  private static let depth = 20

  /// The heading of a sheet; throws where there is none.
  init(_ records: [CSVReader.Record]) throws(SheetImport.Fault) {
    guard let first = records.first else { throw .empty }
    var best = SheetHeading(cells: first.cells, length: 1)
    for index in records.indices.prefix(SheetHeading.depth) {
      for found in SheetHeading.candidates(records, index)
      where found.columns.count > best.columns.count { best = found }
    }
    if best.columns[.id] == nil {
      let row = records[best.length - 1]
      if best.columns[.base] != nil { throw SheetHeading.lost(row) ?? .noNumbers(row: row.row) }
      if best.columns[.outcome] == nil {
        throw SheetHeading.lost(first)
          ?? .noColumns(row: first.row, text: SheetHeading.text(first))
      }
    }
    if let double = best.double { throw .doubleColumn(double) }
    self = best
  }

  /// A record as a heading; and with the one below it, as two parts of each heading, or as
  /// headings below those of groups.
  private static func candidates(
    _ records: [CSVReader.Record], _ index: Int
  ) -> [SheetHeading] {
    let upper = records[index].cells
    let single = SheetHeading(cells: upper, length: index + 1)
    guard records.indices.contains(index + 1) else { return [single] }
    let lower = records[index + 1].cells
    let pairs = (0..<max(upper.count, lower.count)).map { column in
      (
        upper.indices.contains(column) ? upper[column] : "",
        lower.indices.contains(column) ? lower[column] : ""
      )
    }
    return [
      single, SheetHeading(cells: pairs.map { $0 + $1 }, length: index + 2),
      SheetHeading(cells: pairs.map { $1.isSheetBlank ? $0 : $1 }, length: index + 2),
    ]
  }

  /// The texts of a row, as far as a sentence can hold them.
  private static func text(_ record: CSVReader.Record) -> String {
    let texts = record.cells.map { CSV.unguarded($0).sheetKey }.filter { !$0.isEmpty }
    return String(texts.joined(separator: ", ").prefix(60))
  }

  /// That a heading lost its letters when the file was saved; nil where it did not.
  private static func lost(_ record: CSVReader.Record) -> SheetImport.Fault? {
    let text = record.cells.joined(separator: " ")
    let isLost = text.contains("??") && !text.contains { $0.isLetter && !$0.isASCII }
    return isLost ? .lostHeading(row: record.row) : nil
  }

  private init(cells: [String], length: Int) {
    self.length = length
    let names = cells.map { CSV.unguarded($0).sheetText }
    let keys = names.map(\.headingKey)
    for (index, key) in keys.enumerated() where !key.isEmpty {
      guard let column = SheetHeading.names[key] ?? SheetHeading.mark(key) else { continue }
      if columns[column] != nil { double = double ?? names[index] }
      columns[column] = columns[column] ?? index
      if column == .base { ministry = SheetHeading.ministry(in: names[index]) }
      self.keys[column] = key
    }
    takeOthers(names, keys)
  }

  /// Other headings stand for a column that is not there under its own; running numbers beside the
  /// numbers of the actions say nothing.
  private mutating func takeOthers(_ names: [String], _ keys: [[UInt8]]) {
    let known = Set(columns.values)
    for (index, key) in keys.enumerated() where !key.isEmpty && !known.contains(index) {
      let column = SheetHeading.otherNames[key]
      if let column, columns[column] == nil {
        columns[column] = index
      } else if column == .id {
        serial.insert(index)
      } else if SheetHeading.names[key] == nil, SheetHeading.mark(key) == nil {
        unknown.append((index, names[index]))
      }
    }
  }

  /// The columns by the names that husok gives them, in either language.
  private static let names: [[UInt8]: ActionSheet.Column] = {
    var names: [[UInt8]: ActionSheet.Column] = [:]
    for column in ActionSheet.Column.allCases {
      names[column.rawValue.headingKey] = column
      for language in Language.allCases {
        names[Words(language)("sheet.\(column.rawValue)").headingKey] = column
      }
    }
    return names
  }()

  /// The columns by the names that others give them.
  private static let otherNames: [[UInt8]: ActionSheet.Column] = {
    var names: [[UInt8]: ActionSheet.Column] = [:]
    for column in ActionSheet.Column.renamed {
      for name in read("read.heading.\(column.rawValue)") { names[name] = column }
    }
    return names
  }()

  /// The column of marks, whatever became of the rest of its heading.
  private static func mark(_ key: [UInt8]) -> ActionSheet.Column? { isMark(key) ? .base : nil }

  /// Whether a heading is that of the marks.
  static func isMark(_ key: [UInt8]) -> Bool { key.starts(with: "husok".folded) }

  /// The ministry that the heading of the marks names behind a colon; nil where it names none.
  static func ministry(in heading: String) -> String? {
    let parts = heading.split(separator: ":", maxSplits: 1)
    return parts.count == 2 ? String(parts[1]).trimmed : nil
  }
}

extension SheetImport {
  /// Whether a file is a sheet that husok wrote, by the marks of its cells.
  public static func isOwn(_ tables: [Table]) -> Bool {
    tables.contains { table in
      ContactHeading(table.records)?.columns[.base] != nil
        || (try? SheetHeading(table.records))?.columns[.base] != nil
    }
  }

  /// The ministry that a file was written for, as husok wrote into it: its id; nil where it was
  /// written for none, or for several.
  public static func ministry(of tables: [Table]) -> String? {
    let named = tables.compactMap { table in
      ContactHeading(table.records)?.ministry ?? (try? SheetHeading(table.records))?.ministry
    }
    return Set(named).count == 1 ? named.first : nil
  }
}

extension SheetHeading {
  /// Whether a text is the heading of a column.
  static func isHeading(_ text: String, of column: ActionSheet.Column) -> Bool {
    names[text.headingKey] == column
  }

  /// Whether a text begins a row of sums: `합 계`, `소계(3건)`, `Total: 12`.
  static func isTotal(_ text: String) -> Bool {
    let word = text.prefix { $0.isLetter || $0.isWhitespace }
    return totals.contains(String(word).headingKey)
  }

  private static let totals = Set(read("read.heading.total"))

  /// Words that are read and not shown, in both languages.
  private static func read(_ key: String) -> [[UInt8]] {
    let entry = WordTable.shared[key]
    return [entry?.en, entry?.ko].compactMap { $0 }.flatMap(\.parts).map(\.headingKey)
  }
}
