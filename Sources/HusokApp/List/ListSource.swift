import HusokModel

/// What the rows of the list are laid out from.
struct ListSource {
  let register: Register
  let tree: RegisterTree
  /// What is asked for, and in which order.
  let asked: Asked
  /// What is computed of the actions; with the history where the order needs it.
  let states: ActionStates

  /// Actions in the order asked for.
  func sorted(_ rows: [Int]) -> [Int] {
    guard let key = asked.sort, rows.count > 1 else {
      return asked.isReversed ? rows.reversed() : rows
    }
    let sorted = ActionOrder.sorted(rows, by: key, with: states)
    return asked.isReversed ? sorted.reversed() : sorted
  }
}

extension Asked {
  /// Whether the order hangs on the history.
  var needsHistory: Bool {
    switch sort {
    case .latest?, .slippage?: true
    case .meeting?, .ministry?, .status?, .due?, .priority?, nil: false
    }
  }
}
