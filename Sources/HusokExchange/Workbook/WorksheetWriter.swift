import CXLSXWriter
import HusokCanvas
import HusokModel

/// A sheet of a workbook that is being made.
struct WorksheetWriter {
  /// What it is called.
  let name: String
  let sheet: UnsafeMutablePointer<lxw_worksheet>
  let book: UnsafeMutablePointer<lxw_workbook>
  let formats: [WorkbookWriter.Style: UnsafeMutablePointer<lxw_format>]

  /// The longest text that a cell takes, with room to spare (Excel: 32,767 characters).
  static let textLimit = 32_000

  /// Writes a text; one that is too long ends in `…`.
  func write(_ text: String, row: Int, column: Int, _ style: WorkbookWriter.Style) {
    if text.isEmpty {
      _ = worksheet_write_blank(sheet, UInt32(row), UInt16(column), formats[style])
      return
    }
    let isLong = text.utf16.count > WorksheetWriter.textLimit
    let shown = isLong ? text.prefix(utf16: WorksheetWriter.textLimit) + "…" : text
    _ = worksheet_write_string(sheet, UInt32(row), UInt16(column), shown, formats[style])
  }

  /// Writes a day as the number that spreadsheets know it by.
  func write(_ day: Day, row: Int, column: Int, _ style: WorkbookWriter.Style) {
    write(Double(day.number + SheetDate.epoch), row: row, column: column, style)
  }

  /// Writes a number.
  func write(_ number: Double, row: Int, column: Int, _ style: WorkbookWriter.Style) {
    _ = worksheet_write_number(sheet, UInt32(row), UInt16(column), number, formats[style])
  }

  /// How wide a column is, in characters, and how cells look that nobody has filled.
  func setColumn(
    _ column: Int, width: Double, _ style: WorkbookWriter.Style, isHidden: Bool = false
  ) {
    var options = lxw_row_col_options()
    options.hidden = isHidden ? 1 : 0
    _ = worksheet_set_column_opt(
      sheet, UInt16(column), UInt16(column), width, formats[style], &options)
  }

  /// Keeps the rows above one, and the columns before another, in sight.
  func freeze(row: Int, column: Int) { worksheet_freeze_panes(sheet, UInt32(row), UInt16(column)) }

  /// Lets a table be filtered by its heading.
  func filter(rows: ClosedRange<Int>, columns: Int) {
    _ = worksheet_autofilter(
      sheet, UInt32(rows.lowerBound), 0, UInt32(rows.upperBound), UInt16(columns - 1))
  }

  /// How high a row is, in lines of text.
  func setHeight(_ row: Int, lines: Double) {
    _ = worksheet_set_row(sheet, UInt32(row), min(409, lines * 15), nil)
  }

  /// Makes a row high enough for wrapped texts in columns of some widths. Excel does so by itself;
  /// others show one line.
  func setHeight(_ row: Int, holding texts: [(text: String, width: Double)]) {
    let lines =
      texts.map { text, width in
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
          max(1, (TextWidth.of(line) + Int(width) - 1) / max(1, Int(width)))
        }.reduce(0, +)
      }.max() ?? 1
    if lines > 1 { setHeight(row, lines: Double(lines)) }
  }

  /// A4 across, as many pages as it takes, with the heading on each; the first column again on each
  /// where a table is wider than one page.
  func setPrint(headingRow: Int, pagesAcross: Int = 1) {
    worksheet_set_landscape(sheet)
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, UInt16(pagesAcross), 0)
    if pagesAcross > 1 { _ = worksheet_repeat_columns(sheet, 0, 0) }
    _ = worksheet_repeat_rows(sheet, UInt32(headingRow), UInt32(headingRow))
    _ = worksheet_set_footer(sheet, "&C&P / &N")
  }

  /// Protects what is locked, without a password. Filters, widths and new rows stay possible.
  func protect() {
    var options = lxw_protection()
    options.format_columns = 1
    options.format_rows = 1
    options.insert_rows = 1
    options.autofilter = 1
    options.sort = 1
    worksheet_protect(sheet, nil, &options)
  }

  /// Offers the texts of a range in cells; others are taken after a warning.
  ///
  /// - Parameter isOpen: whether others are taken without one.
  func offer(_ range: String, rows: ClosedRange<Int>, column: Int, isOpen: Bool) {
    var validation = lxw_data_validation()
    validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
    if isOpen { validation.show_error = UInt8(LXW_VALIDATION_OFF.rawValue) }
    validation.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
    range.withCString { text in
      validation.value_formula = UnsafeMutablePointer(mutating: text)
      _ = worksheet_data_validation_range(
        sheet, UInt32(rows.lowerBound), UInt16(column), UInt32(rows.upperBound), UInt16(column),
        &validation)
    }
  }

  /// Shows rows as late where a formula holds.
  func markLate(_ formula: String, rows: ClosedRange<Int>, columns: Int) {
    var condition = lxw_conditional_format()
    condition.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
    condition.format = formats[.late]
    formula.withCString { text in
      condition.value_string = UnsafeMutablePointer(mutating: text)
      _ = worksheet_conditional_format_range(
        sheet, UInt32(rows.lowerBound), 0, UInt32(rows.upperBound), UInt16(columns - 1), &condition)
    }
  }

  /// A chart of values against days, or what else its cells say, with its title.
  func insertChart(
    title: String, days: String, series: [(name: String, values: String)], row: Int, column: Int
  ) {
    guard let chart = workbook_add_chart(book, UInt8(LXW_CHART_LINE.rawValue)) else { return }
    for (name, values) in series {
      let line = chart_add_series(chart, days, values)
      chart_series_set_name(line, name)
    }
    chart_title_set_name(chart, title)
    chart_axis_set_min(chart.pointee.y_axis, 0)
    _ = worksheet_insert_chart(sheet, UInt32(row), UInt16(column), chart)
  }

  /// Cells of a column as formulas name them.
  func range(rows: ClosedRange<Int>, column: Int) -> String {
    let letters = SheetImport.UnknownColumn.letters(column)
    return "='\(name)'!$\(letters)$\(rows.lowerBound + 1):$\(letters)$\(rows.upperBound + 1)"
  }
}

extension String {
  /// The beginning, of at most so many units of UTF-16, never a part of a character.
  fileprivate func prefix(utf16 limit: Int) -> String {
    var left = limit
    return String(
      prefix { letter in
        left -= letter.utf16.count
        return left >= 0
      })
  }
}
