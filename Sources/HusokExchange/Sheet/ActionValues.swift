import HusokModel

/// Actions for other programs: the records as they stand in the store, with what is computed beside them.
public struct ActionValues {
  private let assessment: Assessment
  private var register: Register { assessment.register }

  /// Values by what is computed on a day.
  public init(_ assessment: Assessment) {
    self.assessment = assessment
  }

  /// The record with a member `computed`.
  public func value(_ row: Int) -> Value {
    let action = register.actions[row]
    let members = action.value.members ?? []
    return .object(members + [.init("computed", computed(row))])
  }

  private func computed(_ row: Int) -> Value {
    let action = register.actions[row]
    let due = register.due(ofAction: row)
    let late = assessment.daysLate(row)
    return .object([
      .init("meeting", .string(register.meetings[register.meetingRow(ofAction: row)].id)),
      .init("open", .bool(action.status.isOpen)),
      .init("due", due.map { .string($0.due.description) } ?? .null),
      .init("dueInherited", .bool(due?.isInherited ?? false)),
      .init("overdue", .bool(late != nil)),
      .init("daysLate", number(late)),
      .init("dueSoon", .bool(assessment.isSoon(row))),
      .init("staleDays", number(assessment.staleDays(row))),
      .init("firstDue", assessment.firstDue(row).map { .string($0.description) } ?? .null),
      .init("slippageDays", number(assessment.slippage(row))),
      .init("postponed", number(assessment.postponements(row))),
      .init("carried", number(assessment.summary.carried(action))),
      .init("atRisk", .bool(!assessment.risks(row).isEmpty)),
    ])
  }

  private func number(_ number: Int?) -> Value {
    number.map { .number(String($0)) } ?? .null
  }
}
