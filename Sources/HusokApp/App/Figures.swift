import HusokModel
import HusokWords

/// What is computed of the records, once for each state of them.
struct Figures: Sendable {
  /// Progress, and how many actions each ministry has.
  private(set) var counts: RegisterCounts
  /// Which outcomes a meeting has and which actions an outcome has.
  private(set) var tree: RegisterTree
  /// The columns of the list.
  private(set) var widths: ColumnWidths
  /// The texts that bare words are looked for in, once something was looked for.
  private(set) var text: SearchText?
  /// Who changed what, once something asked for it.
  private(set) var authors: ChangeAuthors?
  /// What the history says, once something asked for it.
  private(set) var summary: HistorySummary?

  init(_ register: Register, words: Words, today: Day) {
    counts = RegisterCounts(register)
    tree = RegisterTree(register)
    widths = ColumnWidths(register, words: words, today: today)
  }

  /// Computes anew what an act has changed.
  mutating func update(after act: Act, in register: Register, words: Words, today: Day) {
    summary?.add(act.changes, in: register.history)
    authors = nil
    if act.makesOrMovesRecords {
      tree = RegisterTree(register)
      text = nil
    } else {
      text?.update(register, after: act)
    }
    counts = RegisterCounts(register)
    measure(register, words: words, today: today)
  }

  /// Computes the columns of the list anew: in another language names are longer.
  mutating func measure(_ register: Register, words: Words, today: Day) {
    widths = ColumnWidths(register, words: words, today: today)
  }

  /// Reads the texts to look for words in, where that was not done yet.
  mutating func readText(of register: Register) {
    if text == nil { text = SearchText(register) }
  }

  /// Reads who changed what, where that was not done yet.
  mutating func readAuthors(of register: Register) {
    if authors == nil { authors = ChangeAuthors(register.history) }
  }

  /// Reads the history, where that was not done yet.
  mutating func readHistory(of register: Register) {
    if summary == nil { summary = HistorySummary(register.history) }
  }

  /// What is computed of the actions on a day, with what was read of the history so far.
  func states(of register: Register, on today: Day) -> ActionStates {
    ActionStates(register, today: today, summary: summary ?? HistorySummary())
  }
}

extension Act {
  /// The changes that make, remove or move a record.
  var structural: [Change] {
    changes.filter { $0.field == Change.wholeRecord || Register.isLink($0.field) }
  }

  fileprivate var makesOrMovesRecords: Bool { !structural.isEmpty }
}
