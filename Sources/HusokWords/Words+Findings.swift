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
    let name = self.name(ofDispute: finding.detail, in: register)
    return register.dispute(finding.record, finding.detail).map { line in
      let (kept, other) = values(of: line, in: register)
      return self("check.bothValues", name, kept, other)
    } ?? self("check.inHistory", name)
  }

  /// How something is called that two people changed: its field, of a set with the number of the element.
  public func name(ofDispute name: String, in register: Register) -> String {
    let field = register.field(ofDispute: name)
    let number = name.dropFirst(field.count + 1)
    if number.isEmpty { return self.field(field) }
    return field == "steps" ? self("step.named", number) : "\(self.field(field)) \(number)"
  }

  /// The value that stands of what two people changed, and the other one.
  public func values(
    of dispute: Change, in register: Register
  ) -> (kept: String, other: String) {
    let values = (
      kept: whole(dispute.to, of: dispute, in: register),
      other: whole(dispute.from, of: dispute, in: register)
    )
    if values.kept != values.other || dispute.from == dispute.to { return values }
    // They differ in what is not shown elsewhere.
    return (
      values.kept + difference(of: dispute.to, from: dispute.from),
      values.other + difference(of: dispute.from, from: dispute.to)
    )
  }

  /// A value with all that two people may have changed about it.
  private func whole(_ value: Value, of dispute: Change, in register: Register) -> String {
    let text = self.value(value, of: dispute, in: register)
    switch dispute.field {
    case "steps":
      return (try? ActionStep(value)).map { step($0, in: register, on: nil) } ?? text
    case "notes" where value["withdrawn"] != nil: return self("history.noteWithdrawn", text)
    case "evidence" where value["withdrawn"] != nil:
      return self("history.evidenceWithdrawn", text)
    default: return text
    }
  }

  private func difference(of value: Value, from other: Value) -> String {
    let members = (value.members ?? []).filter { other[$0.name] != $0.value }
    let texts = members.map { plain($0.value) }
    return texts.isEmpty ? "" : " (\(texts.joined(separator: ", ")))"
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
