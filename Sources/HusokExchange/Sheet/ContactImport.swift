import HusokModel
import HusokWords

/// What a sheet of contacts that came back would change, row by row. A cell that was left alone
/// changes nothing.
struct ContactImport {
  /// The rows that are not taken.
  private(set) var refused: [SheetImport.Refused] = []
  /// What is to be said although it stops nothing.
  private(set) var remarks: [SheetImport.Remark] = []
  /// How many rows are as they were.
  private(set) var unchanged = 0
  /// What the rows that are taken change.
  private(set) var session: ActSession

  private let columns: [ContactSheet.Column: Int]
  private let input: FieldInput

  /// Reads a sheet against a register.
  init(
    _ records: [CSVReader.Record], _ heading: ContactHeading, into register: Register, today: Day,
    _ context: ActContext
  ) {
    columns = heading.columns
    input = FieldInput(register, words: .shared, today: today)
    session = ActSession(register, context)
    if columns[.base] == nil { remarks.append(.noMarks) }
    for record in records.dropFirst(heading.length) { take(record) }
  }

  private func text(_ column: ContactSheet.Column, _ record: CSVReader.Record) -> String? {
    guard let place = columns[column] else { return nil }
    return record.cells.indices.contains(place)
      ? CSV.unguarded(record.cells[place]).sheetText : ""
  }

  private mutating func take(_ record: CSVReader.Record) {
    guard let name = text(.ministry, record), !name.isEmpty else { return }
    do throws(SheetImport.Refused.Reason) {
      if let act = try act(of: record, name) { try carryOut(act) } else { unchanged += 1 }
    } catch {
      refused.append(SheetImport.Refused(row: record.row, id: "", reason: error))
    }
  }

  /// The act of the cells of a row that somebody changed; nil where nobody did.
  private mutating func act(
    of record: CSVReader.Record, _ name: String
  ) throws(SheetImport.Refused.Reason) -> Act? {
    let id = try refusing { () throws(Refusal) in try input.ministry(name) }
    let before = session.register.ministry(id)?.contact ?? Contact()
    let base = text(.base, record).flatMap { ContactBase($0) }
    var after = before
    var isConflict = false
    for column in ContactSheet.Column.editable {
      guard let cell = text(column, record) else { continue }
      let present = before.text(column)
      let isKnown = base.map { $0.held(present, column) } ?? true
      // A column that came in later says of an earlier row only what is filled in.
      let isLeft = cell.isEmpty && base?.knows(column) == false
      if isLeft || isUntouched(cell, column, present, base) { continue }
      if !isKnown { isConflict = true }
      try put(cell, column, into: &after)
    }
    if after == before { return nil }
    let value = after == Contact() ? Value.null : after.value
    let act = try refusing { () throws(Refusal) in
      try session.making { register, context throws(Refusal) in
        try register.editing(id, setting: [("contact", value)], in: &context)
      }
    }
    // What both sides changed is to be looked at.
    return isConflict ? act.marked : act
  }

  /// Whether a cell is what was written, or what a spreadsheet makes of it.
  private func isUntouched(
    _ cell: String, _ column: ContactSheet.Column, _ present: String, _ base: ContactBase?
  ) -> Bool {
    let texts = [cell] + (column == .from ? days(cell).map(\.description) : [])
    return SheetLikeness(cell, present) != .none
      || texts.contains { text in
        text == present || base.map { $0.knows(column) && $0.held(text, column) } ?? false
      }
  }

  /// The days that a cell may say as a spreadsheet writes them.
  private func days(_ cell: String) -> Set<Day> {
    Set(SheetDate.all(cell, today: input.today).filter { $0.precision == .day }.map(\.first))
  }

  private func put(
    _ cell: String, _ column: ContactSheet.Column, into contact: inout Contact
  ) throws(SheetImport.Refused.Reason) {
    let text = cell.isEmpty ? nil : cell
    switch column {
    case .ministry, .base: break
    case .division: contact.division = text
    case .officer: contact.officer = text
    case .phone: contact.phone = text
    case .mail:
      contact.mail = try text.map { text throws(SheetImport.Refused.Reason) in
        try refusing { () throws(Refusal) in try input.mail(text, of: "mail").text }
      }
    case .from:
      contact.from = try text.map { text throws(SheetImport.Refused.Reason) in
        let days = self.days(text)
        if days.count == 1, let day = days.first { return day }
        return try refusing { () throws(Refusal) in try input.day(text) }
      }
    }
  }

  private mutating func carryOut(_ act: Act) throws(SheetImport.Refused.Reason) {
    let (register, context) = (session.register, session.context)
    try refusing { () throws(Refusal) in try register.checkReach(of: act, by: context) }
    do throws(ApplyFault) {
      try session.take(act)
    } catch {
      throw .unfit
    }
  }
}

extension Act {
  /// The act with lines that are to be looked at.
  fileprivate var marked: Act {
    Act(
      changes.map { change in
        var change = change
        change.reason = Merge.reason
        return change
      })
  }
}
