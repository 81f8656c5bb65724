/// Where actions stand in the order of a key: the smaller the number, the earlier.
struct ActionRanking {
  private let key: ActionOrder.Key
  private let states: ActionStates
  /// The row of each ministry.
  private let ministries: [String: Int]

  init(_ key: ActionOrder.Key, _ states: ActionStates) {
    self.key = key
    self.states = states
    let rows = states.register.ministries.enumerated().map { ($1.id, $0) }
    ministries = Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }

  /// The rank of an action, by its row.
  func rank(_ row: Int) -> Int {
    switch key {
    case .meeting:
      return states.register.meetingRow(ofAction: row) << 20 | states.register.outcomeRows[row]
    case .ministry:
      return states.register.actions[row].leadMinistry.flatMap { ministries[$0] } ?? .max
    case .status:
      return Status.allCases.firstIndex(of: states.register.actions[row].status) ?? .max
    case .due: return states.register.due(ofAction: row)?.due.last.number ?? .max
    case .latest: return states.latestWord(row).map { -$0.number } ?? .max
    case .slippage: return states.slippage(row).map { -$0 } ?? .max
    case .priority: return states.register.actions[row].priority == .high ? 0 : 1
    }
  }
}
