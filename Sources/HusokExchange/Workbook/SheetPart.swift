import HusokModel

/// The cells of a sheet of a workbook. Hidden rows and columns are read like any others, and where
/// cells are merged the value counts for all of them.
final class SheetPart: XMLPart {
  /// A cell that holds something.
  private struct Cell {
    let row: Int32
    let column: Int32
    /// Nil where the file does not give the value.
    let text: String?
  }

  /// A rectangle of cells, both ends included.
  private struct Area {
    let rows: ClosedRange<Int>
    let columns: ClosedRange<Int>
  }

  private let strings: [String]
  private let formats: [NumberFormat]
  private let from1904: Bool

  private var cells: [Cell] = []
  private var merged: [Area] = []
  private var seen = 0
  private var size = 0

  private var row = -1
  private var column = -1
  private var type = ""
  private var format = NumberFormat.plain
  private var value: [UInt8] = []
  private var isCollecting = false
  private var isReading = false
  private var hasValue = false
  private var hasFormula = false

  init(strings: [String], formats: [NumberFormat], from1904: Bool) {
    self.strings = strings
    self.formats = formats
    self.from1904 = from1904
  }

  func start(_ name: String, _ attributes: XMLAttributes) throws(WorkbookFault) {
    switch name {
    case "c": try startCell(attributes)
    case "v":
      isCollecting = true
      hasValue = true
    case "t":
      isCollecting = !isReading
      hasValue = true
    case "rPh": isReading = true
    case "f": hasFormula = true
    case "row":
      row = attributes["r"].flatMap { Int($0) }.map { $0 - 1 } ?? row + 1
      if !(0..<1_048_576).contains(row) { throw .tooLarge }
      column = -1
    case "mergeCell":
      if let area = attributes["ref"].flatMap(SheetPart.area) {
        merged.append(area)
        if merged.count > SheetPart.mergeLimit { throw .tooLarge }
      }
    case _: break
    }
  }

  private static let mergeLimit = 100_000

  private func startCell(_ attributes: XMLAttributes) throws(WorkbookFault) {
    seen += 1
    if seen > WorkbookReader.cellLimit { throw .tooLarge }
    if let place = attributes["r"].flatMap(SheetPart.place) {
      (row, column) = place
    } else {
      column += 1
    }
    if !(0..<WorkbookReader.columnLimit).contains(column) { throw .tooLarge }
    type = attributes["t"] ?? "n"
    let style = attributes["s"].flatMap { Int($0) } ?? 0
    format = formats.indices.contains(style) ? formats[style] : .plain
    value.removeAll(keepingCapacity: true)
    hasValue = false
    hasFormula = false
  }

  func end(_ name: String) throws(WorkbookFault) {
    switch name {
    case "c": try endCell()
    case "v", "t": isCollecting = false
    case "rPh": isReading = false
    case _: break
    }
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) {
    if !isCollecting { return }
    value += piece
    if value.count > CSVReader.cellLimit { throw .tooLarge }
  }

  private func endCell() throws(WorkbookFault) {
    // Some programs write an empty value beside a formula that they did not work out.
    let isWorkedOut = hasValue && !(hasFormula && value.isEmpty && type != "str")
    let text = isWorkedOut ? self.text : hasFormula ? nil : ""
    if let text, text.isEmpty { return }
    size += MemoryLayout<Cell>.stride + (type == "s" ? 0 : text?.utf8.count ?? 0)
    if size > WorkbookReader.textLimit { throw .tooLarge }
    cells.append(Cell(row: Int32(row), column: Int32(column), text: text))
  }

  /// What a cell says; nil for a fault of a formula, as `#REF!`.
  private var text: String? {
    let text = String(decoding: value, as: UTF8.self)
    switch type {
    case "s":
      guard let place = Int(text), strings.indices.contains(place) else { return nil }
      return SheetPart.plain(strings[place])
    case "n": return text.isEmpty ? "" : format.text(text, from1904: from1904)
    case "d": return String(text.prefix { $0 != "T" })
    case "b": return text == "1" ? "TRUE" : "FALSE"
    case "e": return nil
    case _: return SheetPart.plain(text)
    }
  }

  /// A text as somebody typed it: XML cannot hold some characters, which Excel writes as `_x000D_`.
  private static func plain(_ text: String) -> String {
    guard text.contains("_x") else { return guarded(text) }
    var scalars = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      let code = rest.prefix(7)
      if code.count == 7, code.starts(with: "_x".unicodeScalars), code.last == "_",
        let number = UInt32(String(code.dropFirst(2).dropLast()), radix: 16),
        let hidden = Unicode.Scalar(number)
      {
        scalars.append(hidden)
        rest = rest.dropFirst(7)
      } else {
        scalars.append(scalar)
        rest = rest.dropFirst()
      }
    }
    return guarded(String(scalars))
  }

  /// A text that begins as one does that was guarded for spreadsheets is none here.
  private static func guarded(_ text: String) -> String {
    text.utf8.first == UInt8(ascii: "'") ? CSV.guarded(text) : text
  }

  /// The place that `C12` names.
  private static func place(_ name: String) -> (row: Int, column: Int)? {
    var column = 0
    var row = 0
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0:
        column = column * 26 + Int(byte) - 64
      case UInt8(ascii: "0")...UInt8(ascii: "9"): row = row * 10 + Int(byte) - 48
      case UInt8(ascii: "$"): continue
      case _: return nil
      }
      if column > 1 << 20 || row > 1_048_576 { return nil }
    }
    return row > 0 && column > 0 ? (row - 1, column - 1) : nil
  }

  private static func area(_ name: String) -> Area? {
    let ends = name.split(separator: ":").compactMap { place(String($0)) }
    guard let first = ends.first, let last = ends.last, first.row <= last.row,
      first.column <= last.column
    else { return nil }
    return Area(rows: first.row...last.row, columns: first.column...last.column)
  }
}

extension SheetPart {
  /// The rows that hold something, with their numbers.
  func records() throws(WorkbookFault) -> [CSVReader.Record] {
    let ordered =
      zip(cells, cells.dropFirst()).allSatisfy { one, next in
        (one.row, one.column) <= (next.row, next.column)
      } ? cells : cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    cells = []
    var rows: [(row: Int, cells: [Int: String?])] = []
    for cell in ordered {
      if rows.last?.row != Int(cell.row) { rows.append((Int(cell.row), [:])) }
      rows[rows.count - 1].cells[Int(cell.column)] = .some(cell.text)
    }
    if rows.count > CSVReader.rowLimit + 1 { throw .tooLarge }
    try spread(in: &rows)
    return rows.map { row, cells in
      let width = (cells.keys.max() ?? -1) + 1
      let texts = (0..<width).map { (cells[$0] ?? nil) ?? "" }
      return CSVReader.Record(
        row: row + 1, cells: texts, unread: Set(cells.filter { $0.value == nil }.keys))
    }.filter { !$0.unread.isEmpty || !$0.cells.allSatisfy(\.isSheetBlank) }
  }

  /// Gives the value of merged cells to all of them; in a row that holds nothing else, as a title or
  /// a footnote does, it stands once.
  private func spread(in rows: inout [(row: Int, cells: [Int: String?])]) throws(WorkbookFault) {
    var places: [Int: Int] = [:]
    for (place, row) in rows.enumerated() { places[row.row] = place }
    let own = rows.map { Set($0.cells.keys) }
    var work = 0
    for area in merged {
      guard let first = places[area.rows.lowerBound],
        let text = rows[first].cells[area.columns.lowerBound]
      else { continue }
      let last = min(area.rows.upperBound, rows.last?.row ?? 0)
      guard last >= area.rows.lowerBound else { continue }
      let height = last - area.rows.lowerBound + 1
      work += height * area.columns.count
      if work > WorkbookReader.cellLimit { throw .tooLarge }
      for row in area.rows.lowerBound...last {
        guard let place = places[row], own[place].contains(where: { !area.columns.contains($0) })
        else { continue }
        for column in area.columns where rows[place].cells[column] == nil {
          rows[place].cells[column] = .some(text)
        }
      }
    }
  }
}
