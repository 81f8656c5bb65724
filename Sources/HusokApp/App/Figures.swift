import HusokModel
import HusokWords

/// What is computed of the records, once for each state of them, or kept up with what changes.
struct Figures: Sendable {
  /// Progress, and how many actions each ministry has.
  private(set) var counts: RegisterCounts
  /// Which outcomes a meeting has and which actions an outcome has.
  private(set) var tree: RegisterTree
  /// The columns of the list.
  private(set) var widths: ColumnWidths
  /// The texts that bare words are looked for in, once something was looked for, or as far as they
  /// were read ahead.
  private(set) var text: SearchText?
  /// Who changed what, once something asked for it.
  private(set) var authors: ChangeAuthors?
  /// What the history says, once something asked for it.
  private(set) var summary: HistorySummary?
  /// Whether the history is being read beside the screen.
  private var isReading = false
  /// The reasons that the history gives, once they were read ahead.
  private var reasons: [String: [String]]?
  /// Where actions stand in the orders that were asked for.
  private var ranks: [ActionOrder.Key: ActionRanks] = [:]
  /// How it went before today, as far as someone looked at it.
  private var trends = KnownTrends()
  /// The actions that come after each, once something changed or they were looked for ahead.
  private var dependants: [Int: [Int]]?

  init(_ register: Register, words: Words, today: Day) {
    counts = RegisterCounts(register)
    tree = RegisterTree(register)
    widths = ColumnWidths(register, words: words, today: today)
  }

  /// Computes the columns of the list anew: in another language names are longer.
  mutating func measure(_ register: Register, words: Words, today: Day) {
    widths = ColumnWidths(register, words: words, today: today)
  }

  /// What is computed of the actions on a day, with what was read of the history so far.
  ///
  /// - Parameter lines: what to go by while it was not read: what it says of the actions that are asked for.
  func states(
    of register: Register, on today: Day,
    lines: @autoclosure () -> HistorySummary = HistorySummary()
  ) -> ActionStates {
    ActionStates(register, today: today, summary: summary ?? lines(), dependants: dependants)
  }
}

/// What an act changes.
extension Figures {
  /// The rows of the actions of which anything computed may be another after an act: those that it
  /// changes, those that come after them and those after which they come. Nil where that may be any.
  mutating func rows(touchedBy act: Act, in register: Register) -> [Int]? {
    var rows: Set<Int> = []
    for change in act.changes {
      guard !Register.isPlacing(change.field), let place = register.place(of: change.record),
        place.section == .actions
      else { return nil }
      rows.insert(place.row)
    }
    let dependants = self.dependants ?? register.dependants
    self.dependants = dependants
    for row in rows {
      rows.formUnion(dependants[row] ?? [])
      rows.formUnion(register.actions[row].dependsOn.compactMap { register.place(of: $0)?.row })
    }
    return rows.sorted()
  }

  /// Takes in what an act has changed: of some rows alone where it touches no others.
  mutating func update(
    after act: Act, touching rows: [Int]?, in register: Register, words: Words, today: Day
  ) {
    summary?.add(act.changes, in: register.history)
    reasons = nil
    authors = nil
    trends.forget(since: act.changes.map { $0.at.day }.min())
    guard let rows else { return updateAll(after: act, in: register, words: words, today: today) }
    text?.update(register, after: act)
    counts.update(rows, of: register)
    let states = states(of: register, on: today)
    for key in ranks.keys { ranks[key]?.update(rows, with: states) }
    if act.changes.contains(where: ColumnWidths.hang(on:)) {
      measure(register, words: words, today: today)
    }
  }

  private mutating func updateAll(
    after act: Act, in register: Register, words: Words, today: Day
  ) {
    if act.structural.isEmpty { text?.update(register, after: act) } else { text = nil }
    if !act.structural.isEmpty { tree = RegisterTree(register) }
    ranks = [:]
    dependants = nil
    counts = RegisterCounts(register)
    measure(register, words: words, today: today)
  }

  /// Where actions stand in an order.
  mutating func ranks(by key: ActionOrder.Key, of register: Register, on today: Day) -> ActionRanks
  {
    if let ranks = ranks[key] { return ranks }
    if key.needsHistory { readHistory(of: register) }
    let ranks = ActionRanks(key, with: states(of: register, on: today))
    self.ranks[key] = ranks
    return ranks
  }
}

extension Figures {
  /// How the actions of some ministries went so far, of all where none is named; what was is looked for
  /// once.
  mutating func trend(
    by step: Trend.Step, of ministries: Set<String>, _ states: ActionStates
  ) -> Trend {
    trends.trend(by: step, of: ministries, states)
  }
}

/// What is read once it is asked for, or in idle moments before.
extension Figures {
  /// Reads the texts to look for words in, as far as that was not done yet.
  mutating func readText(of register: Register) {
    if text == nil { text = SearchText(register, reasons: reasons ?? register.history.reasons) }
    text?.read(register)
    reasons = nil
  }

  /// Looks for what comes after each action, then reads some more of the texts; false where there is
  /// nothing that can be read now.
  mutating func readOn(_ register: Register) -> Bool {
    if dependants == nil {
      dependants = register.dependants
      return true
    }
    if text == nil, let reasons { text = SearchText(register, reasons: reasons) }
    reasons = nil
    if text?.isWhole(for: register) ?? true { return false }
    text?.read(register, atMost: 200)
    return true
  }

  /// Reads who changed what, where that was not done yet.
  mutating func readAuthors(of register: Register) {
    if authors == nil { authors = ChangeAuthors(register.history) }
  }

  /// Reads the history, where that was not done yet.
  mutating func readHistory(of register: Register) {
    if summary == nil { summary = HistorySummary(register) }
  }

  /// Whether the history is to be read beside the screen: it is, from now on.
  mutating func beginReading() -> Bool {
    if isReading || (summary != nil && (text != nil || reasons != nil)) { return false }
    isReading = true
    return true
  }

  /// Takes what was read of the history of a register beside the screen; acts may have been added to
  /// it since.
  mutating func take(_ reading: HistoryReading, of register: Register) {
    isReading = false
    let isLatest = reading.summary.count == register.history.count
    if summary == nil {
      summary = reading.summary
      summary?.add(register.history.changes(from: reading.summary.count), in: register.history)
    }
    if text == nil, isLatest { reasons = reading.reasons }
  }
}

extension Act {
  /// The changes that make, remove or move a record.
  var structural: [Change] {
    changes.filter { $0.field == Change.wholeRecord || Register.isLink($0.field) }
  }
}
