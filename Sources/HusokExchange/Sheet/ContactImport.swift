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
      guard let member = column.member, let cell = text(column, record) else { continue }
      let present = before.text(column)
      let isKnown = base.map { $0.held(present, column) } ?? true
      if SheetLikeness(cell, present) != .none || base?.held(cell, column) == true { continue }
      if !isKnown { isConflict = true }
      after[keyPath: member] = try value(cell, column)
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

  private func value(
    _ cell: String, _ column: ContactSheet.Column
  ) throws(SheetImport.Refused.Reason) -> String? {
    if cell.isEmpty { return nil }
    if column != .mail { return cell }
    return try refusing { () throws(Refusal) in try input.mail(cell, of: "mail").text }
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
