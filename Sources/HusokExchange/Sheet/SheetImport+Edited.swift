import HusokModel

extension SheetImport {
  /// The act of the cells of a row that somebody changed; nil where nobody did.
  mutating func edits(
    _ row: SheetRow, _ action: FollowUpAction
  ) throws(Refused.Reason) -> Act? {
    try checkMark(row, action)
    try checkReadOnly(row, action)
    var edit = SheetEdit(action)
    for column in ActionSheet.Column.editable {
      if let value = try changed(column, row: row, action: action) {
        try edit.take(
          value, column: column, isConflict: isConflict(column, row: row, action: action),
          index: &index)
      }
    }
    edit.doneOn = try doneDay(row, action: action, status: edit.status)
    let notes = try newNotes(row, action: action, edit: edit)
    let reason = row.filled(.reason)
    let act = try refusing { () throws(Refusal) in
      try session.making { register, context throws(Refusal) in
        try edit.act(notes, reason: reason, in: register, &context)
      }
    }
    if let reason { remark(reason, row: row, act: act, edit: edit) }
    return act
  }

  /// A reason that no line of the history keeps is told.
  private mutating func remark(
    _ reason: String, row: SheetRow, act: Act?, edit: SheetEdit
  ) {
    guard let act else {
      let lines = session.register.history.changes(of: edit.before.id)
      if !lines.contains(where: { $0.reason?.sheetText == reason }) {
        remarks.append(.unusedReason(row: row.number))
      }
      return
    }
    if !act.changes.contains(where: { $0.reason?.sheetText == reason }) {
      remarks.append(.lostReason(row: row.number))
    }
  }

  /// Throws where a row bears the mark of another action: somebody sorted some columns alone.
  private mutating func checkMark(
    _ row: SheetRow, _ action: FollowUpAction
  ) throws(Refused.Reason) {
    guard let base = row.base, past.exported(.titleEn, action: action, base: base) == nil,
      past.exported(.titleKo, action: action, base: base) == nil
    else { return }
    if let owner = index.owner(of: base), owner != action.id { throw .otherMark(owner) }
  }

  /// Whether somebody who edited a row did not see what the register holds now.
  private func isConflict(
    _ column: ActionSheet.Column, row: SheetRow, action: FollowUpAction
  ) -> Bool {
    row.base.map { !$0.held(SheetValue(column, action), column) } ?? false
  }

  /// What a cell says; nil where nobody changed it, or the register holds the same already.
  private mutating func changed(
    _ column: ActionSheet.Column, row: SheetRow, action: FollowUpAction
  ) throws(Refused.Reason) -> SheetValue? {
    guard let cell = row.cell(column) else { return nil }
    let present = SheetValue(column, action)
    var reading: Result<SheetValue, Refused.Reason>?
    if column != .due || SheetDate.all(cell, today: reader.today).count < 2 {
      let value = read(column, cell: cell, row: row, action: action)
      if let value = try? value.get() {
        if value.written == present.written || row.base?.held(value, column) == true { return nil }
      }
      reading = value
    }
    let exported = past.exported(column, action: action, base: row.base)
    if let exported, isLeftAlone(cell, column: column, exported: exported, row: row) { return nil }
    let value = try (reading ?? read(column, cell: cell, row: row, action: action)).get()
    if value.written == present.written { return nil }
    try checkLost(value, column: column, exported: exported)
    if column == .supporting, reader.namesOthers(cell) { remarks.append(.others(row: row.number)) }
    return value
  }

  private func read(
    _ column: ActionSheet.Column, cell: String, row: SheetRow, action: FollowUpAction
  ) -> Result<SheetValue, Refused.Reason> {
    do throws(Refused.Reason) {
      if column == .due {
        return .success(.due(try reader.due(.due, cell: cell, orders: orders(row, action))))
      }
      return .success(try refusing { () throws(Refusal) in try reader.value(column, cell) })
    } catch {
      return .failure(error)
    }
  }

  /// What tells the order of the numbers in a date: the row's other dates, then those of the sheet.
  func orders(_ row: SheetRow, _ action: FollowUpAction?) -> [DateOrders] {
    (action.map { [DateOrders(row, action: $0, past: past)] } ?? []) + [evidence.orders]
  }

  /// Whether a cell is what became of what an action held when the row was written.
  private mutating func isLeftAlone(
    _ cell: String, column: ActionSheet.Column, exported: FollowUpAction, row: SheetRow
  ) -> Bool {
    if column == .due, let due = exported.due,
      SheetDate.all(cell, today: reader.today).contains(due)
    {
      return true
    }
    switch past.likeness(cell, column: column, action: exported) {
    case .none: return false
    case .same: return true
    case .lossy:
      countLoss(row)
      return true
    }
  }
}

/// Turns a refusal of the register into the reason why a row is not taken.
func refusing<Value>(
  _ make: () throws(Refusal) -> Value
) throws(SheetImport.Refused.Reason) -> Value {
  do throws(Refusal) {
    return try make()
  } catch {
    throw .refusal(error)
  }
}
