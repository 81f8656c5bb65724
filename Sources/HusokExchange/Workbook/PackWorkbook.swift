import CXLSXWriter
import HusokModel
import HusokWords

/// A report as a workbook: the summary, the matrix of ministries, the actions, and the targets each
/// with a chart of its own. Of both languages the sheets stand one after the other.
public enum PackWorkbook {
  /// The file.
  public static func bytes(
    _ document: PackDocument, _ languages: [Language]
  ) throws(WorkbookFault) -> [UInt8] {
    let facts = document.facts
    let title = Words(languages.first ?? .korean)("pack.title")
    let book = try WorkbookWriter(title: title, made: facts.today)
    for language in languages {
      let words = Words(language)
      let blocks = document.blocks(in: language)
      let summary = try book.sheet(named: words("workbook.summary"))
      write(blocks.prefix { !isPage($0) }, to: summary)
      let matrix = words("pack.byMinistry")
      if let table = blocks.lazy.compactMap(table).first(where: { $0.caption == matrix }) {
        let writer = try book.sheet(named: matrix)
        write(table, to: writer)
      }
      let trend = words.title(ofTrendBy: .month)
      if let table = blocks.lazy.compactMap(table).first(where: { $0.caption == trend }) {
        let writer = try book.sheet(named: words("pack.trend"))
        write(table, to: writer)
        draw(table, on: writer)
      }
      let sheet = ActionSheet(register: facts.register, words: words, today: facts.today)
      ActionWorkbook(sheet).writeForReading(
        facts.reported, to: try book.sheet(named: words("workbook.actions")))
      let charts = blocks.compactMap { block -> PackChart? in
        if case .chart(let chart) = block { chart } else { nil }
      }
      if charts.isEmpty { continue }
      let writer = try book.sheet(named: words("pack.targets"))
      write(charts, words, to: writer)
    }
    return try book.bytes()
  }

  private static func isPage(_ block: PackBlock) -> Bool {
    if case .page = block { true } else { false }
  }

  private static func table(_ block: PackBlock) -> PackTable? {
    if case .table(let table) = block { table } else { nil }
  }

  /// The blocks of the first page, one below the other.
  private static func write(_ blocks: some Sequence<PackBlock>, to writer: WorksheetWriter) {
    writer.setColumn(0, width: 44, .plain)
    for column in 1...9 { writer.setColumn(column, width: 13, .plain) }
    var row = 0
    for block in blocks {
      switch block {
      case .title(let title, let details):
        writer.setHeight(row, lines: 1.5)
        writer.write(title, row: row, column: 0, .title)
        for detail in details {
          row += 1
          writer.write(detail, row: row, column: 0, .remark)
        }
        row += 1
      case .heading(let text), .page(let text, _, _):
        writer.setHeight(row + 1, lines: 1.5)
        writer.write("□ \(text)", row: row + 1, column: 0, .title)
        row += 2
      case .fact(let name, let text):
        writer.setHeight(row + 1, lines: 1.5)
        writer.write("□ \(name): \(text)", row: row + 1, column: 0, .title)
        row += 2
      case .list(let items):
        for item in items {
          writer.write(" ㅇ \(item.text)", row: row, column: 0, item.isLate ? .late : .plain)
          for (offset, part) in item.parts.enumerated() {
            writer.write("   - \(part)", row: row + 1 + offset, column: 0, .plain)
          }
          row += 1 + item.parts.count
        }
      case .numbered(let texts):
        for (number, text) in texts.enumerated() {
          writer.write(" \(number + 1). \(text)", row: row + number, column: 0, .plain)
        }
        row += texts.count
      case .table(let table):
        write(table, at: row, to: writer)
        row += table.rows.count + 1
      case .legend(_, let others):
        writer.write(others, row: row + 1, column: 0, .remark)
        row += 2
      case .note(let text):
        writer.write(text, row: row + 1, column: 0, .remark)
        row += 2
      // The tables and lists beside them say the same.
      case .bars, .timeline, .chart: break
      }
    }
    writer.setPrint(headingRow: 0)
  }

  /// A table alone on its sheet.
  private static func write(_ table: PackTable, to writer: WorksheetWriter) {
    writer.write(table.caption, row: 0, column: 0, .title)
    for (place, column) in table.columns.enumerated() {
      writer.setColumn(place, width: column.isWide ? 30 : 13, .plain)
    }
    write(table, at: 2, to: writer)
    writer.freeze(row: 3, column: 1)
    writer.filter(rows: 2...2 + max(1, table.rows.count), columns: table.columns.count)
    writer.setPrint(headingRow: 2)
  }

  /// The numbers of a table on its sheet against what its rows are called, as lines.
  private static func draw(_ table: PackTable, on writer: WorksheetWriter) {
    let rows = 3...2 + max(1, table.rows.count)
    writer.insertChart(
      title: table.caption, days: writer.range(rows: rows, column: 0),
      series: (1..<table.columns.count).map { column in
        (
          name: writer.range(rows: 2...2, column: column),
          values: writer.range(rows: rows, column: column)
        )
      }, row: table.rows.count + 4, column: 0)
  }

  private static func write(_ table: PackTable, at top: Int, to writer: WorksheetWriter) {
    for (place, column) in table.columns.enumerated() {
      writer.write(column.title, row: top, column: place, .heading)
    }
    for (offset, cells) in table.rows.enumerated() {
      let style: WorkbookWriter.Style = table.late.contains(offset) ? .lateCell : .cell
      for (place, text) in cells.enumerated() {
        if let number = Int(text), table.columns[place].isNumber {
          writer.write(Double(number), row: top + 1 + offset, column: place, style)
        } else {
          writer.write(text, row: top + 1 + offset, column: place, style)
        }
      }
    }
  }

  /// The values of each target with its goal beside them, and a chart of both.
  private static func write(_ charts: [PackChart], _ words: Words, to writer: WorksheetWriter) {
    writer.write(words("pack.targets"), row: 0, column: 0, .title)
    for (column, width) in [14.0, 16, 16, 26].enumerated() {
      writer.setColumn(column, width: width, .plain)
    }
    var row = 2
    for chart in charts {
      writer.write(chart.text, row: row, column: 0, .remark)
      let heads = [words("form.on"), chart.caption, words("form.goal")]
      for (column, head) in heads.enumerated() {
        writer.write(head, row: row + 1, column: column, .heading)
      }
      for (offset, point) in chart.points.enumerated() {
        writer.write(point.day, row: row + 2 + offset, column: 0, .dayCell)
        writer.write(point.value, row: row + 2 + offset, column: 1, .cell)
        writer.write(chart.goal, row: row + 2 + offset, column: 2, .cell)
        writer.write(point.text, row: row + 2 + offset, column: 3, .cell)
      }
      let rows = row + 2...row + 2 + max(0, chart.points.count - 1)
      if !chart.points.isEmpty {
        writer.insertChart(
          title: chart.caption, days: writer.range(rows: rows, column: 0),
          series: [1, 2].map { column in
            (
              name: writer.range(rows: row + 1...row + 1, column: column),
              values: writer.range(rows: rows, column: column)
            )
          }, row: row, column: 5)
      }
      // A chart is about fifteen rows high.
      row += max(17, chart.points.count + 4)
    }
    writer.setPrint(headingRow: 0)
  }
}
