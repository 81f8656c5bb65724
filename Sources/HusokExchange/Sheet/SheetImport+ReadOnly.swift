import HusokModel
import HusokWords

extension SheetImport {
  /// Throws where somebody changed a cell that is there to be read. An emptied one says nothing.
  mutating func checkReadOnly(
    _ row: SheetRow, _ action: FollowUpAction
  ) throws(Refused.Reason) {
    if let outcome = row.filled(.outcome), index.id(outcome) != action.outcome {
      try checkLike(
        past.likeness(outcome, column: .outcome, action: action), column: .outcome, row: row)
    }
    if let title = row.filled(.outcomeTitle) {
      try checkLike(past.likeness(title, toOutcomeOf: action), column: .outcomeTitle, row: row)
    }
    if let first = row.filled(.firstDue),
      !past.isDay(
        first, column: .firstDue, present: action.firstDue, of: action, today: reader.today)
    {
      throw .readOnly(.firstDue)
    }
    if let text = row.filled(.contact) {
      try checkLike(past.likenessToContact(text, of: action), column: .contact, row: row)
    }
    if let steps = row.filled(.steps) {
      try checkLike(past.likenessToSteps(steps, of: action), column: .steps, row: row)
    }
    if let text = row.filled(.postponed) {
      try checkLike(past.likenessToPostponement(text, of: action), column: .postponed, row: row)
    }
  }

  private mutating func checkLike(
    _ likeness: SheetLikeness, column: ActionSheet.Column, row: SheetRow
  ) throws(Refused.Reason) {
    switch likeness {
    case .none: throw .readOnly(column)
    case .lossy: countLoss(row)
    case .same: break
    }
  }

  /// The day of completion beside the status that a row gives an action; nil where it gives none.
  mutating func doneDay(
    _ row: SheetRow, action: FollowUpAction, status: Status?
  ) throws(Refused.Reason) -> Day? {
    guard let cell = row.filled(.doneOn) else { return nil }
    if status != .done,
      past.isDay(
        cell, column: .doneOn, present: action.doneOn.map(Due.init), of: action, today: reader.today
      )
    {
      return nil
    }
    if status == nil, action.status == .done { throw .readOnly(.doneOn) }
    guard [.done, .reportedDone].contains(status ?? action.status) else { throw .notDone }
    return try reader.pastDay(.doneOn, cell: cell, orders: orders(row, action))
  }
}

extension SheetImport {
  /// The notes that a row adds. What is noted already is not noted again, so that a file may be
  /// imported twice.
  mutating func newNotes(
    _ row: SheetRow, action: FollowUpAction, edit: SheetEdit
  ) throws(Refused.Reason) -> [SheetNote] {
    var notes: [SheetNote] = []
    if let text = try noteBelow(row, action) { notes.append(note(.progress, text)) }
    notes += try typedNotes(row)
    if let day = edit.doneOn, (edit.status ?? action.status) == .reportedDone {
      notes.append(SheetNote(kind: .progress, text: doneNote(day)))
    }
    return notes.filter { !isThere($0, of: action) }
  }

  /// Whether an action has a note already. That nothing changed is said once for each meeting.
  private mutating func isThere(_ note: SheetNote, of action: FollowUpAction) -> Bool {
    if note.isUnchanged { return isReportedUnchanged(action.id) }
    return action.notes.contains { $0.kind == note.kind && $0.text.sheetText == note.text }
  }

  private func note(_ kind: Note.Kind, _ text: String) -> SheetNote {
    let isUnchanged = kind == .progress && reader.input.saysUnchanged(text)
    return SheetNote(kind: kind, text: text, isUnchanged: isUnchanged)
  }

  /// The texts of the cells that add a note.
  func typedNotes(_ row: SheetRow) throws(Refused.Reason) -> [SheetNote] {
    var notes: [SheetNote] = []
    for column in ActionSheet.Column.allCases {
      guard let kind = column.note, let text = row.filled(column) else { continue }
      try checkLost(text, column: column)
      notes.append(note(kind, text))
    }
    return notes
  }

  /// When a ministry says that something was done which it cannot confirm: kept as what it reported.
  func doneNote(_ day: Day) -> String {
    "\(Words(language)("sheet.doneOn")): \(day)"
  }

  /// What somebody wrote above or below the notes in the cell that shows them; refused where the
  /// notes themselves were changed.
  private mutating func noteBelow(
    _ row: SheetRow, _ action: FollowUpAction
  ) throws(Refused.Reason) -> String? {
    guard let cell = row.filled(.notes) else { return nil }
    switch past.likeness(cell, column: .notes, action: action) {
    case .same: return nil
    case .lossy:
      countLoss(row)
      return nil
    case .none: break
    }
    var finding: SheetNotes.Finding = .changed
    for notes in past.noteLines(of: action) {
      let found = SheetNotes(notes).finding(cell)
      if found.isLossy { countLoss(row) }
      if finding.isWorse(than: found.finding) { finding = found.finding }
    }
    switch finding {
    case .leftAlone: return nil
    case .changed: throw .readOnly(.notes)
    case .added(let text):
      try checkLost(text, column: .notes)
      return text
    }
  }
}

extension SheetImport {
  /// Throws where characters of a text were lost: question marks that no person writes.
  func checkLost(_ text: String, column: ActionSheet.Column) throws(Refused.Reason) {
    guard text.utf8.contains(UInt8(ascii: "?")) else { return }
    if text.isRubble || evidence.isLossy && text.hasStrayMarks { throw .lostCharacters(column) }
  }

  /// The same for what a cell says in place of what was exported.
  func checkLost(
    _ value: SheetValue, column: ActionSheet.Column, exported: FollowUpAction?
  ) throws(Refused.Reason) {
    switch value {
    case .text(let text), .waiting(let text, _):
      try checkLost(text, column: column)
      let before = exported.map { SheetValue(column, $0) }
      if let held = before?.words, !held.contains("?"),
        held.unicodeScalars.contains(where: { !$0.isASCII }), text.hasMarkInWord
      {
        throw .lostCharacters(column)
      }
    case .list(let elements):
      for element in elements { try checkLost(element, column: column) }
    case .status, .lead, .due, .flag: break
    }
  }
}

extension String {
  /// Whether nothing is left but question marks where there were words.
  fileprivate var isRubble: Bool { contains("??") && !contains(where: \.isLetter) }

  /// Whether question marks stand where no sentence ends.
  fileprivate var hasStrayMarks: Bool {
    let letters = Array(self)
    return letters.indices.contains { place in
      guard letters[place] == "?" else { return false }
      let before = place > 0 ? letters[place - 1] : " "
      let after = place + 1 < letters.count ? letters[place + 1] : " "
      return before.isWhitespace || before == "?" || after == "?" || after.isLetter
        || after.isNumber
    }
  }

  /// Whether a question mark stands inside a word, which is no address of a page.
  fileprivate var hasMarkInWord: Bool {
    let letters = Array(self)
    return !contains("=") && !contains("//")
      && letters.indices.dropFirst().dropLast().contains { place in
        letters[place] == "?" && letters[place - 1].isLetter && letters[place + 1].isLetter
      }
  }
}
