import HusokModel

/// The cells of a row by their columns.
struct SheetRow {
  private let columns: [ActionSheet.Column: Int]
  private let cells: [String]
  /// The number of the row, as a spreadsheet counts.
  let number: Int
  /// What the register held when the row was written; nil where the row does not say.
  let base: SheetBase?
  /// The first column whose value the file does not give; nil where it gives all.
  let unread: ActionSheet.Column?

  /// A record below a heading.
  init(_ record: CSVReader.Record, _ columns: [ActionSheet.Column: Int]) {
    self.columns = columns
    cells = record.cells
    number = record.row
    let texts = record.cells
    let mark = columns[.base].flatMap { texts.indices.contains($0) ? texts[$0] : nil }
    unread =
      record.unread.isEmpty
      ? nil : ActionSheet.Column.allCases.first { columns[$0].map(record.unread.contains) ?? false }
    base = mark.flatMap { SheetBase($0.sheetText) }
  }

  /// The cell; nil where the sheet has no such column. A short row ends in empty cells.
  func cell(_ column: ActionSheet.Column) -> String? {
    guard let index = columns[column] else { return nil }
    guard cells.indices.contains(index) else { return "" }
    // A guard behind blanks that were put in front is one still.
    let text = cells[index].sheetText
    return CSV.unguarded(text.utf8.first == UInt8(ascii: "'") ? text : cells[index])
  }

  /// The same without white space around it.
  func text(_ column: ActionSheet.Column) -> String? { cell(column)?.sheetText }

  /// The same; nil where it is empty.
  func filled(_ column: ActionSheet.Column) -> String? {
    text(column).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Its first text, as far as a sentence can hold it.
  var beginning: String {
    let text = cells.lazy.map { CSV.unguarded($0).sheetKey }.first { !$0.isEmpty }
    return String((text ?? "").prefix(40))
  }

  /// What a row is that is no part of the table; nil for an action.
  var filler: Filler? {
    let texts = cells.lazy.map { CSV.unguarded($0).sheetText }.filter { !$0.isEmpty }
    guard let first = texts.first else { return .blank }
    if base != nil { return nil }
    let id = filled(.id)
    if SheetHeading.isTotal(id ?? first) { return .total }
    let isAlone = texts.dropFirst().first == nil
    if isAlone, SheetRow.footnotes.contains(where: first.hasPrefix) { return .footnote }
    return id.map { SheetHeading.isHeading($0, of: .id) } == true ? .heading : nil
  }

  /// What a remark below a table begins with.
  private static let footnotes = ["*", "※", "＊", "†", "주)", "주:", "註", "Note:", "Source:", "출처"]

  /// What a row is that is no action.
  enum Filler {
    /// Nothing but white space.
    case blank
    /// A sum.
    case total
    /// A remark below the table.
    case footnote
    /// The heading, repeated.
    case heading
  }
}
