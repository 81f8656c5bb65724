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

  /// Whether the action of a row is of one of the ministries put on; of any where none is.
  func isOfMinistries(_ row: Int) -> Bool {
    asked.ministries.isEmpty
      || asked.ministries.contains { register.actions[row].involves($0) }
  }
}
