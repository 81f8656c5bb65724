import HusokModel

extension Words {
  /// What needs mending, in a sentence.
  public func sentence(_ finding: Finding) -> String {
    let detail =
      switch finding.kind {
      case .noTranslation, .conflict: field(finding.detail)
      default: finding.detail
      }
    return self("check.\(finding.kind.rawValue)", finding.record, detail)
  }

  /// The command that mends it.
  public func mending(_ finding: Finding, in register: Register) -> String {
    switch finding.kind {
    case .noOwner: "husok set \(finding.record) lead=…"
    case .proposedOwner: "husok set \(finding.record) lead=…"
    case .noDue: "husok set \(finding.record) due=…"
    case .noAction: "husok add \(finding.record) …"
    case .noTranslation:
      "husok \(editing(finding.record, register)) \(finding.record) \(finding.detail)=…"
    case .handOver: "husok set \(finding.record) lead=\(finding.detail)|keep"
    case .conflict: "husok log \(finding.record)"
    }
  }

  /// The command that changes the fields of a record.
  private func editing(_ record: String, _ register: Register) -> String {
    switch register.place(of: record)?.section {
    case .ministries: "ministry edit"
    case .meetings: "meeting edit"
    case .outcomes: "outcome edit"
    case .actions, nil: "set"
    }
  }

  /// Why an action may not be done in time.
  public func risk(_ risk: Assessment.Risk) -> String {
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
