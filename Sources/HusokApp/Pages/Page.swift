import HusokModel
import HusokWords

/// What a view other than the list of actions shows: lines of spans, some of which are doors. Lines
/// are asked for one by one, so that only those that are seen are made.
protocol Page: Sendable {
  /// How many lines there are.
  var count: Int { get }
  /// The line at a position, laid out for the width of the page's context.
  func line(_ position: Int) -> PageLine
}

/// One line of a page.
struct PageLine: Sendable, Equatable {
  /// Its pieces from left to right; each begins where the one before ends.
  var spans: [PageSpan] = []

  init(_ spans: [PageSpan] = []) {
    self.spans = spans
  }

  /// A line of one piece.
  init(_ text: String, _ role: Theme.Role = .plain, door: Door? = nil) {
    spans = [PageSpan(text, role, door: door)]
  }
}

/// A piece of a line.
struct PageSpan: Sendable, Equatable {
  /// What it says, already fitted and padded to its column.
  var text: String
  /// What it means.
  var role: Theme.Role
  /// Where it leads; nil where it cannot be chosen.
  var door: Door?

  init(_ text: String, _ role: Theme.Role = .plain, door: Door? = nil) {
    self.text = text
    self.role = role
    self.door = door
  }
}

/// Where a piece of a page leads. Enter goes through it; keys that act, act on its record.
enum Door: Sendable, Hashable {
  /// The list of the actions that a query finds.
  case actions(query: String)
  /// The list of the actions that a query found at the end of an earlier day.
  case past(Trend.Mark, query: String)
  /// A record; the piece of the page is told apart from others of the same record by the place.
  case record(String, place: String = "")
  /// A record of which something needs mending.
  case finding(Finding)
  /// The ministries that a figure of the reports for a meeting counts.
  case reports(String, CallRound.Figure)

  /// The record that keys act on.
  var record: String? {
    switch self {
    case .actions, .past, .reports: nil
    case .record(let id, _): id
    case .finding(let finding): finding.record
    }
  }
}

/// What pages are made of.
struct PageContext: Sendable {
  let register: Register
  let counts: RegisterCounts
  let states: ActionStates
  let words: Words
  let glyphs: Glyphs
  let today: Day
  /// The id of the person's own ministry.
  let me: String?
  /// What the person may do; a reader where nothing may be changed.
  var role = Role.secretariat
  /// The columns that lines may take.
  let width: Int
  /// The rows of the window; a page may be longer.
  let height: Int
  /// How it went so far, of the actions of the ministries put on; nil where the page does not show it.
  var trend: AskedTrend?
}
