import HusokModel
import HusokWords

/// The filters that a key puts on, as words of the query.
enum ListFilter: String, Sendable, CaseIterable {
  case overdue, soon, month, noOwner, proposed, noDue, postponed, blocked, awaited, waiting,
    unreported
  case review, open

  /// The word of the query.
  var term: String {
    switch self {
    case .overdue: ActionFigure.overdue.query
    case .soon: ActionFigure.soon.query
    case .month: ActionFigure.month.query
    case .noOwner: ActionFigure.noOwner.query
    case .proposed: ActionFigure.proposed.query
    case .noDue: ActionFigure.noDue.query
    case .postponed: "is:postponed"
    case .blocked: ActionFigure.blocked.query
    case .awaited: ActionFigure.awaited.query
    case .review: ActionFigure.toReview.query
    case .waiting: ActionFigure.toConfirm.query
    case .unreported: ActionFigure.toReport.query
    case .open: ActionFigure.open.query
    }
  }

  /// The word of the command that puts it on and takes it off.
  var word: String { "filter" + rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  /// What a word of the query that was put on by key is called.
  static func name(ofTerm term: String, _ words: Words) -> String {
    of(term: term).map { words("command.\($0.word)") } ?? term
  }

  /// The filter that puts on a word of the query.
  static func of(term: String) -> ListFilter? { allCases.first { $0.term == term } }

  /// How many actions it would leave of what is asked for; where it is on, as many as are shown.
  func count(in state: AppState) -> Int {
    if state.asked.filters.contains(term) { return state.list.matchCount }
    let register = state.register
    let query = Query.parse(term, with: state.input, me: state.person.ministry).query
    let states = state.figures.states(of: register, on: state.today)
    let scope = QueryScope(register, today: state.today, for: query, states: states)
    return register.actions.indices.count {
      state.list.matching[$0] && query.matches($0, in: scope)
    }
  }
}
