/// The ranks of all actions of a register by a key, kept up with what changes in it.
public struct ActionRanks: Sendable, Equatable {
  private let key: ActionOrder.Key
  private var ranks: [Int]

  /// Ranks all actions.
  public init(_ key: ActionOrder.Key, with states: ActionStates) {
    self.key = key
    let ranking = ActionRanking(key, states)
    ranks = states.register.actions.indices.map(ranking.rank)
  }

  /// Ranks some actions anew.
  public mutating func update(_ rows: [Int], with states: ActionStates) {
    let ranking = ActionRanking(key, states)
    for row in rows { ranks[row] = ranking.rank(row) }
  }

  /// The rank of an action.
  public subscript(row: Int) -> Int { ranks[row] }

  /// Some rows in order; those that are alike in the order of the register.
  public func sorted(_ rows: [Int]) -> [Int] {
    ranks.withUnsafeBufferPointer { ranks in
      rows.sorted { ranks[$0] == ranks[$1] ? $0 < $1 : ranks[$0] < ranks[$1] }
    }
  }
}
