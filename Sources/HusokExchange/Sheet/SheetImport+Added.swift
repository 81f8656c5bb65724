import HusokModel

extension SheetImport {
  /// The act that makes the action of a row without a number.
  mutating func added(_ row: SheetRow) throws(Refused.Reason) -> Act? {
    if row.base != nil { throw .numberGone }
    guard let name = row.filled(.outcome) else { throw .nameless }
    if session.context.role == .desk { throw .newAction }
    var action = try self.action(row, outcome: index.id(name) ?? name)
    if let twin = index.twin(of: action) { throw .alreadyThere(twin) }
    let doneOn = try newDoneDay(row, action)
    action.doneOn = action.status == .done ? doneOn ?? reader.today : nil
    var notes = try typedNotes(row)
    if let text = row.filled(.notes) {
      try checkLost(text, column: .notes)
      notes.insert(SheetNote(kind: .progress, text: text), at: 0)
    }
    if let doneOn, action.status == .reportedDone {
      notes.append(SheetNote(kind: .progress, text: doneNote(doneOn)))
    }
    let new = action
    let made = try refusing { () throws(Refusal) in try session.adding(new) }
    let id = made.records.first ?? ""
    index.take(new, id)
    return Act(joining: [made] + session.noting(notes, on: id)).with(reason: row.filled(.reason))
  }

  private mutating func action(
    _ row: SheetRow, outcome: String
  ) throws(Refused.Reason) -> FollowUpAction {
    var action = FollowUpAction()
    action.outcome = outcome
    for column in ActionSheet.Column.editable {
      guard let cell = row.filled(column) else { continue }
      if column == .due {
        action.due = try reader.due(.due, cell: cell, orders: orders(row, nil))
        continue
      }
      let value = try refusing { () throws(Refusal) in try reader.value(column, cell) }
      try checkLost(value, column: column, exported: nil)
      if column == .supporting, reader.namesOthers(cell) {
        remarks.append(.others(row: row.number))
      }
      action.put(value, column)
    }
    if let cell = row.filled(.firstDue) {
      action.firstDue = try reader.due(.firstDue, cell: cell, orders: orders(row, nil))
    }
    action.waitingOn?.since = reader.today
    try settle(&action, row)
    return action
  }

  /// What a new action names must be there, and the outcome must be the one that its row shows.
  private mutating func settle(
    _ action: inout FollowUpAction, _ row: SheetRow
  ) throws(Refused.Reason) {
    for (place, name) in action.dependsOn.enumerated() {
      guard let first = session.register.action(index.id(name) ?? name) else {
        throw .refusal(.noSuchRecord(name))
      }
      action.dependsOn[place] = first.id
    }
    if let title = row.filled(.outcomeTitle), session.register.outcome(action.outcome) != nil,
      past.likeness(title, toOutcomeOf: action) == .none
    {
      throw .readOnly(.outcomeTitle)
    }
  }

  private func newDoneDay(
    _ row: SheetRow, _ action: FollowUpAction
  ) throws(Refused.Reason) -> Day? {
    guard let cell = row.filled(.doneOn) else { return nil }
    let day = try reader.pastDay(.doneOn, cell: cell, orders: orders(row, nil))
    if day != nil, ![.done, .reportedDone].contains(action.status) { throw .notDone }
    return day
  }
}

extension ActSession {
  /// The acts that add notes to an action which the same step makes.
  fileprivate mutating func noting(
    _ notes: [SheetNote], on id: String
  ) -> [Act] {
    notes.map { written in
      var note = Note()
      note.at = context.at
      note.by = context.by.name
      note.kind = written.kind
      note.text = written.text
      note.isUnchanged = written.isUnchanged
      return Act([line(record: id, field: "notes", to: note.value)])
    }
  }
}

extension Act {
  /// The act with a reason for each of its lines.
  fileprivate func with(reason: String?) -> Act {
    guard let reason else { return self }
    return Act(
      changes.map { change in
        var change = change
        change.reason = reason
        return change
      })
  }
}
