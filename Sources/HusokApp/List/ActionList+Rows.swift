import HusokModel

extension ActionList {
  /// Lays the list out anew and keeps the cursor on its record, or where it was if that is gone.
  mutating func rebuild(_ source: ListSource, height: Int) {
    groups = []
    switch source.asked.grouping {
    case .meeting?: rows = treeRows(source)
    case let grouping?: rows = groupedRows(source, by: grouping)
    case nil: rows = titlesFirst(source.sorted(shown(source)), source).map(Row.action)
    }
    keepSelection(source)
    scroll(height: height)
  }

  /// Notes how wide the longest answer of the actions shown is.
  mutating func measure(_ answers: Answers) {
    guard answers.isAsked else {
      answerWidth = nil
      return
    }
    // In the order in which the records lie.
    var isLaidOut = Array(repeating: false, count: matching.count)
    for case .action(let action) in rows { isLaidOut[action] = true }
    answerWidth = answers.width(of: isLaidOut.indices.lazy.filter { isLaidOut[$0] })
  }

  /// Where nothing else sorts, those first in whose titles the words of the query stand.
  private func titlesFirst(_ rows: [Int], _ source: ListSource) -> [Int] {
    if source.asked.sort != nil || source.asked.isReversed || inFront.isEmpty { return rows }
    return rows.filter { inFront[$0] } + rows.filter { !inFront[$0] }
  }

  /// The actions that are shown, in the order of the register.
  private func shown(_ source: ListSource) -> [Int] {
    if retained.isEmpty { return matching.indices.filter { matching[$0] } }
    return source.register.actions.indices.filter { isShown($0, source.register) }
  }

  /// Groups in their own order, those without last; the actions of each in the order asked for.
  private mutating func groupedRows(
    _ source: ListSource, by grouping: ActionOrder.Grouping
  ) -> [Row] {
    let register = source.register
    var members: [(rank: Int, rows: [Int])] = []
    var places: [Int: Int] = [:]
    for row in shown(source) {
      let rank = source.groupRanks?[row] ?? 0
      let number = ActionOrder.groupNumber(row, rank: rank, by: grouping, in: register)
      if let place = places[number] {
        members[place].rows.append(row)
      } else {
        places[number] = members.count
        members.append((rank, [row]))
      }
    }
    let order = members.indices.sorted { (members[$0].rank, $0) < (members[$1].rank, $1) }
    groups = order.map { place in
      let key = ActionOrder.group(members[place].rows[0], by: grouping, in: register)
      var group = Group(key: key)
      for row in members[place].rows {
        group.progress.replace(.nothing, with: source.counts.share(ofAction: row))
      }
      return group
    }
    var rows: [Row] = []
    for (place, group) in order.enumerated() {
      rows.append(.group(place))
      if folded.contains(groups[place].id) { continue }
      rows += source.sorted(members[group].rows).lazy.map(Row.action)
    }
    return rows
  }

  /// Meetings, their outcomes and their actions.
  private func treeRows(_ source: ListSource) -> [Row] {
    var rows: [Row] = []
    rows.reserveCapacity(
      matchCount + source.register.outcomes.count + source.register.meetings.count)
    for meeting in source.register.meetings.indices {
      let start = rows.count
      rows.append(.meeting(meeting))
      let isFolded = folded.contains(source.register.meetings[meeting].id)
      var isSeen =
        source.asked.isUnfiltered || namedMeetings.contains(meeting)
        || retained.contains(source.register.meetings[meeting].id)
      for outcome in source.tree.outcomes[meeting] {
        let before = rows.count
        let found = appendActions(of: outcome, to: &rows, source)
        isSeen = isSeen || found
        if isFolded { rows.removeLast(rows.count - before) }
      }
      if !isSeen { rows.removeLast(rows.count - start) }
    }
    return rows
  }

  /// Adds an outcome and those of its actions that are shown. Returns whether it is shown itself.
  private func appendActions(
    of outcome: Int, to rows: inout [Row], _ source: ListSource
  ) -> Bool {
    let start = rows.count
    rows.append(.outcome(outcome))
    let actions = source.tree.actions[outcome]
    let isFolded = !folded.isEmpty && folded.contains(source.register.outcomes[outcome].id)
    if source.isSorted {
      let shown = actions.filter { isShown($0, source.register) }
      rows += source.sorted(shown).lazy.map(Row.action)
    } else {
      for action in actions where isShown(action, source.register) { rows.append(.action(action)) }
    }
    let count = rows.count - start - 1
    if isFolded { rows.removeLast(count) }
    if count > 0 { return true }
    let isAskedFor =
      actions.isEmpty && (source.asked.isUnfiltered || namedOutcomes.contains(outcome))
    if isAskedFor || retained.contains(source.register.outcomes[outcome].id) { return true }
    rows.removeLast(rows.count - start)
    return false
  }
}
