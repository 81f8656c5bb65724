import HusokModel

extension Words {
  /// What an act did, as a label: `CN26-3.1 complete`, `4 actions complete`.
  public func label(_ act: Act) -> String {
    let records = act.records
    let subject =
      records.count == 1 ? records.first ?? "" : self("act.actions", records.count)
    guard let change = act.changes.first else { return subject }
    return switch change.field {
    case "status":
      self("act.status", subject, change.to.text.flatMap { Status(rawValue: $0) }.map(status) ?? "")
    case "notes" where change.from.isNull: self("act.noted", subject)
    case Change.wholeRecord where change.from.isNull: self("act.added", subject)
    case Change.wholeRecord: self("act.removed", subject)
    default: self("act.changed", subject, field(change.field))
    }
  }

  /// One line of the history of a record: what changed, without when and who.
  public func line(_ change: Change) -> String {
    let text =
      switch change.field {
      case "status": "\(value(change.from, status: true)) → \(value(change.to, status: true))"
      case "notes": self("field.notes") + ": " + (change.to["text"]?.text ?? "")
      case Change.wholeRecord where change.from.isNull: self("history.made")
      case Change.wholeRecord: self("history.removed")
      default: "\(field(change.field)): \(value(change.from)) → \(value(change.to))"
      }
    let reason = change.reason.map { " (\($0))" } ?? ""
    return (change.undoes == nil ? text : self("history.undone", text)) + reason
  }

  private func value(_ value: Value, status isStatus: Bool = false) -> String {
    switch value {
    case .null: return "-"
    case .bool(let truth): return self(truth ? "value.yes" : "value.no")
    case .number(let digits): return digits
    case .string(let text):
      return isStatus ? Status(rawValue: text).map(status) ?? text : text
    case .list(let elements): return elements.map { self.value($0) }.joined(separator: ", ")
    case .object(let members): return members.map { self.value($0.value) }.joined(separator: " ")
    }
  }
}
