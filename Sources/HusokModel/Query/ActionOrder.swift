/// How a list of actions is sorted and grouped.
public enum ActionOrder {
  /// What actions are sorted by.
  public enum Key: String, Sendable, CaseIterable {
    /// The order of meetings, outcomes and numbers in the register.
    case meeting
    /// The official order of lead ministries; those without a lead last.
    case ministry
    /// The order of the statuses.
    case status
    /// The last day of the due date, own or inherited; those without one last.
    case due
    /// The latest word first.
    case latest
    /// The largest slippage first.
    case slippage
    /// High priority first.
    case priority
  }

  /// The rows in the order of a key; rows that are alike keep the order they had.
  public static func sorted(_ rows: [Int], by key: Key, with states: ActionStates) -> [Int] {
    let ranking = ActionRanking(key, states)
    let ranks = rows.map { row in (rank: ranking.rank(row), row: row) }
    return ranks.enumerated().sorted { one, other in
      (one.element.rank, one.offset) < (other.element.rank, other.offset)
    }.map(\.element.row)
  }

  /// What actions are grouped by.
  public enum Grouping: String, Sendable, CaseIterable {
    /// The meeting they came out of.
    case meeting
    /// The lead ministry.
    case ministry
    /// The due date, own or inherited.
    case due
    /// Where it stands.
    case status

    /// The order of the groups.
    public var key: Key {
      switch self {
      case .meeting: .meeting
      case .ministry: .ministry
      case .due: .due
      case .status: .status
      }
    }
  }

  /// Which group an action is in: an id of a meeting or ministry, a due date as written, a status;
  /// nil for those without.
  public static func group(_ row: Int, by grouping: Grouping, in register: Register) -> String? {
    switch grouping {
    case .meeting: register.meetings[register.meetingRow(ofAction: row)].id
    case .ministry: register.actions[row].leadMinistry
    case .due: register.due(ofAction: row)?.due.description
    case .status: register.actions[row].status.rawValue
    }
  }

  /// A number that all actions of a group share and no other has, given the rank of an action in
  /// the order of the groups.
  public static func groupNumber(
    _ row: Int, rank: Int, by grouping: Grouping, in register: Register
  ) -> Int {
    switch grouping {
    case .meeting: register.meetingRow(ofAction: row)
    case .ministry, .status: rank
    // A day may end a month, a quarter and a year.
    case .due:
      register.due(ofAction: row).map { rank << 3 | $0.due.precision.number } ?? rank
    }
  }
}

extension Due.Precision {
  fileprivate var number: Int {
    switch self {
    case .day: 0
    case .month: 1
    case .quarter: 2
    case .half: 3
    case .year: 4
    }
  }
}
