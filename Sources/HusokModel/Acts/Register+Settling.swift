extension Register {
  /// What is left open of a field that two people changed, or of an element of a set: the value that
  /// stands, and the other one; nil where one of them is to be chosen in another way. A status has its
  /// own rules.
  ///
  /// - Parameter name: how it is called beside its record: by its field, an element by field and number.
  public func dispute(_ record: String, _ name: String) -> Change? {
    guard let place = place(of: record) else { return nil }
    let field = field(ofDispute: name)
    if field == "status" || field == Change.wholeRecord { return nil }
    let isSet = place.section.recordType.isSet(field)
    let held = self.record(at: place).read(field)
    return history.changes(of: record).last { line in
      guard line.field == field, line.reason == Merge.reason else { return false }
      if !isSet { return held ?? .null == line.to }
      let elements = held?.elements ?? []
      let stands =
        line.to.isNull ? !elements.contains(line.from) : elements.contains(line.to)
      return stands && disputeName(of: line.to, or: line.from, in: field, of: record) == name
    }
  }

  /// The names of what is left open of a record that two people changed, oldest first.
  public func disputes(of record: String) -> [String] {
    HistorySummary(self).openConflicts.filter { $0.record == record }.map(disputeName)
  }

  /// The field of what is called so beside its record.
  public func field(ofDispute name: String) -> String {
    let field = name.prefix { $0 != "/" }
    return Section.isSet(String(field)) ? String(field) : name
  }

  /// How something is called beside its record that two people changed: `due`, `steps/4`, `notes/2`.
  func disputeName(_ conflict: OpenConflict) -> String {
    disputeName(of: conflict.kept, or: conflict.lost, in: conflict.field, of: conflict.record)
  }

  /// Steps have a number of their own, words are named as they are, and everything else by its place.
  private func disputeName(
    of kept: Value, or lost: Value, in field: String, of record: String
  ) -> String {
    if !Section.isSet(field) { return field }
    let element = kept.isNull ? lost : kept
    if let name = element.text ?? element["id"]?.text { return "\(field)/\(name)" }
    let elements = self.record(record)?.read(field)?.elements ?? []
    return elements.firstIndex(of: element).map { "\(field)/\($0 + 1)" } ?? field
  }

  /// The act that settles what two people changed, for everybody: with the value that stands, or the other.
  ///
  /// - Parameters:
  ///   - name: how it is called beside its record.
  ///   - isOther: whether the other value is taken; the reason that it was given goes with it.
  public func settling(
    _ record: String, _ name: String, isOther: Bool, in context: inout ActContext
  ) throws(Refusal) -> Act {
    guard let place = place(of: record) else { throw .noSuchRecord(record) }
    let field = field(ofDispute: name)
    try Permissions.check(context.role, toChange: field, of: place.section)
    guard let line = dispute(record, name), disputes(of: record).contains(name) else {
      throw .nothingChanges
    }
    if isOther {
      let told = history.changes(of: record).last {
        $0.field == field && $0.to == line.from && $0.reason != Merge.reason
      }
      return try changing(
        [(record, field, line.to, line.from)], reason: told?.reason, in: &context)
    }
    // Of what was taken out of a set, the element itself says that it stays so.
    let kept = line.to.isNull && Section.isSet(field) ? line.from : line.to
    var draft = ActDraft(context)
    draft.add(record, field: field, from: kept, to: kept)
    return draft.finished(&context)
  }
}
