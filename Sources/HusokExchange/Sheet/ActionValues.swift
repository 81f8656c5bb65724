import HusokModel

/// Actions for other programs: the records as they stand in the store, with what is computed beside them.
public struct ActionValues: Sendable {
  private let states: ActionStates
  private var register: Register { states.register }

  /// Values by what is computed on a day.
  public init(_ states: ActionStates) {
    self.states = states
  }

  /// The record with a member `computed`.
  public func value(_ row: Int) -> Value {
    let members = register.actions[row].value.members ?? []
    return .object(members + [.init("computed", computed(row))])
  }

  private func computed(_ row: Int) -> Value {
    let action = register.actions[row]
    let due = register.due(ofAction: row)
    let late = states.daysLate(row)
    return .object([
      .init("meeting", .string(register.meetings[register.meetingRow(ofAction: row)].id)),
      .init("open", .bool(action.status.isOpen)),
      .init("due", due.map { .string($0.due.description) } ?? .null),
      .init("dueInherited", .bool(due?.isInherited ?? false)),
      .init("overdue", .bool(late != nil)),
      .init("daysLate", number(late)),
      .init("dueSoon", .bool(states.isSoon(row))),
      .init("staleDays", number(states.staleDays(row))),
      .init("firstDue", states.firstDue(row).map { .string($0.description) } ?? .null),
      .init("slippageDays", number(states.slippage(row))),
      .init("postponed", number(states.postponements(row))),
      .init("carried", number(states.summary.carried(action))),
      .init("atRisk", .bool(!states.risks(row).isEmpty)),
    ])
  }

  private func number(_ number: Int?) -> Value {
    number.map { .number(String($0)) } ?? .null
  }
}
