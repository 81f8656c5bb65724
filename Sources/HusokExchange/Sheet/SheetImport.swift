import HusokModel
import HusokWords

/// What a sheet that came back would change, row by row.
///
/// A cell that was left alone changes nothing, whatever a spreadsheet made of it. What cannot be
/// taken is refused with its row, or told.
public struct SheetImport: Sendable {
  /// What the rows that are taken change: one act; nil where they change nothing.
  public private(set) var act: Act?
  /// The rows that are not taken.
  public private(set) var refused: [Refused] = []
  /// The columns that nobody asked for and that hold something.
  public let unknown: [UnknownColumn]
  /// What is to be said although it stops nothing.
  public internal(set) var remarks: [Remark] = []
  /// How many rows are as they were.
  public private(set) var unchanged = 0
  /// How many rows there are.
  public private(set) var rows = 0

  let columns: [ActionSheet.Column: Int]
  /// The language of most headings.
  let language: Language
  let reader: SheetReader
  let past: SheetPast
  let evidence: SheetEvidence
  var session: ActSession
  var index: SheetIndex
  /// What is computed of the register, once somebody says that nothing changed.
  private var states: ActionStates?
  /// The actions whose row came, and whether it changed them.
  private var seen: [String: Bool] = [:]

  /// Reads a sheet against a register.
  ///
  /// - Parameter earlier: what the register held when the sheet was written; nil where only the marks of
  ///   the cells tell.
  public init(
    _ records: [CSVReader.Record], into register: Register, since earlier: Register? = nil,
    today: Day, _ context: ActContext
  ) throws(Fault) {
    let heading = try SheetHeading(records)
    let body = records.dropFirst(heading.length)
    columns = heading.columns
    language = heading.language
    unknown = UnknownColumn.found(heading, in: body)
    session = ActSession(register, context)
    index = SheetIndex(register)
    reader = SheetReader(register: register, today: today)
    past = SheetPast(register, since: earlier, today: today)
    let rows = body.map { SheetRow($0, heading.columns) }
    evidence = SheetEvidence(rows, past: past, index: &index)
    for row in rows { take(row) }
    act = session.act
    let unmarked = rows.filter { $0.base == nil && $0.filled(.id) != nil && $0.filler == nil }
    if let first = unmarked.first {
      let isWhole = columns[.base] == nil
      remarks.append(isWhole ? .noMarks : .unmarked(unmarked.count, row: first.number))
    }
    if let loss { remarks.append(.lostCharacters(loss.count, row: loss.row)) }
  }

  /// How many cells were left alone but for question marks, and the row of the first.
  private var loss: (count: Int, row: Int)?

  /// Counts a cell that lost characters and was taken as left alone.
  mutating func countLoss(_ row: SheetRow) {
    loss = (loss.map { $0.count + 1 } ?? 1, loss?.row ?? row.number)
  }

  private mutating func take(_ row: SheetRow) {
    if let filler = row.filler {
      if filler != .blank { remarks.append(.passedOver(row: row.number, row.beginning)) }
      return
    }
    rows += 1
    let id = row.filled(.id)
    do throws(Refused.Reason) {
      if let column = row.unread { throw .noValue(column) }
      let act = if let id { try edited(row, id) } else { try added(row) }
      if let act { try carryOut(act) } else { unchanged += 1 }
    } catch {
      refused.append(Refused(row: row.number, id: id ?? "", reason: error))
    }
  }

  private mutating func carryOut(_ act: Act) throws(Refused.Reason) {
    do throws(Refusal) {
      try session.register.checkReach(of: act, by: session.context)
    } catch {
      throw .refusal(error)
    }
    do throws(ApplyFault) {
      try session.take(act)
    } catch {
      throw .unfit
    }
  }

  /// Whether it was said of an action since the latest meeting that nothing changed.
  mutating func isReportedUnchanged(_ id: String) -> Bool {
    let states = self.states ?? ActionStates(session.register, today: reader.today)
    self.states = states
    return states.register.place(of: id).map { states.isReportedUnchanged($0.row) } ?? false
  }

  /// The act of a row that names an action; nil where it changes nothing. A row that stands twice is
  /// taken once: a copy of it says nothing new.
  private mutating func edited(_ row: SheetRow, _ id: String) throws(Refused.Reason) -> Act? {
    guard let action = index.action(id, in: session.register) else {
      throw .refusal(.noSuchRecord(id))
    }
    let before = seen.updateValue(true, forKey: action.id)
    do throws(Refused.Reason) {
      guard let act = try edits(row, action) else {
        seen[action.id] = before ?? false
        return nil
      }
      if before != true { return act }
    } catch {
      if before != true { throw error }
    }
    throw .twice(action.id)
  }
}
