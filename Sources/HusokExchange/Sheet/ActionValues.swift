import HusokModel

/// Actions for other programs: the records as they stand in the store, with what is computed beside them.
public struct ActionValues: Sendable {
  private let states: ActionStates
  /// The register on an earlier day that they are compared with.
  private let earlier: Register?

  /// Values by what is computed on a day.
  ///
  /// - Parameter earlier: the register that they are compared with; nil where they are not.
  public init(_ states: ActionStates, since earlier: Register? = nil) {
    self.states = states
    self.earlier = earlier
  }

  /// The record with a member `computed`.
  public func value(_ row: Int) -> Value {
    let members = states.register.actions[row].value.members ?? []
    return .object(members + [.init("computed", computed(row))] + compared(row))
  }

  /// The record as it was, with what is not as it was then; `null` for one that was not there.
  private func compared(_ row: Int) -> [Value.Member] {
    guard let earlier else { return [] }
    guard let before = earlier.action(states.register.actions[row].id) else {
      return [.init("before", .null)]
    }
    let now = states.register.actions[row].value
    let changed = (before.value.members ?? []).filter { now[$0.name] != $0.value }
    let added = (now.members ?? []).filter { before.value[$0.name] == nil }
    return [
      .init("before", .object(changed + added.map { .init($0.name, .null) }))
    ]
  }

  private func computed(_ row: Int) -> Value {
    let due = states.due(row)
    let late = states.daysLate(row)
    return .object([
      .init("meeting", .string(states.meeting(row))),
      .init("open", .bool(states.register.actions[row].status.isOpen)),
      .init("due", due.map { .string($0.due.description) } ?? .null),
      .init("dueInherited", .bool(due?.isInherited ?? false)),
      .init("overdue", .bool(late != nil)),
      .init("daysLate", number(late)),
      .init("dueSoon", .bool(states.isSoon(row))),
      .init("staleDays", number(states.staleDays(row))),
      .init("firstDue", states.firstDue(row).map { .string($0.description) } ?? .null),
      .init("slippageDays", number(states.slippage(row))),
      .init("postponed", number(states.postponements(row))),
      .init("carried", number(states.carried(row))),
      .init("atRisk", .bool(states.isAtRisk(row))),
    ])
  }

  private func number(_ number: Int?) -> Value {
    number.map { .number(String($0)) } ?? .null
  }
}
