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

  /// Whether the action of a row is asked for.
  func holds(_ row: Int) -> Bool {
    if !asked.ministries.isEmpty,
      !asked.ministries.contains(where: { register.actions[row].involves($0) })
    {
      return false
    }
    if asked.isMine, let me, !register.actions[row].involves(me) { return false }
    return (filters.query.isEmpty || filters.query.matches(row, in: filters.scope))
      && (typed.query.isEmpty || typed.query.matches(row, in: typed.scope))
  }
}
