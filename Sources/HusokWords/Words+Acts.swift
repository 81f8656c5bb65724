import HusokModel

extension Words {
  /// What an act did, as a sentence.
  public func sentence(_ act: Act) -> String {
    let label = label(act)
    return label.hasSuffix(".") ? label : label + "."
  }

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
    case "due":
      change.to.text.flatMap { Due($0) }.map { self("act.due", subject, due($0)) }
        ?? self("act.noDue", subject)
    case "closed" where !change.to.isNull: self("act.closed", subject)
    case "lead" where change.from == change.to: self("act.kept", subject)
    case Change.wholeRecord where change.from.isNull: self("act.added", subject)
    case Change.wholeRecord: self("act.removed", subject)
    default: self("act.changed", subject, field(change.field))
    }
  }

  /// One line of the history of a record: what changed, without when and who. Ministries have the
  /// names of the day of the change.
  ///
  /// - Parameter undos: the acts that are known to be undos; what reverses one of them is a redo.
  public func line(_ change: Change, in register: Register, undos: Set<String> = []) -> String {
    let text = self.text(change, in: register)
    let why = change.reason == Merge.reason ? self("history.merged") : change.reason
    let reason = why.map { " (\($0))" } ?? ""
    guard let reversed = change.undoes else { return text + reason }
    return self(undos.contains(reversed) ? "history.redone" : "history.undone", text) + reason
  }

  /// What a change does to a field, with the name of the field: `due date: - → 31 Dec 2026`.
  public func step(_ change: Change, in register: Register) -> String {
    if change.field == Change.wholeRecord || change.field == "lead" && change.from == change.to {
      return text(change, in: register)
    }
    let name = { (value: Value) in
      self.value(value, of: change.field, in: register, on: change.at.day)
    }
    return "\(field(change.field)): \(name(change.from)) → \(name(change.to))"
  }

  /// The acts among some lines that reverse others.
  public static func undos(among changes: [Change]) -> Set<String> {
    Set(changes.filter { $0.undoes != nil }.map(\.actID))
  }

  private func text(_ change: Change, in register: Register) -> String {
    let name = { (value: Value) in
      self.value(value, of: change.field, in: register, on: change.at.day)
    }
    switch change.field {
    case Change.wholeRecord: return self(change.from.isNull ? "history.made" : "history.removed")
    case "status": return "\(name(change.from)) → \(name(change.to))"
    case "lead" where change.from == change.to:
      return self("history.kept", name(change.to))
    default:
      let field = self.field(change.field)
      if change.from.isNull { return "\(field): \(name(change.to))" }
      if change.to.isNull { return "\(field): \(self("history.without", name(change.from)))" }
      return "\(field): \(name(change.from)) → \(name(change.to))"
    }
  }

  /// A value of a field, in few words.
  private func value(
    _ value: Value, of field: String, in register: Register, on day: Day
  ) -> String {
    switch (field, value) {
    case (_, .null): return "-"
    case ("status", .string(let text)): return Status(rawValue: text).map(status) ?? text
    case ("due", .string(let text)), ("firstDue", .string(let text)):
      return Due(text).map(due) ?? text
    case ("closed", .string(let text)), ("doneOn", .string(let text)):
      return Day(text).map(self.day) ?? text
    case ("priority", .string(let text)): return self("form.priority.\(text)")
    case ("kind", .string(let text)) where FollowUpAction.Kind(rawValue: text) != nil:
      return self("form.actionKind.\(text)")
    case ("supporting", .string(let id)): return short(id, in: register, on: day)
    case ("lead", .object):
      let name = short(value["ministry"]?.text ?? "", in: register, on: day)
      return value["confirmed"]?.truth == true ? name : "(\(name))"
    case ("notes", .object), ("waitingOn", .object): return value["text"]?.text ?? ""
    case ("names", .object):
      let until = value["to"]?.text.flatMap { Day($0) }.map { self("history.until", self.day($0)) }
      return (value["code"]?.text ?? "") + (until.map { " " + $0 } ?? "")
    case ("targets", .object): return target(value)
    case ("title", .object):
      return [value["en"]?.text, value["ko"]?.text].compactMap { $0 }.joined(separator: " / ")
    default: return plain(value)
    }
  }

  /// A target by its measure and the latest value.
  private func target(_ value: Value) -> String {
    guard let target = try? Target(value) else { return plain(value) }
    let measure = target.measure.text(in: language)
    let latest = target.points.last.map { amount($0.value, unit: target.unit) }
    return measure + " " + (latest ?? self("target.noValue"))
  }

  private func plain(_ value: Value) -> String {
    switch value {
    case .null: return "-"
    case .bool(let truth): return self(truth ? "value.yes" : "value.no")
    case .number(let digits): return digits
    case .string(let text): return text
    case .list(let elements): return elements.map(plain).joined(separator: ", ")
    case .object(let members): return members.map { plain($0.value) }.joined(separator: " ")
    }
  }
}
