import HusokModel
import HusokThreads
import HusokWords

/// Actions as rows of a spreadsheet, to be edited there and read back.
///
/// The last column says of each cell what the register held when the row was written, so that what
/// somebody left alone is told from what they changed, whatever the register did meanwhile.
public struct ActionSheet: Sendable {
  let register: Register
  let words: Words
  let today: Day
  /// The commit that the register stood at, where others share it; a workbook carries it along.
  public var commit: String?
  /// Whether anybody may read it: then it carries no contacts along.
  public var isPublic = false
  /// The ministry that is to fill it in; nil for a sheet of the secretariat.
  let ministry: String?
  private let names: [String: String]

  /// Sheets of a register, with ministries as they are called today.
  ///
  /// - Parameter ministry: the ministry that is to fill them in; nil for sheets of the secretariat.
  public init(register: Register, words: Words, today: Day, ministry: String? = nil) {
    self.register = register
    self.words = words
    self.today = today
    self.ministry = ministry
    names = Dictionary(
      register.ministries.map { ministry in
        // The short name, where that finds this ministry and no other; else its code or id.
        let name = ministry.name(on: today)
        let candidates = [name.short(in: words.language), name.code]
        let found = candidates.first { register.ministries(named: $0) == [ministry.id] }
        return (ministry.id, found ?? ministry.id)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The heading and a row for each action, cell by cell, guarded against spreadsheets.
  public func records(_ rows: [Int]) -> [[String]] {
    let heading = Column.allCases.map { CSV.guarded(self.heading($0)) }
    let contents = Column.allCases.map(\.content)
    return [heading]
      + Parallel.map(rows, shares: 256) { row in
        let action = register.actions[row]
        return contents.map { CSV.guarded($0.cell(action, self)) }
      }
  }

  /// The file: with a byte order mark, so that spreadsheets take it for UTF-8.
  public func bytes(_ rows: [Int]) -> [UInt8] { CSV.byteOrderMark + CSV.bytes(records(rows)) }

  /// What a column is called. That of the marks says whose sheet it is, so that what comes back is
  /// known as theirs.
  func heading(_ column: Column) -> String {
    let name = words("sheet.\(column.rawValue)")
    return column == .base ? ministry.map { "\(name): \($0)" } ?? name : name
  }

  /// What a cell of an action holds, not guarded.
  func cell(_ column: Column, _ action: FollowUpAction) -> String {
    column.content.cell(action, self)
  }

  /// A lead as it stands in a cell: in brackets while it is proposed.
  func cell(_ lead: Lead) -> String {
    lead.confirmed ? name(lead.ministry) : "(\(name(lead.ministry)))"
  }

  /// How late an action is, told by a letter and days; nothing where it is not.
  func lateness(_ action: FollowUpAction) -> String {
    guard let row = register.place(of: action.id)?.row,
      let days = register.daysLate(ofAction: row, on: today)
    else { return "" }
    return words("sheet.lateBy", days)
  }

  /// Whether an action is due later than at first: of others the history need not be read.
  func isLater(_ action: FollowUpAction) -> Bool {
    guard let due = action.due, let first = action.firstDue else { return false }
    return due.last > first.last
  }

  /// Who answers for an action: whom it names, else whom its ministry does.
  func contact(_ action: FollowUpAction) -> String {
    guard let row = register.place(of: action.id)?.row else { return "" }
    return register.contact(ofAction: row)
      .flatMap { words.called($0, withPhone: true, on: today) } ?? ""
  }

  /// What a ministry is called in sheets of this language.
  func name(_ id: String) -> String { names[id] ?? id }

  /// The steps of an action, a line each: when one was done, or is due.
  func steps(_ action: FollowUpAction) -> String {
    guard let progress = action.stepProgress else { return "" }
    let lines = action.orderedSteps.map { step in
      let name = "\(step.id). \(step.title.text(in: words.language))"
      let ministry = step.ministry.map { " (\(self.name($0)))" } ?? ""
      let day =
        step.doneOn.map { words("sheet.stepDone", $0.description) } ?? step.due?.description
      return name + ministry + (day.map { ": \($0)" } ?? "")
    }
    return ([progress.description] + lines).joined(separator: "\n")
  }

  /// A note in the cell of all of them.
  func cell(_ note: Note) -> String {
    let head = [note.at?.day.description, note.by].compactMap { $0 }.joined(separator: " ")
    return "\(words("note.\(note.kind.rawValue)")) \(head): \(note.text)"
  }
}
