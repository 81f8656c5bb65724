import HusokModel

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
