extension Register {
  /// What is left open of a field that two people changed: the value that stands, and the other one; nil
  /// where one of them is to be chosen in another way. A status has its own rules, and of a set nothing is
  /// lost.
  public func dispute(_ record: String, _ field: String) -> Change? {
    guard let place = place(of: record), field != "status", field != Change.wholeRecord,
      !place.section.recordType.isSet(field)
    else { return nil }
    let line = history.changes(of: record).last {
      $0.field == field && $0.reason == Merge.reason
    }
    guard let line, self.record(record)?.read(field) ?? .null == line.to else { return nil }
    return line
  }

  /// The act that settles what two people changed, for everybody: with the value that stands, or the other.
  ///
  /// - Parameter isOther: whether the other value is taken.
  public func settling(
    _ record: String, _ field: String, isOther: Bool, in context: inout ActContext
  ) throws(Refusal) -> Act {
    guard let place = place(of: record) else { throw .noSuchRecord(record) }
    try Permissions.check(context.role, toChange: field, of: place.section)
    guard let line = dispute(record, field), isDisputed(record, field) else {
      throw .nothingChanges
    }
    if isOther {
      return try changing([(record, field, line.to, line.from)], in: &context)
    }
    var draft = ActDraft(context)
    draft.add(record, field: field, from: line.to, to: line.to)
    return draft.finished(&context)
  }

  private func isDisputed(_ record: String, _ field: String) -> Bool {
    HistorySummary(self).openConflicts.contains { $0.record == record && $0.field == field }
  }
}
