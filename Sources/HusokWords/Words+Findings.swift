import HusokModel

extension Words {
  /// What needs mending, in a sentence, with the title of the record behind it.
  public func sentence(_ finding: Finding, in register: Register, on day: Day) -> String {
    let detail =
      switch finding.kind {
      case .noTranslation: field(finding.detail)
      case .conflict: dispute(finding, in: register)
      case .handOver:
        finding.detail.split(separator: ",").map { short(String($0), in: register, on: day) }
          .joined(separator: ", ")
      case .noOwner, .proposedOwner, .noDue, .noReason, .stepAfterDue, .noAction, .review:
        finding.detail
      }
    let named = name(ofRecord: finding.record, in: register, on: day)
    let sentence = self("check.\(finding.kind.rawValue)", named.number, detail)
    return named.title.isEmpty ? sentence : "\(sentence) (\(named.title))"
  }

  /// What two people changed, with the value that stands and the other one.
  private func dispute(_ finding: Finding, in register: Register) -> String {
    let name = field(finding.detail)
    return register.dispute(finding.record, finding.detail).map { line in
      let (kept, other) = values(of: line, in: register)
      return self("check.bothValues", name, kept, other)
    } ?? self("check.inHistory", name)
  }

  /// The value that stands of what two people changed, and the other one.
  public func values(
    of dispute: Change, in register: Register
  ) -> (kept: String, other: String) {
    (
      value(dispute.to, of: dispute, in: register), value(dispute.from, of: dispute, in: register)
    )
  }

  /// How a record is called: its number and title; a ministry by its names, since its id is shown
  /// to nobody. The title is empty where nothing has the id.
  public func name(
    ofRecord id: String, in register: Register, on day: Day
  ) -> (number: String, title: String) {
    guard let place = register.place(of: id) else { return (id, "") }
    switch place.section {
    case .actions: return (id, register.actions[place.row].title.text(in: language))
    case .outcomes: return (id, register.outcomes[place.row].title.text(in: language))
    case .meetings: return (id, shortTitle(register.meetings[place.row]))
    case .ministries:
      let name = register.ministries[place.row].name(on: day)
      return (name.short(in: language), name.full(in: language))
    }
  }

  /// Why an action may not be done in time.
  public func risk(_ risk: ActionStates.Risk) -> String {
    switch risk {
    case .notBegun(let days): self("risk.notBegun", days)
    case .blocked(let text): self("risk.blocked", text)
    case .silent(let days, let dueIn): self("risk.silent", days, dueIn)
    case .postponed(let times): self("risk.postponed", times)
    case .dependsOnLate(let id): self("risk.dependsOnLate", id)
    case .leadNotConfirmed(let days): self("risk.leadNotConfirmed", days)
    }
  }
}
