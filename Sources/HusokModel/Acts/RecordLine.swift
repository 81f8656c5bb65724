/// One field of one record, before and after.
typealias RecordLine = (record: String, field: String, from: Value, to: Value)

extension Register {
  /// The act that gives a field of one record a value, or an element of a set another.
  func changing(
    _ lines: [RecordLine], reason: String? = nil, in context: inout ActContext
  ) throws(Refusal) -> Act {
    if context.role == .reader { throw .readerChangesNothing }
    var asked: [RecordLine] = []
    for line in lines { asked += try datesConfirmed(line, reason: reason, in: context) }
    let changed = asked.filter { $0.from != $0.to }
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

  /// What differs between two states of a record, field by field.
  func lines<R: Record>(
    from before: R, to after: R
  ) -> [RecordLine] {
    R.fields.flatMap { field -> [RecordLine] in
      let name = "\(field.name)"
      let old = field.read(before) ?? .null
      let new = field.read(after) ?? .null
      if old == new { return [] }
      guard field.isSet else { return [(before.id, name, old, new)] }
      let oldElements = old.elements ?? []
      let newElements = new.elements ?? []
      return oldElements.filter { !newElements.contains($0) }.map { (before.id, name, $0, .null) }
        + newElements.filter { !oldElements.contains($0) }.map { (before.id, name, .null, $0) }
    }
  }

  /// Throws where a tag or an alias has a character that nobody sees.
  func checkName(_ name: Value, in field: String) throws(Refusal) {
    guard ["tags", "aliases"].contains(field), let text = name.text, text.hasHiddenCharacter
    else { return }
    throw .badValue(field: field, text: text)
  }
}
