import HusokModel

/// What the rows of the list are laid out from.
struct ListSource {
  let register: Register
  let tree: RegisterTree
  let counts: RegisterCounts
  /// What is asked for, and in which order.
  let asked: Asked
  /// Where actions stand in that order; nil for the order of the register.
  let ranks: ActionRanks?
  /// Where they stand in the order of the groups; nil where these are meetings, or there are none.
  let groupRanks: ActionRanks?

  /// Whether another order is asked for than that of the register.
  var isSorted: Bool { ranks != nil || asked.isReversed }

  /// Actions in the order asked for.
  func sorted(_ rows: [Int]) -> [Int] {
    let sorted = rows.count > 1 ? ranks?.sorted(rows) ?? rows : rows
    return asked.isReversed ? sorted.reversed() : sorted
  }
}

extension ActionOrder.Key {
  /// Whether the order hangs on the history.
  var needsHistory: Bool {
    switch self {
    case .latest, .slippage: true
    case .meeting, .ministry, .status, .due, .priority: false
    }
  }
}
