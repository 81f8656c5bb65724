/// What a person asks for: alternatives joined by `or`, each a list of terms that must all hold.
public struct Query: Sendable, Equatable {
  /// What a term asks of an action.
  public indirect enum Condition: Sendable, Equatable {
    /// One of these ministries leads it, or supports it unless `leadOnly`.
    case ministry(Set<String>, leadOnly: Bool)
    /// Nobody leads it, whatever its status.
    case unled
    /// It came out of the meeting or outcome of that id.
    case under(String)
    /// It waits for one of these ministries, none of which leads it.
    case waits(Set<String>)
    /// The text, folded, stands in the division or the officer that answers for it.
    case contact([UInt8])
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
    /// It was done between two days, both included.
    case done(from: Day?, through: Day?)
    /// It, its outcome or its meeting is of one of these kinds.
    case kind(Kinds)
    /// The other side of its meeting is the country of that code, folded.
    case country([UInt8])
    /// Something about it changed since then.
    case since(ChangePoint)
    /// Added since a meeting or a day.
    case new(ChangePoint)
    /// Someone changed it in whose name a word stands, or who acted for one of these ministries.
    case changedBy(SearchWord, ministries: Set<String>)
    /// The word stands in its title.
    case title(SearchWord)
    /// The word stands in its notes.
    case note(SearchWord)
    /// The word stands in the title of one of its steps, or one of these ministries has one to do.
    case step(SearchWord, ministries: Set<String>)
    /// The word stands in its text, or one of these ministries is involved.
    case text(SearchWord, ministries: Set<String>)
    /// What stands in brackets holds.
    case group(Query)
  }

  /// What one word may name after `kind:`, of each sort of record.
  public struct Kinds: Sendable, Equatable {
    /// Whether the action ends.
    var action: FollowUpAction.Kind?
    /// What was agreed.
    var outcome: Outcome.Kind?
    /// What sort of meeting it was.
    var meeting: Meeting.Kind?
  }

  /// One term, which may be negated.
  public struct Term: Sendable, Equatable {
    /// What it asks for.
    public let condition: Condition
    /// Whether it asks for the opposite.
    public let isNegated: Bool

    /// Whether it is another with more letters.
    fileprivate func narrows(_ other: Term) -> Bool {
      guard !isNegated, !other.isNegated, case .text(let word, let ministries) = condition,
        case .text(let otherWord, let otherMinistries) = other.condition
      else { return false }
      return word.isInitials == otherWord.isInitials && word.bytes.starts(with: otherWord.bytes)
        && ministries.isSubset(of: otherMinistries)
    }
  }

  /// The alternatives; one that is empty lets everything through.
  public internal(set) var alternatives: [[Term]] = [[]]

  /// A query that lets everything through.
  public init() {}

  /// A query for what some ministries lead or support; for everything where none is named.
  public init(ministries: Set<String>) {
    if ministries.isEmpty { return }
    alternatives = [[Term(condition: .ministry(ministries, leadOnly: false), isNegated: false)]]
  }

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

  /// The ministries that every action asked for is one of; nothing where it may be of any.
  public var ministries: Set<String> {
    guard alternatives.count == 1 else { return [] }
    for term in alternatives[0] where !term.isNegated {
      if case .ministry(let ids, _) = term.condition { return ids }
    }
    return []
  }

  /// Everything that it asks for, also inside brackets.
  var conditions: [Condition] {
    alternatives.joined().flatMap { term in
      if case .group(let query) = term.condition { query.conditions } else { [term.condition] }
    }
  }

  /// Whether it asks for what is in a state, perhaps as one of several alternatives.
  public func asks(for state: State) -> Bool {
    alternatives.joined().contains { term in
      if term.isNegated { return false }
      if case .group(let query) = term.condition { return query.asks(for: state) }
      return term.condition == .state(state)
    }
  }

  /// Whether it finds nothing that another does not find: it asks the same and perhaps more, or for
  /// words with more letters.
  public func narrows(_ other: Query) -> Bool {
    guard alternatives.count == 1, other.alternatives.count == 1,
      alternatives[0].count >= other.alternatives[0].count
    else { return false }
    return zip(alternatives[0], other.alternatives[0]).allSatisfy { $0 == $1 || $0.narrows($1) }
  }

  /// Whether it asks for what waits for a ministry.
  public var asksWhoWaits: Bool {
    conditions.contains { if case .waits = $0 { true } else { false } }
  }

  /// Whether words are looked for anywhere in texts.
  public var hasWords: Bool { conditions.contains { if case .text = $0 { true } else { false } } }

  /// The words that are looked for anywhere in texts.
  var words: [SearchWord] {
    conditions.compactMap { if case .text(let word, _) = $0 { word } else { nil } }
  }

  /// Whether it looks at titles, notes or other texts.
  public var needsText: Bool { conditions.contains { $0.need == .text } }

  /// Whether it asks for what only the history tells.
  public var needsHistory: Bool { conditions.contains { $0.need == .history } }

  /// Whether it asks for what is done about an action: the day on which that was, or what proves it.
  var needsProof: Bool {
    conditions.contains { condition in
      if case .done = condition { true } else { condition == .lacks(.evidence) }
    }
  }

  /// Whether it asks who made changes.
  public var needsAuthors: Bool { conditions.contains { $0.need == .authors } }
}

extension Query.Condition {
  /// What has to be read before it can be asked.
  enum Need {
    case nothing, text, history, authors
  }

  /// What has to be read before it can be asked.
  var need: Need {
    switch self {
    case .text, .title, .note: .text
    case .since, .new: .history
    case .changedBy: .authors
    case .state(let state): state.needsHistory ? .history : .nothing
    case .lacks(let lacking): lacking.needsHistory ? .history : .nothing
    case .ministry, .unled, .under, .waits, .contact, .status, .tag, .priority, .due, .done, .kind,
      .country, .step, .group:
      .nothing
    }
  }
}
