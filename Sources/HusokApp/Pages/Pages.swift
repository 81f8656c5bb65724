import HusokExchange
import HusokModel

/// The views other than the list: where the person is in each, what they are asked for, and the
/// pages that were made, with what they were made for.
struct Pages: Sendable {
  /// A page, and what it hangs on.
  struct Made: Sendable {
    let stamp: Stamp
    let page: any Page
  }

  /// What a page hangs on.
  struct Stamp: Sendable, Equatable {
    let revision: Int
    let generation: Int
    let width: Int
    let height: Int
    let today: Day
    let language: Language
    let me: String?
    let role: Role
    let options: PageOptions
    /// The ministries put on.
    let ministries: [String]
    let what: String
  }

  /// Where the person is in each view.
  var cursors: [ViewKind: PageCursor] = [:]
  /// What the views are asked for.
  var options = PageOptions()
  /// The pages of the views that were looked at.
  var views: [ViewKind: Made] = [:]
  /// The page of the layer in front.
  var layer: Made?
  /// The earlier day that all views show; nil for today.
  var past: Past?
  /// Counts how often the register as a whole was replaced.
  var generation = 0

  /// Lets go of the pages that were made: what they show has changed.
  mutating func forget() {
    views = [:]
    layer = nil
  }

  /// The page of a view.
  func page(_ view: ViewKind, _ context: PageContext) -> any Page {
    switch view {
    case .overview: OverviewPage(context)
    case .ministries: MinistriesPage(context, order: options.order)
    case .timeline: TimelinePage(context, shift: options.timelineShift)
    case .changes: changes(context)
    case .checks, .actions: ChecksPage(context)
    }
  }
}

extension Pages {
  private func changes(_ context: PageContext) -> any Page {
    let since = options.since ?? Pages.lastBase(of: context.register, on: context.today)
    guard let end = options.comparedEnd else { return ChangesPage(context, since: since) }
    return ComparePage(context, from: since, to: options.until, moving: end)
  }

  /// The last meeting that changes can be counted from; the beginning where there is none.
  static func lastBase(of register: Register, on today: Day) -> ChangePoint {
    ChangesPage.bases(register, today: today).last
      ?? .day(Trend.beginning(of: register) ?? today)
  }
}

/// How the views are remembered from one session to the next.
extension Pages {
  /// As the settings write it.
  var members: [Value.Member] {
    let rows = cursors.sorted { $0.key.rawValue < $1.key.rawValue }
    return [
      .init("ministriesOrder", .number(String(options.ministriesOrder))),
      .init("timelineShift", .number(String(options.timelineShift))),
      .init("trend", .string(options.trendStep.rawValue)),
      .init("since", since),
      .init(
        "rows", .object(rows.map { .init($0.key.rawValue, .number(String($0.value.row))) })),
    ]
  }

  private var since: Value {
    switch options.since {
    case .meeting(let id)?: .string(id)
    case .day(let day)?: .string(day.description)
    case nil: .null
    }
  }

  /// Takes what the settings say, as far as it still means something.
  mutating func recall(_ state: Value, _ register: Register) {
    options.ministriesOrder = max(0, state["ministriesOrder"]?.integer ?? 0)
    options.timelineShift = max(-400, min(400, state["timelineShift"]?.integer ?? 0))
    options.trendStep = state["trend"]?.text.flatMap { Trend.Step(rawValue: $0) } ?? .month
    options.since = state["since"]?.text.flatMap { text in
      register.meeting(text) != nil ? .meeting(text) : Day(text).map(ChangePoint.day)
    }
    for kind in ViewKind.allCases {
      if let row = state["rows"]?[kind.rawValue]?.integer {
        cursors[kind] = PageCursor(row: max(0, row))
      }
    }
  }
}
