/// One field of one record, before and after.
typealias RecordLine = (record: String, field: String, from: Value, to: Value)

extension Register {
  /// The act that gives a field of one record a value, or an element of a set another.
  func changing(
    _ lines: [RecordLine], reason: String? = nil, in context: inout ActContext
  ) throws(Refusal) -> Act {
    if context.role == .reader { throw .readerChangesNothing }
    let changed = lines.filter { $0.from != $0.to }
    if changed.isEmpty { throw .nothingChanges }
    var draft = ActDraft(context)
    var places = ListPlaces(self)
    for line in changed {
      try checkName(line.to, in: line.field)
      if let first = firstDue(before: line) { draft.add(first, after: nil, reason: reason) }
      draft.add(line, after: places.place(ofRemoved: line), reason: reason)
    }
    return draft.finished(&context)
  }

  /// The line that keeps the due date of an action that has one and no first one, as the store of
  /// another program may, before it is moved.
  private func firstDue(before line: RecordLine) -> RecordLine? {
    guard line.field == "due", !line.from.isNull, let action = action(line.record),
      action.firstDue == nil
    else { return nil }
    return (line.record, "firstDue", .null, line.from)
  }

  /// The act that sets, confirms or takes away the lead of actions. A ministry that leads no longer
  /// supports. A confirmed owner goes only with a reason, or to a ministry that took over.
  ///
  /// - Parameter lead: the new lead; nil for none.
  public func settingLead(
    of ids: [String], to lead: Lead?, reason: String?, in context: inout ActContext
  ) throws(Refusal) -> Act {
    try Permissions.check(context.role, toChange: "lead", of: .actions)
    var lines: [RecordLine] = []
    for id in ids {
      let action = try existing(id)
      try checkOwnerReason(action, to: lead, reason: reason)
      lines.append((id, "lead", action.lead?.value ?? .null, lead?.value ?? .null))
      if let ministry = lead?.ministry, action.supporting.contains(ministry) {
        lines.append((id, "supporting", .string(ministry), .null))
      }
    }
    return try changing(lines, reason: reason, in: &context)
  }

  /// Throws where a confirmed owner would go without a reason. What is handed over to a ministry that
  /// was split off from it needs none: the split is the reason.
  func checkOwnerReason(
    _ action: FollowUpAction, to lead: Lead?, reason: String?
  ) throws(Refusal) {
    guard let before = action.lead, before.confirmed, before.ministry != lead?.ministry,
      reason?.isBlank ?? true
    else { return }
    let heirs = HistorySummary(history).heirs(of: before.ministry, for: action.id, in: self)
    if let ministry = lead?.ministry, heirs.contains(ministry) { return }
    throw .ownerReasonNeeded(action.id)
  }

  /// The act by which actions of a split ministry stay with the one that leads them: a line that
  /// changes nothing but takes them out of the queue.
  public func keepingLead(of ids: [String], in context: inout ActContext) throws(Refusal) -> Act {
    try Permissions.check(context.role, toChange: "lead", of: .actions)
    var draft = ActDraft(context)
    for id in ids {
      let lead = try existing(id).lead?.value ?? .null
      draft.add(id, field: "lead", from: lead, to: lead)
    }
    return draft.finished(&context)
  }

  /// The act that puts elements into a set of texts of actions (`supporting`, `tags`,
  /// `dependsOn`) and takes others out.
  public func editingSet(
    _ field: String, of ids: [String], adding: [String], removing: [String],
    in context: inout ActContext
  ) throws(Refusal) -> Act {
    var lines: [RecordLine] = []
    for id in ids {
      let action = try existing(id)
      let present = (action.read(field)?.elements ?? []).compactMap(\.text)
      for element in removing where present.contains(element) {
        lines.append((id, field, .string(element), .null))
      }
      for element in adding where !present.contains(element) {
        if field == "supporting", action.lead?.ministry == element { throw .leadSupports(id) }
        if element.isBlank { throw .badValue(field: field, text: element) }
        if field == "dependsOn" { try checkOrder(of: id, after: element) }
        lines.append((id, field, .null, .string(element)))
      }
    }
    return try changing(lines, in: &context)
  }

  /// Throws where an action would wait for itself, also by way of others.
  func checkOrder(of id: String, after other: String) throws(Refusal) {
    var seen: Set<String> = []
    var waiting = [try existing(other).id]
    while let next = waiting.popLast() {
      if next == id { throw .waitsForItself(id) }
      if seen.insert(next).inserted { waiting += action(next)?.dependsOn ?? [] }
    }
  }

  /// The act that gives a field of actions a value: `due`, `priority`, `kind`, `title`,
  /// `waitingOn`. `.null` empties it.
  public func setting(
    _ field: String, of ids: [String], to value: Value, reason: String? = nil,
    in context: inout ActContext
  ) throws(Refusal) -> Act {
    var lines: [RecordLine] = []
    for id in ids {
      var action = try existing(id)
      let before = action.read(field) ?? .null
      do throws(FieldFault) {
        try action.write(field, value)
      } catch {
        throw .badValue(field: field, text: value.text ?? "")
      }
      lines.append((id, field, before, action.read(field) ?? .null))
    }
    return try changing(lines, reason: reason, in: &context)
  }

  /// The act that gives fields of one record of any kind values, each by its name; `.null` empties
  /// a field. For what stands on a meeting, an outcome or a ministry.
  public func editing(
    _ id: String, setting values: [(field: String, value: Value)], in context: inout ActContext
  ) throws(Refusal) -> Act {
    guard let place = place(of: id) else { throw .noSuchRecord(id) }
    for (field, _) in values {
      try Permissions.check(context.role, toChange: field, of: place.section)
    }
    return switch place.section {
    case .ministries: try editing(written(values, to: ministries[place.row]), in: &context)
    case .meetings: try editing(written(values, to: meetings[place.row]), in: &context)
    case .outcomes: try editing(written(values, to: outcomes[place.row]), in: &context)
    case .actions: try editing(written(values, to: actions[place.row]), in: &context)
    }
  }

  /// A record with other values in some of its fields.
  private func written<R: Record>(
    _ values: [(field: String, value: Value)], to record: R
  ) throws(Refusal) -> R {
    var record = record
    for (field, value) in values {
      do throws(FieldFault) {
        try record.write(field, value)
      } catch {
        throw .badValue(field: field, text: value.text ?? "")
      }
    }
    return record
  }

  /// The act that changes one language of the title of any record that has one.
  public func settingTitle(
    of id: String, language: Language, to text: String, in context: inout ActContext
  ) throws(Refusal) -> Act {
    if text.isBlank { throw .badValue(field: "title.\(language.rawValue)", text: text) }
    guard let before = action(id)?.title ?? outcome(id)?.title ?? meeting(id)?.title else {
      throw .noSuchRecord(id)
    }
    var after = before
    switch language {
    case .english: after.en = text.composed
    case .korean: after.ko = text.composed
    }
    return try changing([(id, "title", before.value, after.value)], in: &context)
  }

  /// The act that notes a value reached against a target of an outcome. A value for a day that has
  /// one already takes its place.
  public func addingValue(
    _ value: String, on day: Day, source: String?, to measure: String, of outcome: String,
    in context: inout ActContext
  ) throws(Refusal) -> Act {
    try Permissions.check(context.role, toChange: "targets", of: .outcomes)
    guard let record = self.outcome(outcome) else { throw .noSuchRecord(outcome) }
    let target = try record.target(named: measure)
    var point = TargetPoint()
    point.on = day
    point.value = value
    point.source = source
    var after = target
    after.points.removeAll { $0.on == day }
    after.points.append(point)
    after.points.sort { ($0.on?.number ?? 0) < ($1.on?.number ?? 0) }
    return try changing([(outcome, "targets", target.value, after.value)], in: &context)
  }
}

extension Outcome {
  /// The target whose measure or unit a word names, in either language, in full or by its beginning.
  /// Refused with the targets that there are where it names none or more than one.
  public func target(named word: String) throws(Refusal) -> Target {
    let wanted = word.folded
    let isNamed = { (target: Target, fits: ([UInt8]) -> Bool) in
      [target.measure.en, target.measure.ko, target.unit].contains { text in
        text.map { fits($0.folded) } ?? false
      }
    }
    var found = targets.filter { isNamed($0) { $0 == wanted } }
    if found.isEmpty, !wanted.isEmpty {
      found = targets.filter { isNamed($0) { $0.starts(with: wanted) } }
    }
    if found.count > 1 { throw .ambiguous(word, found.map(\.name)) }
    guard let target = found.first else {
      throw .noSuchTarget(word, known: targets.map(\.name))
    }
    return target
  }
}

extension Target {
  /// What is measured, in English where that is known.
  fileprivate var name: String { measure.en ?? measure.ko ?? unit }
}
