import HusokModel
import HusokWords

/// Actions as a workbook of Excel: the sheet of `ActionSheet`, with days as days, lists to choose
/// from, what is to be read only locked and grey, what is to be filled in light.
public struct ActionWorkbook {
  private let sheet: ActionSheet
  private let title: String
  private let role: Role
  private var words: Words { sheet.words }
  private let columns = ActionSheet.Column.allCases

  /// A workbook of a sheet; one that a ministry is to fill in has its contact, too.
  public init(_ sheet: ActionSheet) {
    self.sheet = sheet
    role = sheet.ministry == nil ? .secretariat : .desk
    title =
      sheet.ministry.map { sheet.words("workbook.titleOf", sheet.name($0)) }
      ?? sheet.words("workbook.title")
  }

  /// The file.
  ///
  /// - Parameters:
  ///   - rows: the rows of its actions.
  ///   - byMinistry: whether each ministry that leads any has a sheet of its own, and those without a
  ///     lead have one.
  public func bytes(_ rows: [Int], byMinistry: Bool = false) throws(WorkbookFault) -> [UInt8] {
    let book = try WorkbookWriter(title: title, made: sheet.today)
    let parts = byMinistry ? led(rows) : [(words("workbook.actions"), rows)]
    let sheets = try parts.map { name, rows throws(WorkbookFault) in
      (rows, try book.sheet(named: name))
    }
    if sheet.ministry != nil, !sheet.isPublic { try write(ContactSheet(sheet), to: book) }
    let legend = try book.sheet(named: words("workbook.legend"))
    let ranges = write(ChoiceLists(sheet), to: legend)
    for (rows, writer) in sheets { write(rows, ranges, to: writer) }
    if let commit = sheet.commit { book.note(commit, under: PropertiesPart.commit) }
    return try book.bytes()
  }

  /// The actions of each ministry that leads any, under its name, then those without a lead.
  private func led(_ rows: [Int]) -> [(name: String, rows: [Int])] {
    let led = Dictionary(grouping: rows) { sheet.register.actions[$0].leadMinistry ?? "" }
    let parts = sheet.register.ministries.compactMap { ministry in
      led[ministry.id].map { (sheet.name(ministry.id), $0) }
    }
    return parts + (led[""].map { [(words("owner.none"), $0)] } ?? [])
  }

  /// The file of who answers at ministries.
  public func contacts() throws(WorkbookFault) -> [UInt8] {
    let book = try WorkbookWriter(title: ContactSheet(sheet).title, made: sheet.today)
    try write(ContactSheet(sheet), to: book)
    return try book.bytes()
  }

  private func write(_ contacts: ContactSheet, to book: WorkbookWriter) throws(WorkbookFault) {
    let writer = try book.sheet(named: contacts.title)
    let top = ActionWorkbook.headingRow
    writer.write(contacts.title, row: 0, column: 0, .title)
    writer.write(
      words("pack.asOf", words.headingDay(sheet.today)), row: 1, column: 0, .remark)
    for (place, column) in ContactSheet.Column.allCases.enumerated() {
      let isOpen = column.isEditable
      writer.setColumn(place, width: isOpen ? 24 : 14, .free, isHidden: column == .base)
      writer.write(
        contacts.heading(column), row: top, column: place, isOpen ? .openHeading : .heading)
      for (offset, cells) in contacts.cells.enumerated() {
        let row = top + 1 + offset
        if column == .from, let day = Day(cells[place]) {
          writer.write(day, row: row, column: place, .openDay)
        } else {
          let style: WorkbookWriter.Style = column == .from ? .openDay : .open
          writer.write(cells[place], row: row, column: place, isOpen ? style : .locked)
        }
      }
    }
    writer.freeze(row: top + 1, column: 1)
    writer.setPrint(headingRow: top)
    writer.protect()
  }

  /// Whether a table is the legend of such a workbook.
  static func isLegend(_ table: Table) -> Bool {
    guard let first = table.records.first?.cells.first(where: { !$0.isEmpty }) else { return false }
    return Language.allCases.contains { Words($0)("workbook.legendTitle") == first }
  }
}

extension ActionWorkbook {
  private static let headingRow = 2

  private func write(
    _ rows: [Int], _ ranges: [ActionSheet.Column: String], to writer: WorksheetWriter
  ) {
    let top = ActionWorkbook.headingRow
    for (place, column) in columns.enumerated() {
      writer.setColumn(place, width: column.width, .free, isHidden: column == .base)
    }
    writer.write(title, row: 0, column: 0, .title)
    let day = words("pack.asOf", words.headingDay(sheet.today))
    writer.write(
      role == .desk ? words("workbook.fill", day) : day, row: 1, column: 0, .remark)
    for (place, column) in columns.enumerated() {
      writer.write(
        sheet.heading(column), row: top, column: place,
        isOpen(column) ? .openHeading : .heading)
    }
    for (offset, row) in rows.enumerated() {
      write(sheet.register.actions[row], row: top + 1 + offset, to: writer)
    }
    writer.freeze(row: top + 1, column: 1)
    writer.setPrint(headingRow: top, pagesAcross: 2)
    writer.protect()
    let body = top + 1...top + max(1, rows.count)
    writer.filter(rows: top...body.upperBound, columns: columns.count)
    for (place, column) in columns.enumerated() where isOpen(column) {
      guard let range = ranges[column], let choices = sheet.choices(of: column) else { continue }
      writer.offer(range, rows: body, column: place, isOpen: choices.isOpen)
    }
    if let late = columns.firstIndex(of: .late) {
      let cell = "$\(SheetImport.UnknownColumn.letters(late))\(body.lowerBound + 1)"
      writer.markLate("=LEN(\(cell))>0", rows: body, columns: columns.count)
    }
  }

  /// Writes actions as a report shows them: nothing is to be filled in.
  func writeForReading(_ rows: [Int], to writer: WorksheetWriter) {
    let shown = columns.filter { $0.note == nil && ![.reason, .base].contains($0) }
    for (place, column) in shown.enumerated() {
      writer.setColumn(place, width: column.width, .plain)
      writer.write(words("sheet.\(column.rawValue)"), row: 0, column: place, .heading)
    }
    for (offset, row) in rows.enumerated() {
      let action = sheet.register.actions[row]
      let isLate = !sheet.lateness(action).isEmpty
      writer.setHeight(
        offset + 1, holding: shown.map { (sheet.cell($0, action), $0.width) })
      for (place, column) in shown.enumerated() {
        let text = sheet.cell(column, action)
        if column.isDate, let day = Day(text) {
          writer.write(day, row: offset + 1, column: place, .dayCell)
        } else {
          writer.write(text, row: offset + 1, column: place, isLate ? .lateCell : .cell)
        }
      }
    }
    writer.freeze(row: 1, column: 1)
    writer.filter(rows: 0...max(1, rows.count), columns: shown.count)
    writer.setPrint(headingRow: 0, pagesAcross: 2)
  }

  private func write(_ action: FollowUpAction, row: Int, to writer: WorksheetWriter) {
    for (place, column) in columns.enumerated() {
      let text = sheet.cell(column, action)
      let isOpen = self.isOpen(column)
      if column.isDate, let day = Day(text) {
        writer.write(day, row: row, column: place, isOpen ? .openDay : .lockedDay)
      } else {
        // A day may be typed into an empty cell.
        let style: WorkbookWriter.Style = column.isDate ? .openDay : .open
        writer.write(text, row: row, column: place, isOpen ? style : .locked)
      }
    }
  }

  /// Whether whoever fills in the sheet may change a column.
  private func isOpen(_ column: ActionSheet.Column) -> Bool {
    if column.note != nil || column == .reason { return true }
    return column.content.edit != nil
      && Permissions.allow(role, toChange: column.content.field, of: .actions)
  }

  /// Writes the legend, and tells where the choices of each column stand.
  private func write(
    _ lists: ChoiceLists, to writer: WorksheetWriter
  ) -> [ActionSheet.Column: String] {
    writer.write(words("workbook.legendTitle"), row: 0, column: 0, .title)
    let styles: [(String, WorkbookWriter.Style)] = [
      ("workbook.legendLight", .open), ("workbook.legendGrey", .locked),
      ("workbook.legendLate", .late),
    ]
    for (row, (key, style)) in styles.enumerated() {
      writer.write(words(key), row: 2 + row, column: 0, style)
    }
    let sentences = [
      "workbook.legendDue", "workbook.legendNew", "workbook.legendProtect", "workbook.legendMark",
    ]
    for (row, name) in sentences.enumerated() {
      writer.write(words(name), row: 6 + row, column: 0, .remark)
    }
    let top = 7 + sentences.count
    var ranges: [ActionSheet.Column: String] = [:]
    for (place, list) in lists.all.enumerated() {
      writer.setColumn(place, width: 24, .free)
      writer.write(words("sheet.\(list.column.rawValue)"), row: top, column: place, .heading)
      for (row, choice) in list.choices.enumerated() {
        writer.write(choice, row: top + 1 + row, column: place, .locked)
      }
      if list.choices.isEmpty { continue }
      ranges[list.column] = writer.range(
        rows: top + 1...top + list.choices.count, column: place)
    }
    writer.protect()
    return ranges
  }
}

/// What may be chosen in a sheet, by its columns.
struct ChoiceLists {
  /// The columns with choices, in the order of the legend.
  let all: [(column: ActionSheet.Column, choices: [String])]

  /// The choices of a sheet, in its language.
  init(_ sheet: ActionSheet) {
    all = ActionSheet.Column.allCases.compactMap { column in
      sheet.choices(of: column).map { (column, $0.words) }
    }
  }
}

extension ActionSheet.Column {
  /// Whether it holds days.
  var isDate: Bool {
    switch self {
    case .due, .firstDue, .doneOn: true
    case .id, .outcome, .outcomeTitle, .titleEn, .titleKo, .status, .lead, .contact, .supporting,
      .late,
      .postponed,
      .priority, .kind, .waitingOn, .dependsOn, .tags, .steps, .notes, .addProgress, .addPlan,
      .addDifficulty, .addRequest, .reason, .base:
      false
    }
  }

  /// How wide it is, in characters.
  fileprivate var width: Double {
    switch self {
    case .id, .outcome, .due, .firstDue, .doneOn, .status: 11
    case .late, .priority, .kind: 8
    case .lead, .dependsOn, .tags: 11
    case .contact, .supporting, .waitingOn, .reason, .postponed: 15
    case .outcomeTitle: 22
    case .titleEn, .titleKo, .notes: 30
    case .steps: 24
    case .addProgress, .addPlan, .addDifficulty, .addRequest: 24
    case .base: 10
    }
  }
}
