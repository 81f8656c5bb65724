import HusokCanvas
import HusokModel

extension CommandTable {
  static let views: [CommandInfo] = [
    view(.overview, "o", 2), view(.actions, "a", 3), view(.ministries, "m", 4),
    view(.timeline, "t", 5), view(.changes, "c", 6), view(.checks, "k", 7),
    .init(.nextView, "nextView", .move, .letter("]"), does: { $0.show($0.view.moved(by: 1)) }),
    .init(
      .previousView, "previousView", .move, .letter("["), does: { $0.show($0.view.moved(by: -1)) }),
    keptView(0),
    .init(
      .earlier, "earlier", .move, .letter("<"), off: { $0.reasonAgainstStep },
      does: { $0.step(by: -1) }),
    .init(
      .later, "later", .move, .letter(">"), off: { $0.reasonAgainstStep },
      does: { $0.step(by: 1) }),
    .init(.sinceDay, "sinceDay", .move, .palette, does: { $0.askSince() }),
  ]

  static let history = CommandInfo(
    .history, "history", .act, .letter("c"), needs: .record, does: { $0.openHistory() })

  private static func view(_ kind: ViewKind, _ letter: Character, _ key: Int) -> CommandInfo {
    .init(
      .view(kind), kind.rawValue, .move,
      .strokes([[.letter("g"), .letter(letter)], [.function(key)]], "g \(letter) F\(key)"),
      does: { $0.show(kind) })
  }
}

extension AppState {
  /// Opens the history of the record under the cursor.
  fileprivate mutating func openHistory() {
    guard let record = currentRecord else { return }
    if case .page? = layers.last { layers.removeLast() }
    layers.append(.page(LayerPage(kind: .history(record))))
  }

  fileprivate mutating func askSince() {
    show(.changes)
    layers.append(.prompt(Prompt(.since)))
  }

  /// Why there is nothing to step through here.
  fileprivate var reasonAgainstStep: String? {
    switch view {
    case .ministries, .timeline, .changes: nil
    case .overview, .actions, .checks: words("off.noStep")
    }
  }

  mutating func show(_ kind: ViewKind) {
    layers.removeAll()
    list.pane = .list
    view = kind
  }

  fileprivate mutating func step(by count: Int) {
    switch view {
    case .changes:
      let bases = ChangesPage.bases(register, today: today)
      guard !bases.isEmpty else { return say(words("said.noBase"), .warning) }
      let current = pageOptions.since.flatMap { bases.firstIndex(of: $0) }
      let wanted = (current ?? (pageOptions.since == nil ? bases.count - 1 : bases.count)) + count
      guard bases.indices.contains(wanted) else {
        return say(words(count < 0 ? "said.noEarlier" : "said.noLater"), .warning)
      }
      pageOptions.since = bases[wanted]
    case .ministries:
      let orders = MinistriesPage.Order.allCases.count
      pageOptions.ministriesOrder = (pageOptions.ministriesOrder + count + orders) % orders
    case .timeline:
      pageOptions.timelineShift = max(-400, min(400, pageOptions.timelineShift + count))
    case .overview, .actions, .checks: break
    }
  }

  /// Goes where a door leads: to the actions behind a number, or to a record.
  mutating func go(through door: Door?) {
    switch door {
    case .actions(let query)?:
      let before = Origin(
        view: view, ministries: list.ministries, isMine: list.isMine, filters: list.filters,
        query: list.query, door: query)
      layers.removeAll()
      list.ministries = []
      list.isMine = false
      list.filters = []
      list.query = query
      view = .actions
      origin = before
      list.selected = nil
      refilter()
    case .record(let id, _)?: openRecord(id)
    case .finding(let finding)?: openRecord(finding.record)
    case nil: break
    }
  }

  /// A record in full: it is put under the cursor of the list, and its details are opened.
  private mutating func openRecord(_ id: String) {
    guard let place = register.place(of: id) else {
      return say(words("refusal.noSuchRecord", id), .warning)
    }
    if place.section == .ministries {
      // What it leads: the number that stands beside it.
      let code = register.ministries[place.row].name(on: today).code
      return go(through: .actions(query: "@\(code)!"))
    }
    if case .page? = layers.last { layers.removeLast() }
    reveal(id, place)
    list.detailTop = 0
    layers.append(.detail)
  }

  /// Brings a record into the list, also where the filter or a fold hides it.
  private mutating func reveal(_ id: String, _ place: Register.Place) {
    if place.section == .actions {
      if !list.matching[place.row] { list.retained.insert(id) }
      let outcome = register.outcomeRows[place.row]
      list.folded.remove(register.outcomes[outcome].id)
      list.folded.remove(register.meetings[register.meetingRows[outcome]].id)
      list.folded = list.folded.filter { !$0.hasPrefix("group:") }
    } else if !list.isUnfiltered || list.grouping != .meeting {
      list.ministries = []
      list.isMine = false
      list.filters = []
      list.query = ""
      list.grouping = .meeting
      match()
    }
    list.selected = id
    rebuildRows()
  }
}
