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
    /// It matters so much.
    case priority(FollowUpAction.Priority)
    /// It is due, itself or through its outcome, between two days, both included.
    case due(from: Day?, through: Day?)
    /// It is due within so many days from today on, and not late.
    case dueWithin(days: Int)
    /// Something about it changed since then.
    case since(ChangePoint)
    /// Its text has these folded bytes, or one of these ministries is involved.
    case text([UInt8], initials: Bool, ministries: Set<String>)
  }

  /// The states that `is:` asks for.
  public enum State: String, Sendable, CaseIterable {
    /// Something is still to be done.
    case open
    /// Done or dropped.
    case closed
    /// Open after the last day of its due date.
    case overdue
    /// There are reasons why it may not be done in time.
    case risk
    /// Due within two weeks.
    case soon
    /// Open, and no word for longer than from one meeting to the next.
    case stale
    /// Reported done, not confirmed.
    case waiting
    /// Waits for something or someone, or for another action.
    case blocked
    /// Was open when the record of a meeting was closed, and still is.
    case carried
    /// Its due date was moved to a later one.
    case postponed
    /// Its owner is a proposal.
    case proposed
    /// It has no end.
    case ongoing
    /// It counts for the progress of its meeting: of a trackable outcome, and not dropped.
    case counted
    /// Its ministry was split, and nobody has decided yet who leads it now.
    case handover
  }

  /// What `no:` asks for.
  public enum Lacking: String, Sendable, CaseIterable {
    /// No lead ministry, not even a proposed one.
    case owner
    /// No due date, neither its own nor its outcome's.
    case due
    /// No word about it, neither a change nor a note.
    case update
    /// No word since the latest meeting on how it stands, and still open.
    case report
    /// Nothing that proves it.
    case evidence
    /// No title in one of the languages.
    case translation
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

  /// The meetings and outcomes that each alternative names; nil where anything else is asked.
  public var places: [[String]]? {
    var places: [[String]] = []
    for terms in alternatives {
      var ids: [String] = []
      for term in terms {
        guard case .under(let id) = term.condition, !term.isNegated else { return nil }
        ids.append(id)
      }
      places.append(ids)
    }
    return places
  }

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
    /// A priority after `prio:`.
    case priority
    /// A span of time after `due:`.
    case due
    /// A day after `due:` whose day of the week is another than the one beside it.
    case otherWeekday(Day)
    /// A meeting or a day after `since:`.
    case since
    /// A meeting after `since:` of which no day is known.
    case undated
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
  /// Whether an action is asked for; the row is that of the scope's register.
  public func matches(_ row: Int, in scope: QueryScope) -> Bool {
    alternatives.contains { terms in
      terms.allSatisfy { $0.condition.holds(row, scope) != $0.isNegated }
    }
  }

  /// Whether it asks for what only the history tells.
  public var needsHistory: Bool {
    alternatives.joined().contains { term in
      switch term.condition {
      case .state(let state): [.risk, .stale, .carried, .postponed, .handover].contains(state)
      case .lacks(let lacking): lacking == .update || lacking == .report
      case .since: true
      default: false
      }
    }
  }
}

/// A register on a day with what a query needs to be asked: made once for all its actions.
public struct QueryScope: Sendable {
  let register: Register
  let today: Day
  let text: SearchText?
  let states: ActionStates?

  /// What a query needs; texts and states that are there already are used.
  public init(
    _ register: Register, today: Day, for query: Query, text: SearchText? = nil,
    states: ActionStates? = nil
  ) {
    self.register = register
    self.today = today
    self.text = query.needsText ? text ?? SearchText(register) : nil
    self.states =
      query.needsHistory ? states ?? ActionStates(register, today: today) : nil
  }
}

extension Query.Condition {
  // By row and field: this is asked of every action at every key, and a copy of each would take
  // longer than the question.
  fileprivate func holds(_ row: Int, _ scope: QueryScope) -> Bool {
    let register = scope.register
    switch self {
    case .ministry(let ids, let leadOnly):
      return register.actions[row].isOwned(by: ids, leadOnly: leadOnly)
    case .under(let id):
      return register.actions[row].outcome == id
        || register.outcomes[register.outcomeRows[row]].meeting == id
    case .status(let statuses): return statuses.contains(register.actions[row].status)
    case .state(let state): return state.holds(row, scope)
    case .lacks(let lacking): return lacking.holds(row, scope)
    case .tag(let tag): return register.actions[row].tags.contains { $0.folded == tag }
    case .priority(let priority): return register.actions[row].priority == priority
    case .due(let from, let through):
      guard let last = register.due(ofAction: row)?.due.last else { return false }
      return (from.map { $0 <= last } ?? true) && (through.map { last <= $0 } ?? true)
    case .dueWithin(let days):
      guard let last = register.due(ofAction: row)?.due.last else { return false }
      return scope.today <= last && last.number - scope.today.number <= days
    case .since(let point):
      return scope.states?.isChanged(row, since: point) ?? false
    case .text(let word, let isInitials, let ministries):
      return register.actions[row].isOwned(by: ministries, leadOnly: false)
        || (scope.text?.contains(word, row: row, initials: isInitials) ?? false)
    }
  }
}

extension Query.State {
  fileprivate func holds(_ row: Int, _ scope: QueryScope) -> Bool {
    let register = scope.register
    let status = register.actions[row].status
    switch self {
    case .open: return status.isOpen
    case .closed: return !status.isOpen
    case .overdue:
      return status.canBeLate
        && register.due(ofAction: row)?.due.daysLate(on: scope.today) != nil
    case .risk: return scope.states?.isAtRisk(row) ?? false
    case .soon:
      guard status.canBeLate, let last = register.due(ofAction: row)?.due.last else { return false }
      return (0...ActionStates.soonDays).contains(last.number - scope.today.number)
    case .stale: return scope.states?.staleDays(row) != nil
    case .waiting: return status == .reportedDone
    case .blocked: return register.isBlocked(action: row)
    case .carried: return (scope.states?.summary.carried(register.actions[row]) ?? 0) > 0
    case .postponed: return (scope.states?.postponements(row) ?? 0) > 0
    case .proposed: return register.actions[row].lead?.confirmed == false
    case .ongoing: return register.actions[row].kind == .ongoing
    case .counted: return register.isCounted(action: row)
    case .handover: return scope.states?.isToHandOver(row) ?? false
    }
  }
}

extension Query.Lacking {
  fileprivate func holds(_ row: Int, _ scope: QueryScope) -> Bool {
    let register = scope.register
    switch self {
    case .owner: return register.actions[row].lead == nil
    case .due: return register.due(ofAction: row) == nil
    case .evidence: return register.actions[row].evidence.isEmpty
    case .translation:
      let title = register.actions[row].title
      return title.en?.isEmpty ?? true || title.ko?.isEmpty ?? true
    case .update:
      return register.actions[row].notes.isEmpty
        && scope.states?.summary[register.actions[row].id].latest == nil
    case .report:
      return register.actions[row].status.isOpen && scope.states?.isReported(row) == false
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
