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

  /// Whether a meeting, or an outcome of it, is what is asked for and nothing else: then it is found
  /// also without actions.
  func names(meeting: String, outcome: String? = nil) -> Bool {
    guard asked.ministries.isEmpty, !asked.isMine, let typed = typed.query.places,
      let filters = filters.query.places
    else { return false }
    return [typed, filters].allSatisfy { alternatives in
      alternatives.contains { $0.allSatisfy { $0 == meeting || $0 == outcome } }
    }
  }

  /// Whether the action of a row is of one of the ministries put on; of any where none is.
  func isOfMinistries(_ row: Int) -> Bool {
    asked.ministries.isEmpty
      || asked.ministries.contains { register.actions[row].involves($0) }
  }
}
