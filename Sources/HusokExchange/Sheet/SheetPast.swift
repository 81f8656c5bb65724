import HusokModel
import HusokWords

/// What the register held when the rows of a sheet were written, as far as its history tells, and
/// what stood in their cells then.
struct SheetPast {
  private let register: Register
  /// What the register held then, where that is known.
  private let earlier: Register?
  /// The sheets of both languages: any of them may have come back.
  private let sheets: [ActionSheet]

  init(_ register: Register, since earlier: Register? = nil, today: Day) {
    self.register = register
    self.earlier = earlier
    sheets = Language.allCases.map {
      ActionSheet(register: register, words: Words($0), today: today)
    }
  }

  /// An action as it was, for one column, when its row was written; nil where nothing that it ever
  /// held bears the mark. Without marks, as it is now.
  func exported(
    _ column: ActionSheet.Column, action: FollowUpAction, base: SheetBase?
  ) -> FollowUpAction? {
    guard let base, !base.held(SheetValue(column, action), column) else { return action }
    if let earlier = earlier?.action(action.id), base.held(SheetValue(column, earlier), column) {
      return earlier
    }
    return states(of: column.content.field, action).first { past in
      base.held(SheetValue(column, past), column)
    }
  }

  /// An action as it was before each line about a field, the latest first, as far as they can be taken
  /// back.
  private func states(
    of field: String, _ action: FollowUpAction
  ) -> some Sequence<FollowUpAction> {
    var changes = lines(of: field, of: action.id)
    var past = action
    return AnyIterator {
      guard let change = changes.popLast(), (try? past.apply(change.reversed)) != nil else {
        return nil
      }
      return past
    }
  }

  /// How a cell compares with what an action held in a column.
  func likeness(
    _ cell: String, column: ActionSheet.Column, action: FollowUpAction
  ) -> SheetLikeness {
    best(sheets.map { SheetLikeness(cell, $0.cell(column, action)) })
  }

  /// How a cell compares with what the outcome of an action is or was called.
  func likeness(_ cell: String, toOutcomeOf action: FollowUpAction) -> SheetLikeness {
    let now = likeness(cell, column: .outcomeTitle, action: action)
    if now != .none { return now }
    let titles = lines(of: "title", of: action.outcome).flatMap { [$0.from, $0.to] }
    let texts = titles.flatMap { [$0["en"]?.text, $0["ko"]?.text] }.compactMap { $0 }
    return best(texts.map { SheetLikeness(cell, $0) })
  }

  /// How a cell compares with what was told of an action that it is or was due later than at first.
  func likenessToPostponement(_ cell: String, of action: FollowUpAction) -> SheetLikeness {
    let told = register.postponements(of: action.id)
    return best(
      sheets.flatMap { sheet in
        told.map { SheetLikeness(cell, sheet.words.postponed($0)) }
      })
  }

  /// How a cell compares with who answers or answered for an action.
  func likenessToContact(_ cell: String, of action: FollowUpAction) -> SheetLikeness {
    let lead = action.leadMinistry.map { lines(of: "contact", of: $0) } ?? []
    let told = (lines(of: "contact", of: action.id) + lead).flatMap { [$0.from, $0.to] }
      .compactMap { try? Contact($0) }
      .flatMap { contact in
        // Before its day it was written with it.
        sheets.flatMap { sheet in
          [Day.earliest, .latest].compactMap {
            sheet.words.called(contact, withPhone: true, on: $0)
          }
        }
      }
    return best(
      [likeness(cell, column: .contact, action: action)] + told.map { SheetLikeness(cell, $0) })
  }

  /// How a cell compares with the steps that an action has or had.
  func likenessToSteps(_ cell: String, of action: FollowUpAction) -> SheetLikeness {
    var found = [likeness(cell, column: .steps, action: action)]
    for past in states(of: "steps", action) where found.last != .same {
      found.append(likeness(cell, column: .steps, action: past))
    }
    return best(found)
  }

  /// Whether a cell is what a day that an action has or had may have become in a spreadsheet.
  ///
  /// - Parameter column: the first due date, or the day of completion.
  func isDay(
    _ cell: String, column: ActionSheet.Column, present: Due?, of action: FollowUpAction,
    today: Day
  ) -> Bool {
    var said = Set(SheetDate.all(cell, today: today))
    if case .due(let due)? = DueInput.read(cell.sheetKey, today: today) { said.insert(due) }
    if let due = Due(cell.sheetKey) { said.insert(due) }
    if let present,
      said.contains(present) || likeness(cell, column: column, action: action) == .same
    {
      return true
    }
    return earlier(column, of: action).contains(where: said.contains)
  }

  private func earlier(_ column: ActionSheet.Column, of action: FollowUpAction) -> [Due] {
    let fields = column == .doneOn ? ["doneOn", "status"] : ["due", "firstDue"]
    return register.history.changes(of: action.id).flatMap { change -> [Due] in
      guard fields.contains(change.field) else { return [] }
      if change.field == "status" {
        return change.to.text == Status.done.rawValue ? [Due(change.at.day)] : []
      }
      return [change.from, change.to].compactMap { $0.text.flatMap { Due($0) } }
    }
  }

  /// The notes that an action has or had, each as its lines in a cell, in either language.
  func noteLines(of action: FollowUpAction) -> [[[String]]] {
    let before = lines(of: "notes", of: action.id).flatMap { [$0.from, $0.to] }
      .compactMap { try? Note($0) }
    let notes = action.notes + before.filter { !action.notes.contains($0) }
    return sheets.map { sheet in notes.map { sheet.cell($0).sheetLines } }
  }

  private func lines(of field: String, of record: String) -> [Change] {
    register.history.changes(of: record).filter { $0.field == field }
  }

  private func best(_ found: [SheetLikeness]) -> SheetLikeness {
    found.contains(.same) ? .same : found.contains(.lossy) ? .lossy : .none
  }
}

extension String {
  /// The lines that hold something, without white space around them.
  var sheetLines: [String] {
    sheetText.split(whereSeparator: \.isNewline).map { String($0).sheetKey }
      .filter { !$0.isEmpty }
  }
}
