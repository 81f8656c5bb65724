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

  /// The rows in the order of a key; rows that are alike keep the order of the register.
  public static func sorted(_ rows: [Int], by key: Key, with states: ActionStates) -> [Int] {
    let register = states.register
    let ministries = Dictionary(
      register.ministries.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let ranks = rows.map { row -> (rank: Int, row: Int) in
      (rank(row, by: key, with: states, ministries: ministries), row)
    }
    return ranks.enumerated().sorted { one, other in
      (one.element.rank, one.offset) < (other.element.rank, other.offset)
    }.map(\.element.row)
  }

  private static func rank(
    _ row: Int, by key: Key, with states: ActionStates, ministries: [String: Int]
  ) -> Int {
    let register = states.register
    switch key {
    case .meeting:
      return register.meetingRow(ofAction: row) << 20 | register.outcomeRows[row]
    case .ministry:
      return register.actions[row].leadMinistry.flatMap { ministries[$0] } ?? .max
    case .status:
      return Status.allCases.firstIndex(of: register.actions[row].status) ?? .max
    case .due: return register.due(ofAction: row)?.due.last.number ?? .max
    case .latest: return states.latestWord(row).map { -$0.number } ?? .max
    case .slippage: return states.slippage(row).map { -$0 } ?? .max
    case .priority: return register.actions[row].priority == .high ? 0 : 1
    }
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
}
