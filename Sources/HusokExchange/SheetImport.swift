import HusokModel
import HusokWords

/// What a sheet that came back would change, row by row.
public struct SheetImport: Sendable {
  /// A row that is not taken, and why.
  public struct Refused: Sendable, Equatable {
    /// Why.
    public enum Reason: Sendable, Equatable {
      /// The register does not take it.
      case refusal(Refusal)
      /// The row stands a second time in the sheet.
      case twice(String)
      /// The column is there to be read only.
      case readOnly(ActionSheet.Column)
      /// An action of this title is there already.
      case alreadyThere(String)
      /// The register cannot carry it out.
      case unfit
    }

    /// The number of the row, as a spreadsheet counts.
    public let row: Int
    /// The number of the action, as the row gives it.
    public let id: String
    /// Why.
    public let reason: Reason
  }

  /// Why nothing of a sheet can be read.
  public enum Fault: Error, Equatable {
    /// It has no rows.
    case empty
    /// No column holds the numbers of the actions, nor titles for new ones.
    case noColumns
    /// Two columns have one name.
    case doubleColumn(String)
  }

  /// What the rows that are taken change: one act; nil where they change nothing.
  public private(set) var act: Act?
  /// The rows that are not taken.
  public private(set) var refused: [Refused] = []
  /// The headings that name no column, which are passed over.
  public private(set) var unknown: [String] = []
  /// Whether the column is gone that tells what was exported: what rows hold then counts as what
  /// their ministry wants, also where the register went on since.
  public var lacksBase: Bool { columns[.base] == nil && columns[.id] != nil }
  /// How many rows are as they were.
  public private(set) var unchanged = 0
  /// How many rows there are.
  public private(set) var rows = 0

  private var register: Register
  private let reader: SheetReader
  private var context: ActContext
  private var columns: [ActionSheet.Column: Int] = [:]
  private var acts: [Act] = []
  private var seen: Set<String> = []

  /// Reads a sheet against a register.
  public init(
    _ records: [CSVReader.Record], into register: Register, today: Day, _ context: ActContext
  ) throws(Fault) {
    self.register = register
    self.context = context
    reader = SheetReader(register: register, today: today)
    guard let heading = records.first else { throw .empty }
    for (index, name) in heading.cells.enumerated() {
      guard let column = ActionSheet.Column(heading: CSV.unguarded(name).sheetText) else {
        if !name.isEmpty { unknown.append(name) }
        continue
      }
      if columns.updateValue(index, forKey: column) != nil { throw .doubleColumn(name) }
    }
    if columns[.id] == nil, columns[.outcome] == nil { throw .noColumns }
    for record in records.dropFirst() { take(record) }
    if !acts.isEmpty { act = register.joining(acts) }
  }
}

extension SheetImport {
  private mutating func take(_ record: CSVReader.Record) {
    rows += 1
    let row = Row(columns: columns, cells: record.cells)
    let id = row.text(.id) ?? ""
    do throws(RowFault) {
      let change = try id.isEmpty ? added(row) : edited(row, id)
      guard let change else {
        unchanged += 1
        return
      }
      do throws(Refusal) {
        try register.checkReach(of: change, context)
      } catch {
        throw RowFault(.refusal(error))
      }
      do throws(ApplyFault) {
        try register.apply(change)
      } catch {
        throw RowFault(.unfit)
      }
      acts.append(change)
    } catch {
      refused.append(Refused(row: record.row, id: id, reason: error.reason))
    }
  }

  /// The act that makes the action of a row without a number.
  private mutating func added(_ row: Row) throws(RowFault) -> Act? {
    var action = FollowUpAction()
    action.outcome = row.text(.outcome) ?? ""
    action.title = Bilingual(en: row.filled(.titleEn), ko: row.filled(.titleKo))
    let twin = register.actions.first {
      $0.outcome == action.outcome && $0.title == action.title
    }
    if let twin { throw RowFault(.alreadyThere(twin.id)) }
    do throws(Refusal) {
      for column in ActionSheet.Column.editable {
        guard let cell = row.filled(column) else { continue }
        action.put(try reader.value(column, cell), column, today: reader.today)
      }
      for id in action.dependsOn where register.action(id) == nil {
        throw Refusal.noSuchRecord(id)
      }
      let made = try register.adding(action, &context)
      let notes = try noteActs(row, made.records, in: register, adding: action)
      return register.joining([made] + notes)
    } catch {
      throw RowFault(.refusal(error))
    }
  }

  /// The act of a row that names an action; nil where it changes nothing.
  private mutating func edited(_ row: Row, _ id: String) throws(RowFault) -> Act? {
    guard let action = register.action(id) ?? folded(id) else {
      throw RowFault(.refusal(.noSuchRecord(id)))
    }
    if !seen.insert(action.id).inserted { throw RowFault(.twice(action.id)) }
    if let outcome = row.text(.outcome), !outcome.isEmpty, outcome != action.outcome {
      throw RowFault(.readOnly(.outcome))
    }
    do throws(Refusal) {
      var acts: [Act] = []
      for column in ActionSheet.Column.editable {
        if let act = try edit(column, row, action, after: acts) { acts.append(act) }
      }
      acts += try noteActs(row, [action.id], in: register, adding: nil)
      return acts.isEmpty ? nil : register.joining(acts)
    } catch {
      throw RowFault(.refusal(error))
    }
  }

  private func folded(_ id: String) -> FollowUpAction? {
    let wanted = id.folded
    return register.actions.first { $0.id.folded == wanted }
  }

  /// The act of one cell; nil where nobody changed it, or the register holds the same already.
  private mutating func edit(
    _ column: ActionSheet.Column, _ row: Row, _ action: FollowUpAction, after acts: [Act]
  ) throws(Refusal) -> Act? {
    guard let cell = row.cell(column) else { return nil }
    let value = try reader.value(column, cell)
    let present = SheetValue(column, action)
    if value.written == present.written { return nil }
    let base = row.text(.base).flatMap { SheetBase($0) }
    if let base, base.held(value, column) { return nil }
    // Whoever edited the row did not see what the register holds now.
    let isConflict = base.map { !$0.held(present, column) } ?? false
    let reason = row.filled(.reason)
    let ids = [action.id]
    let act = try edit(column, value, ids, action, isConflict ? Merge.reason : reason, acts)
    guard isConflict, let act else { return act }
    return Act(act.changes.map { $0.with(reason: Merge.reason) })
  }

  private mutating func edit(
    _ column: ActionSheet.Column, _ value: SheetValue, _ ids: [String], _ action: FollowUpAction,
    _ reason: String?, _ acts: [Act]
  ) throws(Refusal) -> Act? {
    switch (column, value) {
    case (.titleEn, .text(let text)): return try title(ids[0], .english, text, acts)
    case (.titleKo, .text(let text)): return try title(ids[0], .korean, text, acts)
    case (.status, .status(let status)):
      return try register.changingStatus(of: ids, to: status, reason: reason, &context)
    case (.lead, .lead(let lead)):
      return try register.settingLead(of: ids, to: lead, reason: reason, &context)
    case (.due, .due(let due)):
      let text = due.map { Value.string($0.description) } ?? .null
      return try register.setting("due", of: ids, to: text, reason: reason, &context)
    case (.priority, .flag(let isHigh)):
      return try register.setting(
        "priority", of: ids, to: .string(isHigh ? "high" : "normal"), &context)
    case (.kind, .flag(let isOngoing)):
      return try register.setting(
        "kind", of: ids, to: .string(isOngoing ? "ongoing" : "one-off"), &context)
    case (.waitingOn, .text(let text)):
      return try register.setting("waitingOn", of: ids, to: waiting(text, action), &context)
    case (_, .list(let elements)): return try list(column, elements, action, acts)
    default: return nil
    }
  }

  /// A title in one language; the other cell of the row may have changed it before.
  private mutating func title(
    _ id: String, _ language: Language, _ text: String, _ acts: [Act]
  ) throws(Refusal) -> Act {
    try register.after(acts, field: "title").settingTitle(of: id, language, to: text, &context)
  }

  private func waiting(_ text: String, _ action: FollowUpAction) -> Value {
    if text.isEmpty { return .null }
    var waiting = action.waitingOn ?? WaitingOn()
    if action.waitingOn == nil { waiting.since = context.at.day }
    waiting.text = text
    return waiting.value
  }

  private mutating func list(
    _ column: ActionSheet.Column, _ elements: [String], _ action: FollowUpAction, _ acts: [Act]
  ) throws(Refusal) -> Act? {
    let field = column.rawValue
    let present = (action.read(field)?.elements ?? []).compactMap(\.text)
    let kept = Set(elements)
    let removing = present.filter { !kept.contains($0.sheetText) }
    let held = Set(present.map(\.sheetText))
    let adding = elements.filter { !held.contains($0) }
    if column == .dependsOn {
      for id in adding where register.action(id) == nil { throw .noSuchRecord(id) }
    }
    if removing.isEmpty, adding.isEmpty { return nil }
    let changed = column == .supporting ? register.after(acts, field: "lead") : register
    // A ministry that leads from now on was taken out of those that support already.
    let now = (changed.action(action.id)?.read(field)?.elements ?? []).compactMap(\.text)
    if adding.isEmpty, !removing.contains(where: now.contains) { return nil }
    return try changed.editingSet(
      field, of: [action.id], adding: adding, removing: removing, &context)
  }

  /// The acts of the cells that add a note. What is noted already is not noted again, so that a
  /// file may be imported twice.
  private mutating func noteActs(
    _ row: Row, _ ids: [String], in register: Register, adding new: FollowUpAction?
  ) throws(Refusal) -> [Act] {
    var acts: [Act] = []
    for column in ActionSheet.Column.allCases {
      guard let kind = column.note, let text = row.filled(column), let id = ids.first else {
        continue
      }
      let notes = register.action(id)?.notes ?? []
      if notes.contains(where: { $0.kind == kind && $0.text.sheetText == text }) { continue }
      if new == nil {
        acts.append(try register.addingNote(text, kind: kind, to: ids, &context))
      } else {
        acts.append(Act([note(text, kind, id)]))
      }
    }
    return acts
  }

  /// The line that adds a note to an action which the same act makes.
  private mutating func note(_ text: String, _ kind: Note.Kind, _ id: String) -> Change {
    var note = Note()
    note.at = context.at
    note.by = context.by.name
    note.kind = kind
    note.text = text
    var change = Change()
    change.id = context.identifiers.next()
    change.at = context.at
    change.by = context.by
    change.record = id
    change.field = "notes"
    change.to = note.value
    return change
  }
}

/// Why a row is not taken.
private struct RowFault: Error {
  let reason: SheetImport.Refused.Reason

  init(_ reason: SheetImport.Refused.Reason) {
    self.reason = reason
  }
}

/// The cells of a row by their columns.
private struct Row {
  let columns: [ActionSheet.Column: Int]
  let cells: [String]

  /// The cell; nil where the sheet has no such column. A short row ends in empty cells.
  func cell(_ column: ActionSheet.Column) -> String? {
    guard let index = columns[column] else { return nil }
    return cells.indices.contains(index) ? CSV.unguarded(cells[index]) : ""
  }

  /// The same without white space around it.
  func text(_ column: ActionSheet.Column) -> String? { cell(column)?.sheetText }

  /// The same; nil where it is empty.
  func filled(_ column: ActionSheet.Column) -> String? {
    text(column).flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension Change {
  fileprivate func with(reason: String) -> Change {
    var change = self
    change.reason = reason
    return change
  }
}

extension Register {
  /// The register after those of some acts that touch a field; itself where none does.
  fileprivate func after(_ acts: [Act], field: String) -> Register {
    let touching = acts.filter { $0.changes.contains { $0.field == field } }
    if touching.isEmpty { return self }
    var changed = self
    for act in touching { try? changed.apply(act) }
    return changed
  }
}

extension FollowUpAction {
  /// Takes the value of a cell, for an action that is to be made.
  fileprivate mutating func put(
    _ value: SheetValue, _ column: ActionSheet.Column, today: Day
  ) {
    switch (column, value) {
    case (.status, .status(let status)): self.status = status
    case (.lead, .lead(let lead)): self.lead = lead
    case (.supporting, .list(let ids)): supporting = ids
    case (.due, .due(let due)): self.due = due
    case (.priority, .flag(let isHigh)): priority = isHigh ? .high : .normal
    case (.kind, .flag(let isOngoing)): kind = isOngoing ? .ongoing : .oneOff
    case (.tags, .list(let elements)): tags = elements
    case (.dependsOn, .list(let elements)): dependsOn = elements
    case (.waitingOn, .text(let text)) where !text.isEmpty:
      var waiting = WaitingOn()
      waiting.text = text
      waiting.since = today
      waitingOn = waiting
    default: break
    }
    if status == .done { doneOn = today }
  }
}
