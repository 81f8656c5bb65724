import HusokModel

/// Which actions are asked for.
struct Matching {
  let register: Register
  let asked: Asked
  /// The id of the person's own ministry.
  let me: String?
  /// The query as it is understood, and what it is asked in.
  let typed: (query: Query, scope: QueryScope)
  /// The same for the words put on by key.
  let filters: (query: Query, scope: QueryScope)

  /// Those of some rows in whose titles the words of the query stand; none where no words are asked
  /// for.
  func inFront(_ rows: [Int]) -> Set<Int> { typed.query.inTitles(rows, in: typed.scope) }

  /// Whether anything is asked for besides ministries.
  var asksForMore: Bool {
    asked.isMine || !filters.query.isEmpty || !typed.query.isEmpty
  }

  /// Whether the action of a row is asked for, whichever ministries are put on.
  func holds(_ row: Int) -> Bool {
    if asked.isMine, let me, !register.actions[row].involves(me) { return false }
    return (filters.query.isEmpty || filters.query.matches(row, in: filters.scope))
      && (typed.query.isEmpty || typed.query.matches(row, in: typed.scope))
  }

  /// The meetings and outcomes that are asked for, where nothing else is: they are found also
  /// without actions.
  var places: Places? {
    guard asked.ministries.isEmpty, !asked.isMine, let typed = typed.query.places,
      let filters = filters.query.places
    else { return nil }
    return Places(asked: [typed, filters])
  }

  /// Ids of meetings and outcomes, as queries name them.
  struct Places {
    fileprivate let asked: [[[String]]]

    /// Whether a meeting, or an outcome of it, is named.
    func hold(meeting: String, outcome: String? = nil) -> Bool {
      asked.allSatisfy { alternatives in
        alternatives.contains { $0.allSatisfy { $0 == meeting || $0 == outcome } }
      }
    }
  }

  /// Whether the action of a row is of one of the ministries put on; of any where none is.
  func isOfMinistries(_ row: Int) -> Bool {
    asked.ministries.isEmpty
      || asked.ministries.contains { register.actions[row].involves($0) }
  }
}
