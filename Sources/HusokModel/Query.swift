/// What a person asks for: alternatives joined by `or`, each a list of terms that must all hold.
public struct Query: Sendable, Equatable {
  /// What a term asks of an action.
  public enum Condition: Sendable, Equatable {
    /// One of these ministries leads it, or supports it unless `leadOnly`.
    case ministry(Set<String>, leadOnly: Bool)
    /// It came out of the meeting or outcome of that id.
    case under(String)
    /// It has one of these statuses.
    case status(Set<Status>)
    /// It is in a state that is computed.
    case state(State)
    /// It lacks something.
    case lacks(Lacking)
    /// It carries a tag, folded.
    case tag([UInt8])
    /// Its text has these folded bytes, or one of these ministries is involved.
    case text([UInt8], ministries: Set<String>)
  }

  /// The states that `is:` asks for.
  public enum State: String, Sendable, CaseIterable {
    /// Something is still to be done.
    case open
    /// Done or dropped.
    case closed
    /// Open after the last day of its due date.
    case overdue
    /// Reported done, not confirmed.
    case waiting
    /// Its owner is a proposal.
    case proposed
    /// It has no end.
    case ongoing
  }

  /// What `no:` asks for.
  public enum Lacking: String, Sendable, CaseIterable {
    /// No lead ministry, not even a proposed one.
    case owner
    /// No due date, neither its own nor its outcome's.
    case due
    /// Nothing that proves it.
    case evidence
  }

  /// One term, which may be negated.
  public struct Term: Sendable, Equatable {
    /// What it asks for.
    public let condition: Condition
    /// Whether it asks for the opposite.
    public let isNegated: Bool
  }

  /// The alternatives; one that is empty lets everything through.
  public internal(set) var alternatives: [[Term]] = [[]]

  /// A query that lets everything through.
  public init() {}

  /// Whether it lets everything through.
  public var isEmpty: Bool { alternatives.contains { $0.isEmpty } }

  /// Whether it looks at titles, notes or sources.
  public var needsText: Bool {
    alternatives.joined().contains { if case .text = $0.condition { true } else { false } }
  }
}

/// A word of a query that means nothing, and the nearest that does.
public struct QueryProblem: Error, Equatable, Sendable {
  /// What sort of word was expected.
  public enum Kind: Equatable, Sendable {
    /// A ministry after `@`.
    case ministry
    /// A meeting or outcome after `#`.
    case meeting
    /// A status after `st:`.
    case status
    /// A state after `is:`.
    case state
    /// Something lacking after `no:`.
    case lacking
    /// A word before a colon.
    case prefix
    /// `@me` where nobody said who they are.
    case nobody
    /// A quotation mark without its partner.
    case openQuote
  }

  /// Where the word stands, in characters from the start of the query.
  public let range: Range<Int>
  /// The word, as typed.
  public let word: String
  /// What sort of word was expected.
  public let kind: Kind
  /// The nearest words that mean something, best first.
  public let nearest: [String]
}

extension Query {
  /// Whether an action is asked for.
  ///
  /// - Parameters:
  ///   - row: the action's row in the register.
  ///   - text: the folded texts of the register, for bare words.
  public func matches(
    _ row: Int, in register: Register, today: Day, text: SearchText?
  ) -> Bool {
    alternatives.contains { terms in
      terms.allSatisfy { term in
        term.condition.holds(row, register, today, text) != term.isNegated
      }
    }
  }
}

extension Query.Condition {
  fileprivate func holds(
    _ row: Int, _ register: Register, _ today: Day, _ text: SearchText?
  ) -> Bool {
    // By row and field: this is asked of every action at every key, and a copy of each would take
    // longer than the question.
    switch self {
    case .ministry(let ids, let leadOnly):
      return register.actions[row].isOwned(by: ids, leadOnly: leadOnly)
    case .under(let id):
      return register.actions[row].outcome == id
        || register.outcomes[register.outcomeRows[row]].meeting == id
    case .status(let statuses): return statuses.contains(register.actions[row].status)
    case .state(let state):
      return state.holds(register.actions[row], register.due(ofAction: row)?.due, today)
    case .lacks(.owner): return register.actions[row].lead == nil
    case .lacks(.due): return register.due(ofAction: row) == nil
    case .lacks(.evidence): return register.actions[row].evidence.isEmpty
    case .tag(let tag): return register.actions[row].tags.contains { $0.folded == tag }
    case .text(let word, let ministries):
      return register.actions[row].isOwned(by: ministries, leadOnly: false)
        || (text?.contains(word, row: row) ?? false)
    }
  }
}

extension Query.State {
  fileprivate func holds(_ action: FollowUpAction, _ due: Due?, _ today: Day) -> Bool {
    switch self {
    case .open: action.status.isOpen
    case .closed: !action.status.isOpen
    case .overdue: action.status.canBeLate && due?.daysLate(on: today) != nil
    case .waiting: action.status == .reportedDone
    case .proposed: action.lead?.confirmed == false
    case .ongoing: action.kind == .ongoing
    }
  }
}

extension Status {
  /// Whether a due date that has passed makes it late. Reported done is not late: it waits.
  public var canBeLate: Bool {
    switch self {
    case .unreported, .notStarted, .inProgress, .onHold: true
    case .reportedDone, .done, .dropped: false
    }
  }
}

extension FollowUpAction {
  fileprivate func isOwned(by ministries: Set<String>, leadOnly: Bool) -> Bool {
    if let lead, ministries.contains(lead.ministry) { return true }
    return !leadOnly && supporting.contains { ministries.contains($0) }
  }
}
