import HusokModel

/// The list of actions: what is asked for, what is folded, where the person is.
public struct ActionList: Sendable {
  /// A row of the tree.
  enum Row: Sendable, Equatable {
    case meeting(Int)
    case outcome(Int)
    case action(Int)
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
  /// The query, as typed.
  public internal(set) var query = ""
  /// The id of the record under the cursor.
  public internal(set) var selected: String?
  /// The ids of marked actions.
  public internal(set) var marked: Set<String> = []
  /// The ids of meetings and outcomes that are folded.
  var folded: Set<String> = []
  /// Which actions are asked for, by row of the register.
  var matching: [Bool] = []
  /// How many are.
  public internal(set) var matchCount = 0
  /// Actions that an act took out of what is asked for: shown dimmed until the filter changes.
  var retained: Set<String> = []
  /// The rows of the tree.
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
  var isUnfiltered: Bool { ministries.isEmpty && !isMine && query.isBlank }
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
    case .action(let row): register.actions[row].id
    }
  }

  /// The row under the cursor; nil in an empty list.
  var selectedRow: ActionList.Row? {
    list.rows.indices.contains(list.position) ? list.rows[list.position] : nil
  }

  /// The query as it is understood.
  var query: (query: Query, problems: [QueryProblem]) {
    Query.parse(list.query, in: register, me: profile.ministry)
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

  private mutating func match() {
    let query = query.query
    if query.needsText, searchText == nil { searchText = SearchText(register) }
    let scope = QueryScope(register, today: today, for: query, text: searchText)
    let wanted = Set(list.ministries)
    let me = list.isMine ? profile.ministry : nil
    list.matchCount = 0
    list.matching = register.actions.indices.map { row in
      let isWanted =
        (wanted.isEmpty || wanted.contains { register.actions[row].involves($0) })
        && (me.map { register.actions[row].involves($0) } ?? true)
        && (query.isEmpty || query.matches(row, in: scope))
      if isWanted { list.matchCount += 1 }
      return isWanted
    }
  }

  /// Lays the tree out anew and keeps the cursor on its record, or where it was if that is gone.
  mutating func rebuildRows() {
    var rows: [ActionList.Row] = []
    let showsEmpty = list.isUnfiltered
    for meeting in register.meetings.indices {
      let start = rows.count
      rows.append(.meeting(meeting))
      let isFolded = list.folded.contains(register.meetings[meeting].id)
      var isShown = showsEmpty
      for outcome in tree.outcomes[meeting] {
        let before = rows.count
        let found = appendActions(of: outcome, to: &rows, showsEmpty: showsEmpty)
        isShown = isShown || found
        if isFolded { rows.removeLast(rows.count - before) }
      }
      if !isShown { rows.removeLast(rows.count - start) }
    }
    list.rows = rows
    keepSelection()
  }

  /// Adds an outcome and those of its actions that are shown. Returns whether there was one.
  private func appendActions(
    of outcome: Int, to rows: inout [ActionList.Row], showsEmpty: Bool
  ) -> Bool {
    let start = rows.count
    rows.append(.outcome(outcome))
    let isFolded = list.folded.contains(register.outcomes[outcome].id)
    var found = false
    for action in tree.actions[outcome] where isShown(action) {
      found = true
      if !isFolded { rows.append(.action(action)) }
    }
    if !found, !(showsEmpty && tree.actions[outcome].isEmpty) {
      rows.removeLast(rows.count - start)
    }
    return found
  }

  func isShown(_ action: Int) -> Bool {
    list.matching[action]
      || (!list.retained.isEmpty && list.retained.contains(register.actions[action].id))
  }

  private mutating func keepSelection() {
    if let selected = list.selected, let position = position(of: selected) {
      list.position = position
    } else {
      let isFirst = list.selected == nil
      list.position = max(0, min(list.position, list.rows.count - 1))
      if isFirst { list.position = firstAction }
      list.selected = selectedRow.map(id)
    }
    scrollToSelection()
  }

  /// Where the cursor begins: on the first action, since that is what keys act on.
  private var firstAction: Int {
    list.rows.firstIndex { if case .action = $0 { true } else { false } } ?? 0
  }

  /// Where a record stands in the list; of a record inside a fold, the fold.
  private func position(of id: String) -> Int? {
    guard let place = register.place(of: id) else { return nil }
    switch place.section {
    case .actions:
      let outcome = register.outcomeRows[place.row]
      return list.rows.firstIndex(of: .action(place.row))
        ?? (isShown(place.row)
          ? list.rows.firstIndex(of: .outcome(outcome))
            ?? list.rows.firstIndex(of: .meeting(register.meetingRows[outcome])) : nil)
    case .outcomes:
      return list.rows.firstIndex(of: .outcome(place.row))
        ?? list.rows.firstIndex(of: .meeting(register.meetingRows[place.row]))
    case .meetings: return list.rows.firstIndex(of: .meeting(place.row))
    case .ministries: return nil
    }
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
