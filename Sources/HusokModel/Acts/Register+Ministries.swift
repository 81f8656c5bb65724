extension Register {
  /// The act that adds a ministry, agency or institution.
  public func adding(_ ministry: Ministry, in context: inout ActContext) throws(Refusal) -> Act {
    for name in ministry.names { try checkCode(name.code, of: ministry.id) }
    return try adding(ministry, asNew: &context)
  }

  /// The act by which a ministry becomes as given. Its names are dated: they change by renaming.
  public func editing(_ ministry: Ministry, in context: inout ActContext) throws(Refusal) -> Act {
    guard let before = self.ministry(ministry.id) else { throw .noSuchMinistry(ministry.id) }
    if let key = ministry.key, !(1...9).contains(key) {
      throw .badValue(field: "key", text: String(key))
    }
    var ministry = ministry
    ministry.contact = ministry.contact?.dated(after: before.contact, on: context.at.day)
    var changed = lines(from: before, to: ministry)
    for line in changed {
      try Permissions.check(context.role, toChange: line.field, of: .ministries)
    }
    // A key filters by one ministry: whoever had it gives it up.
    if let key = ministry.key, key != before.key,
      let holder = ministries.first(where: { $0.key == key && $0.id != ministry.id })
    {
      changed.append((holder.id, "key", .number(String(key)), .null))
    }
    return try changing(changed, in: &context)
  }

  /// The act that gives a ministry another name from a day on. The name before ends the day before;
  /// both go on finding it.
  public func renaming(
    _ id: String, to name: MinistryName, from day: Day, in context: inout ActContext
  ) throws(Refusal) -> Act {
    try Permissions.check(context.role, toChange: "names", of: .ministries)
    guard let ministry = ministry(id) else { throw .noSuchMinistry(id) }
    guard let last = ministry.names.last, last.from.map({ $0 < day }) ?? true else {
      throw .badValue(field: "from", text: day.description)
    }
    try checkCode(name.code, of: id)
    if name.code == last.code, name.en == last.en, name.ko == last.ko { throw .nothingChanges }
    var ended = last
    ended.to = day.adding(days: -1)
    var begun = name
    begun.from = day
    begun.to = nil
    return try changing(
      [(id, "names", last.value, ended.value), (id, "names", .null, begun.value)], in: &context)
  }

  /// The act that splits a ministry: a new one takes over some of its affairs. Which of the open
  /// actions go with it is decided one by one, or for a selection: they wait in the queue.
  public func splitting(
    _ id: String, off new: Ministry, in context: inout ActContext
  ) throws(Refusal) -> Act {
    guard ministry(id) != nil else { throw .noSuchMinistry(id) }
    var new = new
    if !new.succeeds.contains(id) { new.succeeds.append(id) }
    return try adding(new, in: &context)
  }

  /// The open actions led by a ministry that was split since, whose lead nobody has decided on
  /// since then, with those that may take them over. A summary of the history that is there already
  /// is used.
  public func handOverQueue(
    _ summary: HistorySummary? = nil
  ) -> [(action: String, from: String, to: [String])] {
    let summary = summary ?? HistorySummary(history)
    guard summary.hasHeirs else { return [] }
    return actions.compactMap { action in
      guard action.status.isOpen, let lead = action.lead?.ministry else { return nil }
      let heirs = summary.heirs(of: lead, for: action.id, in: self)
      return heirs.isEmpty ? nil : (action.id, lead, heirs)
    }
  }

  /// A code is that of one ministry, of any day.
  private func checkCode(_ code: String, of id: String) throws(Refusal) {
    if code.isBlank || code.contains(where: \.isWhitespace) || code.isUnfitForID {
      throw .badValue(field: "names", text: code)
    }
    if ministries(named: code).contains(where: { $0 != id }) { throw .idTaken(code) }
  }
}
