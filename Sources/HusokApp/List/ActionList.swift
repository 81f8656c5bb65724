import HusokModel

/// The list of actions: what is asked for, what is folded, where the person is.
public struct ActionList: Sendable {
  /// A row of the list.
  enum Row: Sendable, Equatable {
    case meeting(Int)
    case outcome(Int)
    /// The heading of a group other than a meeting: its place among the groups.
    case group(Int)
    case action(Int)
  }

  /// The heading of a group: a ministry, a due date, a status, or those without.
  struct Group: Sendable, Equatable {
    /// An id, a due date as written, a status; nil for those without.
    let key: String?
    /// How many of its actions are done.
    var progress = Progress()

    /// What it is known by among the rows.
    var id: String { "group:" + (key ?? "") }
  }

  /// The part of the screen that has the keys.
  enum Pane: Sendable, Equatable {
    case list
    case detail
  }

  /// Ministries put on by key or picker; any of them will do.
  public internal(set) var ministries: [String] = []
  /// Whether only the person's own ministry is asked for.
  public internal(set) var isMine = false
  /// Words of the query that were put on by key.
  public internal(set) var filters: [String] = []
  /// The query, as typed.
  public internal(set) var query = ""
  /// What it is grouped by; nil for not at all.
  var grouping: ActionOrder.Grouping? = .meeting
  /// What it is sorted by; nil for the order of the register.
  var sort: ActionOrder.Key?
  /// Whether the order is reversed.
  var isReversed = false
  /// The id of the record under the cursor.
  public internal(set) var selected: String?
  /// The ids of marked actions.
  public internal(set) var marked: Set<String> = []
  /// The action at which a range of marks began; nil while none is marked.
  var rangeStart: String?
  /// The ids of meetings, outcomes and groups that are folded.
  var folded: Set<String> = []
  /// Which actions are asked for, by row of the register.
  var matching: [Bool] = []
  /// How many are.
  public internal(set) var matchCount = 0
  /// Actions that an act took out of what is asked for: shown dimmed until the filter changes.
  var retained: Set<String> = []
  /// The headings of the groups.
  var groups: [Group] = []
  /// The rows of the list.
  var rows: [Row] = []
  /// Which row the cursor is on.
  var position = 0
  /// The first row shown.
  var top = 0
  /// The part that has the keys.
  var pane = Pane.list
  /// The first line shown of the details.
  var detailTop = 0

  /// Whether everything is asked for.
  var isUnfiltered: Bool {
    ministries.isEmpty && !isMine && filters.isEmpty && query.isBlank
  }
}

/// The order of the tree: which outcomes a meeting has and which actions an outcome has.
struct RegisterTree: Sendable {
  let outcomes: [[Int]]
  let actions: [[Int]]

  init(_ register: Register) {
    var outcomes = [[Int]](repeating: [], count: register.meetings.count)
    for (row, meeting) in register.meetingRows.enumerated() { outcomes[meeting].append(row) }
    var actions = [[Int]](repeating: [], count: register.outcomes.count)
    for (row, outcome) in register.outcomeRows.enumerated() { actions[outcome].append(row) }
    self.outcomes = outcomes
    self.actions = actions
  }
}

extension AppState {
  /// The id of the record of a row.
  func id(of row: ActionList.Row) -> String {
    switch row {
    case .meeting(let row): register.meetings[row].id
    case .outcome(let row): register.outcomes[row].id
    case .group(let place): list.groups[place].id
    case .action(let row): register.actions[row].id
    }
  }

  /// The row under the cursor; nil in an empty list.
  var selectedRow: ActionList.Row? {
    list.rows.indices.contains(list.position) ? list.rows[list.position] : nil
  }

  /// How what a person types into a field is read.
  var input: FieldInput { FieldInput(register, words: .shared, today: today) }

  /// The query as it is understood.
  var query: (query: Query, problems: [QueryProblem]) {
    Query.parse(list.query, with: input, me: profile.ministry)
  }

  /// Asks anew which actions are wanted: after a change of the filter.
  mutating func refilter() {
    list.retained = []
    match()
    rebuildRows()
  }

  /// Asks anew after a change of the register: what was shown stays, dimmed where it is no longer
  /// asked for.
  mutating func rematch() {
    let before = list.matching
    match()
    if !list.isUnfiltered, before.count == list.matching.count {
      for row in before.indices where before[row] && !list.matching[row] {
        list.retained.insert(register.actions[row].id)
      }
    }
    rebuildRows()
  }

  mutating func match() {
    let typed = query.query
    let filters = Query.parse(
      list.filters.joined(separator: " "), with: input, me: profile.ministry
    ).query
    if typed.needsText, searchText == nil { searchText = SearchText(register) }
    let scope = scope(typed)
    let filterScope = filters.isEmpty ? scope : self.scope(filters)
    let wanted = Set(list.ministries)
    let me = list.isMine ? profile.ministry : nil
    list.matchCount = 0
    list.matching = register.actions.indices.map { row in
      let isWanted =
        (wanted.isEmpty || wanted.contains { register.actions[row].involves($0) })
        && (me.map { register.actions[row].involves($0) } ?? true)
        && (filters.isEmpty || filters.matches(row, in: filterScope))
        && (typed.isEmpty || typed.matches(row, in: scope))
      if isWanted { list.matchCount += 1 }
      return isWanted
    }
  }

  private mutating func scope(_ query: Query) -> QueryScope {
    let assessment = query.needsHistory ? self.assessment : nil
    return QueryScope(
      register, today: today, for: query, text: searchText, assessment: assessment)
  }

  /// What is computed of the actions today; the history is read when it is first asked for.
  var assessment: Assessment {
    mutating get {
      let known = summary ?? HistorySummary(register.history)
      summary = known
      return Assessment(register, today: today, summary: known)
    }
  }

  func isShown(_ action: Int) -> Bool {
    list.matching[action]
      || (!list.retained.isEmpty && list.retained.contains(register.actions[action].id))
  }

  mutating func keepSelection() {
    if let selected = list.selected, let position = position(of: selected) {
      list.position = position
    } else {
      let isFirst = list.selected == nil
      list.position = max(0, min(list.position, list.rows.count - 1))
      list.position = isFirst ? firstAction : nearestAction(to: list.position)
      list.selected = selectedRow.map(id)
    }
    scrollToSelection()
  }

  /// Where the cursor begins: on the first action, since that is what keys act on.
  private var firstAction: Int {
    list.rows.firstIndex { if case .action = $0 { true } else { false } } ?? 0
  }

  /// The row of the action nearest to a place: where the record that was there is gone, keys still
  /// have something to act on.
  private func nearestAction(to place: Int) -> Int {
    let isAction = { (row: ActionList.Row) in if case .action = row { true } else { false } }
    return list.rows[min(place, list.rows.count)...].firstIndex(where: isAction)
      ?? list.rows[..<min(place, list.rows.count)].lastIndex(where: isAction) ?? place
  }

  /// Where a record stands in the list; of a record inside a fold, the fold.
  private func position(of id: String) -> Int? {
    if id.hasPrefix("group:") {
      return list.groups.firstIndex { $0.id == id }.flatMap { list.rows.firstIndex(of: .group($0)) }
    }
    guard let place = register.place(of: id) else { return nil }
    switch place.section {
    case .actions:
      if let position = list.rows.firstIndex(of: .action(place.row)) { return position }
      return isShown(place.row) ? fold(around: place.row) : nil
    case .outcomes:
      return list.rows.firstIndex(of: .outcome(place.row))
        ?? list.rows.firstIndex(of: .meeting(register.meetingRows[place.row]))
    case .meetings: return list.rows.firstIndex(of: .meeting(place.row))
    case .ministries: return nil
    }
  }

  /// The heading of the group that an action is folded into.
  func fold(around action: Int) -> Int? {
    if list.grouping == .meeting {
      let outcome = register.outcomeRows[action]
      return list.rows.firstIndex(of: .outcome(outcome))
        ?? list.rows.firstIndex(of: .meeting(register.meetingRows[outcome]))
    }
    guard let grouping = list.grouping else { return nil }
    let key = ActionOrder.group(action, by: grouping, in: register)
    return list.groups.firstIndex { $0.key == key }.flatMap { list.rows.firstIndex(of: .group($0)) }
  }

  /// Moves the window of the list so that the cursor is in it.
  mutating func scrollToSelection() {
    let height = Layout(size: size).list.height
    if list.position < list.top { list.top = list.position }
    if list.position >= list.top + height { list.top = list.position - height + 1 }
    list.top = max(0, min(list.top, list.rows.count - height))
    // The heading of the first group is not left just outside the window.
    if list.top == 1 || (list.position <= 2 && list.position < height) { list.top = 0 }
  }
}
