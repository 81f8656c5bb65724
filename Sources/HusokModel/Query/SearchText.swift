/// The folded texts of all records, one for each, for searching. The text of an action is also that
/// of its outcome and its meeting, which stands here once for all their actions.
public struct SearchText: Sendable {
  /// Where a word is looked for.
  public enum Part: Sendable {
    /// In titles, of ministries in names.
    case titles
    /// In notes.
    case notes
    /// In everything.
    case all

    fileprivate var range: Range<Int> {
      switch self {
      case .titles: 0..<1
      case .notes: 1..<2
      case .all: 0..<3
      }
    }
  }

  private var ministries = SearchColumn()
  private var meetings = SearchColumn()
  private var outcomes = SearchColumn()
  private var actions = SearchColumn()
  /// The reasons given for changes of the actions that were not folded yet.
  private var reasons: [String: [String]]

  /// Folds the texts of a register.
  public init(_ register: Register) {
    self.init(register, reasons: register.history.reasons)
    read(register)
  }

  /// Begins with the texts of a register, of which those of actions are still to be read.
  ///
  /// - Parameter reasons: those given in its history, by record.
  public init(_ register: Register, reasons: [String: [String]]) {
    self.reasons = reasons
    for ministry in register.ministries { ministries.append(ministry.searchParts) }
    for meeting in register.meetings { meetings.append(meeting.searchParts) }
    for outcome in register.outcomes { outcomes.append(outcome.searchParts) }
  }

  /// Whether the texts of all actions of a register were read.
  public func isWhole(for register: Register) -> Bool { actions.count == register.actions.count }

  /// Reads the texts of the next actions, of all by default.
  public mutating func read(_ register: Register, atMost count: Int = .max) {
    let start = actions.count
    for row in start..<start + min(count, register.actions.count - start) {
      let action = register.actions[row]
      actions.append(action.searchParts(reasons[action.id] ?? [], in: register))
    }
    if isWhole(for: register) { reasons = [:] }
  }

  /// Takes in what an act did to a register whose records are still the same, in the same order.
  public mutating func update(_ register: Register, after act: Act) {
    for id in act.records {
      guard let place = register.place(of: id) else { continue }
      switch place.section {
      case .ministries:
        ministries.replace(place.row, with: register.ministries[place.row].searchParts)
      case .meetings: meetings.replace(place.row, with: register.meetings[place.row].searchParts)
      case .outcomes: outcomes.replace(place.row, with: register.outcomes[place.row].searchParts)
      case .actions:
        let reasons = History.reasons(register.history.changes(of: id))[id] ?? []
        if place.row >= actions.count {
          self.reasons[id] = reasons
          continue
        }
        let action = register.actions[place.row]
        actions.replace(place.row, with: action.searchParts(reasons, in: register))
      }
    }
  }

  /// Whether a word stands in the text of a record alone.
  public func contains(_ word: SearchWord, at place: Register.Place, in part: Part = .all) -> Bool {
    switch place.section {
    case .ministries: ministries.contains(word, row: place.row, parts: part.range)
    case .meetings: meetings.contains(word, row: place.row, parts: part.range)
    case .outcomes: outcomes.contains(word, row: place.row, parts: part.range)
    case .actions: actions.contains(word, row: place.row, parts: part.range)
    }
  }

  /// Whether a word stands in the text of an action alone, by its row.
  func contains(_ word: SearchWord, action row: Int, in part: Part = .all) -> Bool {
    actions.contains(word, row: row, parts: part.range)
  }

  /// Whether the id of an action, by its row, begins with a word.
  func isNumbered(_ word: SearchWord, action row: Int) -> Bool {
    actions.begins(with: word, row: row)
  }

  /// The outcomes, by row, in whose text or in that of whose meeting a word stands: their actions
  /// are found by it.
  func outcomes(with word: SearchWord, in register: Register) -> [Bool] {
    let range = Part.all.range
    let found = register.meetings.indices.map { meetings.contains(word, row: $0, parts: range) }
    return register.outcomes.indices.map { row in
      found[register.meetingRows[row]] || outcomes.contains(word, row: row, parts: range)
    }
  }
}

extension History {
  /// The reasons given by acts that stand, by record.
  public var reasons: [String: [String]] { History.reasons(remarks) }

  /// The reasons that some lines give, of acts that stand. What a merge writes is nobody's word.
  fileprivate static func reasons(_ changes: [Change]) -> [String: [String]] {
    let acts = ActReversals(changes)
    var reasons: [String: [String]] = [:]
    for change in changes where acts.stands(change.actID) {
      guard let reason = change.reason, reason != Merge.reason else { continue }
      if reasons[change.record]?.last != reason {
        reasons[change.record, default: []].append(reason)
      }
    }
    return reasons
  }
}

extension Ministry {
  fileprivate var searchParts: SearchParts {
    let names: [String?] = names.flatMap { [$0.code, $0.en, $0.ko, $0.shortKo] as [String?] }
    return SearchParts(titles: names, rest: [id] + aliases)
  }
}

extension Meeting {
  fileprivate var searchParts: SearchParts {
    SearchParts(
      titles: [title.en, title.ko], rest: [id, number.map(String.init), place, counterpart])
  }
}

extension Outcome {
  fileprivate var searchParts: SearchParts {
    let measures: [String?] = targets.flatMap { [$0.measure.en, $0.measure.ko] as [String?] }
    return SearchParts(titles: [title.en, title.ko], rest: [id] + measures)
  }
}

extension FollowUpAction {
  fileprivate func searchParts(_ reasons: [String], in register: Register) -> SearchParts {
    // The id first: it is looked for by its beginning.
    var rest: [String?] = [id, source?.document, source?.quote, waitingOn?.text]
    if let ministry = waitingOn?.ministry {
      rest += register.ministry(ministry)?.words ?? []
    }
    rest += tags
    rest += steps.flatMap { [$0.title.en, $0.title.ko] }
    rest += standingEvidence.flatMap { [$0.title, $0.locator] }
    return SearchParts(
      titles: [title.en, title.ko], notes: standingNotes.map(\.text), rest: rest + reasons)
  }
}
