import HusokWords

/// The filters that a key puts on, as words of the query.
enum ListFilter: String, Sendable, CaseIterable {
  case overdue, soon, month, noOwner, proposed, noDue, postponed, blocked, waiting, unreported, open

  /// The word of the query.
  var term: String {
    switch self {
    case .overdue: "is:overdue"
    case .soon: "is:soon"
    // The same as what the Overview counts.
    case .month: "is:open -is:waiting due:30d"
    case .noOwner: "no:owner"
    case .proposed: "is:proposed"
    case .noDue: "no:due"
    case .postponed: "is:postponed"
    case .blocked: "is:blocked"
    case .waiting: "is:waiting"
    case .unreported: "no:report"
    case .open: "is:open"
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
}
