import HusokModel

extension Words {
  /// One line of the history of a record: what changed, without when and who. Ministries have the
  /// names of the day of the change. What took back another line says which.
  ///
  /// - Parameter undos: the acts that are known to be undos; what reverses one of them is a redo.
  public func line(_ change: Change, in register: Register, undos: Set<String> = []) -> String {
    let reason = reason(of: change).map { " (\($0))" } ?? ""
    guard let reversed = change.undoes else { return text(change, in: register) + reason }
    if undos.contains(reversed) {
      return self("history.redone", text(change, in: register)) + reason
    }
    return self("history.undone", text(change.reversed, in: register)) + reason
  }

  /// Why a change was made; nil where nobody said, and where what is asked for says it already.
  public func reason(of change: Change) -> String? {
    if change.reason == Merge.reason { return self("history.merged") }
    let told = change.undoes == nil ? change.to : change.from
    if change.field == "dueAsked", told["reason"]?.text == change.reason { return nil }
    return change.reason
  }

  /// What a change led from and to, and what it is of: a field, or the measure of a target, which
  /// then stands once.
  public func ends(
    of change: Change, in register: Register
  ) -> (label: String, old: String?, new: String) {
    func name(_ value: Value) -> String { self.value(value, of: change, in: register) }
    switch change.field {
    case Change.wholeRecord: return ("", nil, text(change, in: register))
    case "lead" where change.from == change.to, "due" where change.from == change.to,
      "notes" where change.to["withdrawn"] != nil, "evidence" where change.to["withdrawn"] != nil:
      return ("", nil, text(change, in: register))
    case "names" where change.endsName: return ("", nil, text(change, in: register))
    case "calls", "steps": return ("", nil, text(change, in: register))
    // What is asked for is not what holds.
    case "dueAsked" where !change.to.isNull: return ("", nil, self("change.asks", name(change.to)))
    case _ where change.from == change.to: return ("", nil, text(change, in: register))
    case "targets" where !change.to.isNull:
      guard let after = try? Target(change.to), let point = newPoint(change) else {
        return ("", nil, text(change, in: register))
      }
      let before = (try? Target(change.from))?.points.last
      let measure = after.measure.text(in: language)
      return (
        measure, before.map { amount($0.value, unit: after.unit) },
        amount(point.value, unit: after.unit)
      )
    default: break
    }
    let label = change.field == "status" ? "" : field(change.field)
    if change.to.isNull { return (label, nil, self("history.without", name(change.from))) }
    return (label, change.from.isNull ? nil : name(change.from), name(change.to))
  }

  /// The lines of which none says again what another line of its act says: a new name stands in the
  /// line that ends the old one.
  public static func told(_ changes: [Change]) -> [Change] {
    let places = toldPlaces(changes)
    return places.count == changes.count ? changes : places.map { changes[$0] }
  }

  /// The places of these lines.
  public static func toldPlaces(_ changes: [Change]) -> [Int] {
    let ended = Set(changes.filter(\.endsName).map { "\($0.actID) \($0.record)" })
    if ended.isEmpty { return Array(changes.indices) }
    return changes.indices.filter { place in
      let change = changes[place]
      return change.field != "names" || change.endsName
        || !ended.contains("\(change.actID) \(change.record)")
    }
  }

  /// What a change does to a field, with the name of the field: `due date: - → 31 Dec 2026`.
  public func step(_ change: Change, in register: Register) -> String {
    switch change.field {
    case Change.wholeRecord, "targets", "calls", "steps": return text(change, in: register)
    case "lead" where change.from == change.to, "due" where change.from == change.to,
      "notes" where change.to["withdrawn"] != nil, "evidence" where change.to["withdrawn"] != nil:
      return text(change, in: register)
    default:
      let (from, to) = (change.from, change.to)
      return
        "\(field(change.field)): \(value(from, of: change, in: register)) → "
        + value(to, of: change, in: register)
    }
  }

  /// What changed, as the line stands.
  func text(_ change: Change, in register: Register) -> String {
    func name(_ value: Value) -> String { self.value(value, of: change, in: register) }
    switch change.field {
    case Change.wholeRecord: return made(change, in: register)
    case "status": return "\(name(change.from)) → \(name(change.to))"
    case "notes" where change.to["withdrawn"] != nil:
      return self("history.noteWithdrawn", name(change.to))
    case "evidence" where change.to["withdrawn"] != nil:
      return self("history.evidenceWithdrawn", name(change.to))
    case "lead" where change.from == change.to: return self("history.kept", name(change.to))
    case "due" where change.from == change.to:
      return self("history.explained", name(change.to))
    case "names" where change.endsName: return renamed(change, in: register)
    case "targets" where !change.to.isNull: return target(change)
    case "calls" where !change.to.isNull: return call(change, in: register)
    case "steps": return step(of: change)
    case _ where change.from == change.to:
      return self("history.stays", field(change.field), name(change.to))
    default:
      let field = self.field(change.field)
      if change.from.isNull { return "\(field): \(name(change.to))" }
      if change.to.isNull { return "\(field): \(self("history.without", name(change.from)))" }
      return "\(field): \(name(change.from)) → \(name(change.to))"
    }
  }

  /// That a record was made or removed. A ministry is named, with those whose affairs it took over:
  /// its id says nothing to a reader.
  private func made(_ change: Change, in register: Register) -> String {
    guard change.from.isNull else { return self("history.removed") }
    guard let ministry = try? Ministry(change.to), Section(holding: change.to) == .ministries
    else { return self("history.made") }
    let name = ministry.name(on: change.at.day).full(in: language)
    if ministry.succeeds.isEmpty { return self("history.created", name) }
    let before = ministry.succeeds.map { short($0, in: register, on: change.at.day) }
    return self("history.split", name, before.joined(separator: ", "))
  }

  /// That a ministry was asked to report, need not, or did.
  private func call(_ change: Change, in register: Register) -> String {
    guard let call = try? MinistryCall(change.to) else { return plain(change.to) }
    let name = short(call.ministry, in: register, on: change.at.day)
    if call.back != nil, change.from["back"] == nil { return self("history.callBack", name) }
    if call.unneeded { return self("history.callUnneeded", name) }
    return call.due.map { self("history.calledUntil", name, day($0)) }
      ?? self("history.called", name)
  }

  /// That a ministry has another name since a day, or none any more.
  private func renamed(_ change: Change, in register: Register) -> String {
    let name = { (name: MinistryName) in language == .korean ? name.ko : name.code }
    guard let ended = try? MinistryName(change.to), let last = ended.to else { return "" }
    let next = register.ministry(change.record)?.names.first { $0.from == last.adding(days: 1) }
    if let next {
      return self("history.renamed", name(ended), name(next), day(last.adding(days: 1)))
    }
    return "\(name(ended)) \(self("history.until", day(last)))"
  }

  /// Whether a line is about a value that was noted against a target.
  func isValue(_ change: Change) -> Bool { newPoint(change) != nil }

  /// The value that a line notes: the latest that was not there before.
  private func newPoint(_ change: Change) -> TargetPoint? {
    guard let after = try? Target(change.to) else { return nil }
    let before = (try? Target(change.from))?.points ?? []
    return after.points.last { !before.contains($0) }
  }

  /// A value noted against a target, the new one first; else what the target is.
  private func target(_ change: Change) -> String {
    guard let after = try? Target(change.to) else { return plain(change.to) }
    let measure = after.measure.text(in: language)
    guard let point = newPoint(change) else {
      return self("history.goal", measure, amount(after.goal, unit: after.unit))
    }
    let value = amount(point.value, unit: after.unit)
    let text =
      point.on.map { self("history.value", measure, value, day($0)) } ?? "\(measure) \(value)"
    let isBefore = { (other: TargetPoint) in
      guard let day = point.on, let earlier = other.on else { return true }
      return earlier <= day
    }
    guard let before = (try? Target(change.from))?.points.last(where: isBefore) else {
      return text
    }
    return self("history.valueBefore", text, amount(before.value, unit: after.unit))
  }

  /// A value of the field of a change, in few words.
  func value(_ value: Value, of change: Change, in register: Register) -> String {
    func ministry(_ id: String) -> String { short(id, in: register, on: change.at.day) }
    switch (change.field, value) {
    case (_, .null): return "-"
    case ("status", .string(let text)): return Status(rawValue: text).map(status) ?? text
    case ("due", .string(let text)), ("firstDue", .string(let text)):
      return Due(text).map(due) ?? text
    case ("closed", .string(let text)), ("doneOn", .string(let text)):
      return Day(text).map(self.day) ?? text
    case ("priority", .string(let text)): return self("form.priority.\(text)")
    case ("kind", .string(let text)) where FollowUpAction.Kind(rawValue: text) != nil:
      return self("form.actionKind.\(text)")
    case ("supporting", .string(let id)): return ministry(id)
    case ("lead", .object):
      let name = ministry(value["ministry"]?.text ?? "")
      return value["confirmed"]?.truth == true ? name : "(\(name))"
    case ("notes", .object): return value["text"]?.text ?? ""
    case ("evidence", .object):
      return [value["title"]?.text, value["locator"]?.text].compactMap { $0 }
        .joined(separator: "  ")
    case ("steps", .object):
      return (try? ActionStep(value))?.title.text(in: language) ?? plain(value)
    case ("calls", .object): return value["ministry"]?.text.map(ministry) ?? plain(value)
    case ("dueAsked", .object):
      guard let request = try? DueRequest(value) else { return plain(value) }
      let date = request.due.map(due) ?? "-"
      return request.reason.map { "\(date) (\($0))" } ?? date
    case ("contact", .object):
      guard let contact = try? Contact(value) else { return plain(value) }
      let names = [contact.division, contact.officer, contact.phone, contact.mail]
        .compactMap { $0 }
      let text = names.isEmpty ? "-" : names.joined(separator: ", ")
      return contact.from.map { self("waiting.since", text, day($0)) } ?? text
    case ("waitingOn", .object):
      return (try? WaitingOn(value)).map { named($0, in: register, on: change.at.day) }
        ?? plain(value)
    case ("names", .object):
      let name = try? MinistryName(value)
      return name.map { language == .korean ? $0.ko : $0.code } ?? plain(value)
    case ("targets", .object):
      return (try? Target(value)).map {
        self("history.goal", $0.measure.text(in: language), amount($0.goal, unit: $0.unit))
      } ?? plain(value)
    case ("title", .object):
      return [value["en"]?.text, value["ko"]?.text].compactMap { $0 }.joined(separator: " / ")
    default: return plain(value)
    }
  }

  func plain(_ value: Value) -> String {
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

extension Change {
  /// Whether the line gives a name of a ministry its last day.
  fileprivate var endsName: Bool {
    field == "names" && from["to"] == nil && to["to"]?.text != nil && !from.isNull
  }
}
