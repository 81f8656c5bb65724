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
  private let involved: InvolvedMinistries
  /// The ministries that every action asked for is one of; nothing where it may be of any.
  let named: Set<String>
  /// The ministries put on.
  private let ministries: InvolvedMinistries.Group
  /// The person's own ministry, where only that is asked for.
  private let mine: InvolvedMinistries.Group?

  init(
    register: Register, asked: Asked, me: String?, involved: InvolvedMinistries,
    typed: (query: Query, scope: QueryScope), filters: (query: Query, scope: QueryScope)
  ) {
    self.register = register
    self.asked = asked
    self.me = me
    self.typed = typed
    self.filters = filters
    self.involved = involved
    ministries = involved.group(of: asked.ministries)
    named = asked.ministries.isEmpty ? typed.query.ministries : Set(asked.ministries)
    mine = asked.isMine ? me.map { involved.group(of: [$0]) } : nil
  }

  /// What was asked for, so that it is known where less is asked for next.
  var demand: Demand {
    Demand(
      typed: typed.query, filters: asked.filters, mine: mine, day: typed.scope.states.today,
      revision: register.revision)
  }

  /// What is asked for besides ministries.
  struct Demand: Equatable {
    let typed: Query
    let filters: [String]
    let mine: InvolvedMinistries.Group?
    let day: Day
    let revision: Int

    /// Whether it finds nothing that another does not find.
    func narrows(_ other: Demand) -> Bool {
      filters == other.filters && mine == other.mine && day == other.day
        && revision == other.revision && typed.narrows(other.typed)
    }
  }

  /// Which of the actions found have the words of the query in their titles; nothing where no words
  /// are asked for.
  func inFront(_ found: [Bool]) -> [Bool] {
    typed.query.hasWords ? typed.query.inTitle(found, in: typed.scope) : []
  }

  /// Whether the words of the query, of which there are some, stand in the title of an action.
  func isInFront(_ row: Int) -> Bool { typed.query.isInTitle(row, in: typed.scope) }

  /// How many of some actions each ministry leads or supports, by row.
  func facets(_ held: [Bool]) -> [Int] { involved.counts { held[$0] } }

  /// Whether anything is asked for besides ministries.
  var asksForMore: Bool {
    asked.isMine || !filters.query.isEmpty || !typed.query.isEmpty
  }

  /// Which of some actions, by row, are asked for, whichever ministries are put on.
  func held(of rows: [Bool]) -> [Bool] {
    var rows = rows
    if let mine {
      for row in rows.indices where rows[row] { rows[row] = involved.involves(row, anyOf: mine) }
    }
    if !filters.query.isEmpty { rows = filters.query.matching(rows, in: filters.scope) }
    return typed.query.isEmpty ? rows : typed.query.matching(rows, in: typed.scope)
  }

  /// Whether the action of a row is asked for, whichever ministries are put on.
  func holds(_ row: Int) -> Bool {
    if let mine, !involved.involves(row, anyOf: mine) { return false }
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

  /// Whether the action of a row waits for one of the ministries named.
  func isWaiting(_ row: Int) -> Bool { typed.scope.states.waits(row, for: named) }

  /// Which of some actions, by row, are of one of the ministries put on.
  func ofMinistries(_ rows: [Bool]) -> [Bool] {
    asked.ministries.isEmpty ? rows : rows.indices.map { rows[$0] && isOfMinistries($0) }
  }

  /// Whether the action of a row is of one of the ministries put on; of any where none is.
  func isOfMinistries(_ row: Int) -> Bool {
    asked.ministries.isEmpty || involved.involves(row, anyOf: ministries)
  }
}
