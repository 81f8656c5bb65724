import HusokCanvas
import HusokModel
import HusokWords

extension CommandTable {
  static let views: [CommandInfo] = [
    view(.overview, on: "o", key: 2), view(.actions, on: "a", key: 3),
    view(.ministries, on: "m", key: 4),
    view(.timeline, on: "t", key: 5), view(.changes, on: "c", key: 6),
    view(.checks, on: "k", key: 7),
    .init(
      .nextView, word: "nextView", in: .move, on: .letter("]"),
      does: { $0.show($0.view.moved(by: 1)) }),
    .init(
      .previousView, word: "previousView", in: .move, on: .letter("["),
      does: { $0.show($0.view.moved(by: -1)) }),
    keptView(0),
    .init(
      .earlier, word: "earlier", in: .move, on: .letter("<"),
      off: { reasonAgainstStep(by: -1, $0) },
      does: { step(by: -1, in: &$0) }),
    .init(
      .later, word: "later", in: .move, on: .letter(">"), off: { reasonAgainstStep(by: 1, $0) },
      does: { step(by: 1, in: &$0) }),
    .init(
      .panes, word: "panes", in: .move, on: .letter("z"),
      off: { $0.view == .actions ? nil : $0.words("off.onlyActions") }, does: turnPanes),
    .init(
      .sinceDay, word: "sinceDay", in: .move, on: .palette, takesLine: true,
      does: { state in
        state.show(.changes)
        state.layers.append(.prompt(Prompt(.since)))
      }),
    .init(
      .asOf, word: "asOf", in: .move, on: .palette, takesLine: true,
      does: { $0.layers.append(.prompt(Prompt(.asOf))) }),
  ]

  static let history = CommandInfo(
    .history, word: "history", in: .act, on: .letter("c"), needs: .record, does: openHistory)

  private static func view(
    _ kind: ViewKind, on letter: Character, key: Int
  ) -> CommandInfo {
    .init(
      .view(kind), word: kind.rawValue, in: .move,
      on: .strokes([[.letter("g"), .letter(letter)], [.function(key)]], "g \(letter) F\(key)"),
      does: { $0.show(kind) })
  }

  /// List and details, the list alone, the details alone.
  private static func turnPanes(_ state: inout AppState) {
    state.layers.removeAll()
    state.list.panes = state.list.panes.next
    state.list.pane = .list
    state.list.scroll(height: state.layout.list.height)
    state.say(state.words("said.panes.\(state.list.panes.rawValue)"))
  }

  /// Opens the history of the record under the cursor.
  private static func openHistory(_ state: inout AppState) {
    guard let record = state.currentRecord else { return }
    if state.layers.last?.page != nil { state.layers.removeLast() }
    state.layers.append(.page(LayerPage(kind: .history(record))))
  }

  /// Why there is nothing to step through here.
  private static func reasonAgainstStep(by count: Int, _ state: AppState) -> String? {
    switch state.view {
    case .ministries, .timeline, .overview: return nil
    case .changes:
      if state.pages.options.comparedEnd != nil {
        if compared(by: count, from: state) != nil { return nil }
        return state.words(count < 0 ? "compare.noEarlier" : "compare.noLater")
      }
      if base(by: count, from: state) != nil { return nil }
      let isNone = ChangesPage.bases(state.register, today: state.today).isEmpty
      return state.words(isNone ? "said.noBase" : count < 0 ? "said.noEarlier" : "said.noLater")
    case .actions, .checks: return state.words("off.noStep")
    }
  }

  private static func step(by count: Int, in state: inout AppState) {
    switch state.view {
    case .changes: stepChanges(by: count, in: &state)
    case .ministries: state.pages.options.turnOrder(by: count)
    case .timeline:
      let timeline = state.pages.views[state.view]?.page as? TimelinePage
      state.pages.options.shiftTimeline(by: count * (timeline?.step ?? 1))
    case .overview:
      state.pages.options.turnTrend()
      // It may stand below what is seen.
      state.say(state.words.title(ofTrendBy: state.pages.options.trendStep))
    case .actions, .checks: break
    }
  }

  /// Goes to the changes since an earlier or a later meeting.
  private static func stepChanges(by count: Int, in state: inout AppState) {
    if state.pages.options.comparedEnd != nil {
      if let options = compared(by: count, from: state) { state.pages.options = options }
    } else if let base = base(by: count, from: state) {
      state.pages.options.since = base
    }
  }

  /// Two days side by side of which the one that keys move is a meeting earlier or later, the last of all
  /// is today; nil where nothing is there, or it would not be between the other and the end.
  private static func compared(by count: Int, from state: AppState) -> PageOptions? {
    let (register, today) = (state.register, state.today)
    var options = state.pages.options
    let since = options.since ?? Pages.lastBase(of: register, on: today)
    let from = ComparePage.day(of: since, register, today)
    let to = ComparePage.day(of: options.until, register, today)
    let isLater = options.comparedEnd == .to
    var stops = ChangesPage.bases(register, today: today).map { point in
      (day: ComparePage.day(of: point, register, today), point: Optional(point))
    }
    if isLater { stops.append((today, nil)) }
    stops = stops.filter { isLater ? $0.day > from : $0.day < to }
    let here = isLater ? to : from
    let next =
      count < 0 ? stops.last { $0.day < here } : stops.first { $0.day > here }
    guard let next else { return nil }
    if isLater { options.until = next.point } else { options.since = next.point }
    return options
  }

  /// What the changes shown are counted from some steps on; nil where nothing is there.
  private static func base(by count: Int, from state: AppState) -> ChangePoint? {
    let bases = ChangesPage.bases(state.register, today: state.today)
    let since = state.pages.options.since
    let current = since.flatMap { bases.firstIndex(of: $0) }
    let wanted = (current ?? (since == nil ? bases.count - 1 : bases.count)) + count
    return bases.indices.contains(wanted) ? bases[wanted] : nil
  }
}
