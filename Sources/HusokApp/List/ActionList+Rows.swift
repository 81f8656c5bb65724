import HusokModel

extension AppState {
  /// Lays the list out anew and keeps the cursor on its record, or where it was if that is gone.
  mutating func rebuildRows() {
    list.groups = []
    switch list.grouping {
    case .meeting?: list.rows = treeRows()
    case let grouping?: list.rows = groupedRows(by: grouping)
    case nil: list.rows = shownActions().map(ActionList.Row.action)
    }
    keepSelection()
  }

  /// The actions that are shown, in the order asked for.
  private mutating func shownActions() -> [Int] {
    sorted(register.actions.indices.filter(isShown))
  }

  private mutating func sorted(_ rows: [Int]) -> [Int] {
    guard let key = list.sort, rows.count > 1 else {
      return list.isReversed ? rows.reversed() : rows
    }
    let known = key == .latest || key == .slippage
    let assessment =
      known ? self.assessment : Assessment(register, today: today, summary: HistorySummary())
    let sorted = ActionOrder.sorted(rows, by: key, assessment)
    return list.isReversed ? sorted.reversed() : sorted
  }

  /// Groups in their own order, those without last; the actions of each in the order asked for.
  private mutating func groupedRows(by grouping: ActionOrder.Grouping) -> [ActionList.Row] {
    let plain = Assessment(register, today: today, summary: HistorySummary())
    let shown = register.actions.indices.filter(isShown)
    let inOrder = ActionOrder.sorted(Array(shown), by: grouping.key, plain)
    var members: [[Int]] = []
    var places: [String?: Int] = [:]
    for row in inOrder {
      let key = ActionOrder.group(row, by: grouping, in: register)
      let place = places[key] ?? members.count
      if place == members.count {
        places[key] = place
        members.append([])
        list.groups.append(ActionList.Group(key: key))
      }
      members[place].append(row)
      list.groups[place].progress.add(action: row, of: register)
    }
    var rows: [ActionList.Row] = []
    for (place, group) in members.enumerated() {
      rows.append(.group(place))
      if list.folded.contains(list.groups[place].id) { continue }
      rows += sorted(group.sorted()).map(ActionList.Row.action)
    }
    return rows
  }

  /// Meetings, their outcomes and their actions.
  private mutating func treeRows() -> [ActionList.Row] {
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
    return rows
  }

  /// Adds an outcome and those of its actions that are shown. Returns whether there was one.
  private mutating func appendActions(
    of outcome: Int, to rows: inout [ActionList.Row], showsEmpty: Bool
  ) -> Bool {
    let start = rows.count
    rows.append(.outcome(outcome))
    let isFolded = list.folded.contains(register.outcomes[outcome].id)
    let shown = tree.actions[outcome].filter(isShown)
    if !isFolded { rows += sorted(shown).map(ActionList.Row.action) }
    if shown.isEmpty, !(showsEmpty && tree.actions[outcome].isEmpty) {
      rows.removeLast(rows.count - start)
    }
    return !shown.isEmpty
  }
}
