import HusokModel
import HusokWords

extension Words {
  /// What a column of a log is taken for.
  public func use(_ use: LogUse) -> String { self("log.use.\(use.rawValue)") }

  /// Why a file holds no log.
  public func sentence(_ fault: LogTable.Fault) -> String {
    switch fault {
    case .empty: self("import.empty")
    case .wide(let limit): self("import.wideLog", limit)
    }
  }

  /// What of a log is passed over without harm.
  public func remarks(_ plan: LogPlan) -> [String] {
    plan.remarks.map { sentence($0) } + plan.otherSheets.map { self("import.otherSheet", $0) }
  }

  /// Why nothing of a log can be taken.
  public func sentence(_ fault: LogPlan.Fault) -> String {
    switch fault {
    case .twice(let use): self("import.useTwice", self.use(use))
    case .refusal(.nothingNamed): self("import.noPlace")
    case .refusal(let refusal): self.refusal(refusal)
    }
  }

  /// Why a row or a cell of a log is not taken, with its place.
  public func sentence(_ refused: LogPlan.Refused) -> String {
    let heading = refused.heading ?? ""
    let reason =
      switch refused.reason {
      case .refusal(let refusal): self.refusal(refusal)
      case .noValue: self("import.noValue", heading)
      case .nameless: self("import.untitled")
      case .notDone:
        self("import.notDone", heading, status(.done), status(.reportedDone))
      case .dayToCome(let text): self("import.dayToCome", heading, text)
      }
    if refused.heading == nil || reason.contains(heading) {
      return self("import.row", refused.row, reason)
    }
    return self("import.cell", refused.row, heading, reason)
  }
}
