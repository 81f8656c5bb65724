import HusokModel

extension Words {
  /// What needs mending, in a sentence.
  public func sentence(_ finding: Finding) -> String {
    let detail =
      switch finding.kind {
      case .noTranslation, .conflict: field(finding.detail)
      case .noOwner, .proposedOwner, .noDue, .noAction, .handOver: finding.detail
      }
    return self("check.\(finding.kind.rawValue)", finding.record, detail)
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
