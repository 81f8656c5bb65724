import HusokModel

/// What the cells of one row make of an action.
struct SheetEdit {
  /// The action as it is.
  let before: FollowUpAction
  /// The status that it takes.
  private(set) var status: Status?
  /// The day on which it was done.
  var doneOn: Day?
  private var after: FollowUpAction
  private var setsSupporting = false
  /// The fields that the register changed too since the row was written.
  private var conflicts: Set<String> = []

  init(_ action: FollowUpAction) {
    before = action
    after = action
  }

  /// Takes the value of a cell.
  mutating func take(
    _ value: SheetValue, column: ActionSheet.Column, isConflict: Bool, index: inout SheetIndex
  ) throws(SheetImport.Refused.Reason) {
    if isConflict { conflicts.insert(column.content.field) }
    switch value {
    case .status(let status): self.status = status
    case .list(let named):
      let ids = column == .dependsOn ? try actions(named, &index) : named
      after.put(.list(SheetEdit.merged(ids, into: after.list(column))), column)
      if column == .supporting { setsSupporting = true }
    case .text(let text) where column.content.field == "title" && text.isBlank:
      throw .refusal(.badValue(field: column.rawValue, text: text))
    case .text, .lead, .due, .flag, .waiting: after.put(value, column)
    }
  }

  private func actions(
    _ names: [String], _ index: inout SheetIndex
  ) throws(SheetImport.Refused.Reason) -> [String] {
    var ids: [String] = []
    for name in names {
      guard let id = index.id(name) else { throw .refusal(.noSuchRecord(name)) }
      ids.append(id)
    }
    return ids
  }

  /// A set with what a cell names, in the spelling that it has already.
  private static func merged(_ named: [String], into present: [String]) -> [String] {
    let wanted = Set(named.map(\.sheetText))
    let kept = present.filter { wanted.contains($0.sheetText) }
    let held = Set(kept.map(\.sheetText))
    var added: [String] = []
    for element in named where !held.contains(element.sheetText) && !added.contains(element) {
      added.append(element)
    }
    return kept + added
  }

  /// The act; nil where nothing changes.
  func act(
    _ notes: [SheetNote], reason: String?, in register: Register,
    _ context: inout ActContext
  ) throws(Refusal) -> Act? {
    var acts: [Act] = []
    var after = after
    if let lead = after.lead?.ministry, !setsSupporting {
      after.supporting.removeAll { $0 == lead }
    }
    if let waiting = after.waitingOn,
      before.waitingOn?.ministry != waiting.ministry || before.waitingOn == nil
    {
      after.waitingOn = waiting.since(context.at.day)
    }
    if after != before {
      let given = conflicts.contains("lead") ? reason ?? Merge.reason : reason
      let act = try edited(after, given, in: register, &context)
      if let act { acts.append(marked(act, reason)) }
    }
    if let status {
      let given = conflicts.contains("status") ? reason ?? Merge.reason : reason
      acts.append(
        marked(
          try register.changingStatus(
            of: [before.id], to: status, reason: given, on: doneOn, in: &context), reason))
    }
    for note in notes {
      acts.append(
        try register.addingNote(
          note.text, kind: note.kind, isUnchanged: note.isUnchanged, to: [before.id], in: &context))
    }
    return acts.isEmpty ? nil : Act(joining: acts)
  }

  /// The act of the fields; nil where what they ask for was asked for already.
  private func edited(
    _ action: FollowUpAction, _ reason: String?, in register: Register,
    _ context: inout ActContext
  ) throws(Refusal) -> Act? {
    do throws(Refusal) {
      return try register.editing(action, reason: reason, in: &context)
    } catch .nothingChanges {
      return nil
    }
  }

  /// Lines of fields that both sides changed are to be looked at.
  private func marked(_ act: Act, _ reason: String?) -> Act {
    Act(
      act.changes.map { change in
        var change = change
        change.reason = conflicts.contains(change.field) ? Merge.reason : reason
        return change
      })
  }
}

extension WaitingOn {
  fileprivate func since(_ day: Day) -> WaitingOn {
    var waiting = self
    waiting.since = day
    return waiting
  }
}

extension FollowUpAction {
  /// Takes the value of a cell, whatever it held.
  mutating func put(_ value: SheetValue, _ column: ActionSheet.Column) {
    column.content.edit?.put(&self, value)
  }

  /// What it holds in a column of several words, as it is spelled.
  fileprivate func list(_ column: ActionSheet.Column) -> [String] {
    read(column.content.field)?.elements?.compactMap(\.text) ?? []
  }
}
