extension Register {
  /// Carries out an act and writes it into the history. An act that cannot be carried out whole
  /// changes nothing.
  ///
  /// What it takes grows with the act, not with the register: records are changed aside, looked at
  /// and put in at the end. Only an act that removes records, or gives one another id, goes through
  /// all of them.
  public mutating func apply(_ act: Act) throws(ApplyFault) {
    var edits = RecordEdits()
    for change in act.changes { try edits.apply(change, in: self) }
    do throws(RegisterFault) {
      if edits.movesPlaces {
        var changed = self
        edits.put(into: &changed)
        try changed.index()
        self = changed
      } else {
        let links = try edits.links(in: self)
        edits.put(into: &self)
        links.put(into: &self)
      }
    } catch {
      throw .register(error)
    }
    history.append(act.changes)
    revision += 1
  }

  /// The fields that name a record: after a change of one, all must hold together still.
  static let linking: Set<String> = [
    Change.wholeRecord, "id", "meeting", "outcome", "lead", "supporting", "dependsOn",
  ]

  /// Whether a field places records among each other: after a change of another, each is where it was.
  public static func isPlacing(_ field: String) -> Bool {
    isLink(field) && field != "lead" && field != "supporting"
  }

  /// Whether a field names a record, so that the order of records may hang on it.
  public static func isLink(_ field: String) -> Bool { linking.contains(field) }
}

extension [Value] {
  /// Puts an element behind another, in front for `null`, at the end for nil or where the other is
  /// not there any more.
  fileprivate mutating func insert(_ element: Value, after: Value?) {
    let row = after.flatMap { $0.isNull ? 0 : firstIndex(of: $0).map { $0 + 1 } }
    insert(element, at: row ?? count)
  }
}

/// Why an act cannot be carried out on these records.
public enum ApplyFault: Error, Equatable, Sendable {
  /// The record is not there (any more).
  case noSuchRecord(String)
  /// The value does not fit the field.
  case field(String, FieldFault)
  /// The records would not hold together afterwards.
  case register(RegisterFault)
}

extension Record {
  /// Carries out one line of the history on this record. A set loses the element `from` and gains
  /// the element `to`, in its place; any other field takes the value `to`. A line that says of an
  /// element that it stays as it is changes nothing.
  public mutating func apply(_ change: Change) throws(FieldFault) {
    if Self.isSet(change.field) {
      if change.from == change.to { return }
      var elements = read(change.field)?.elements ?? []
      if !change.to.isNull, !elements.contains(change.to),
        let place = elements.firstIndex(of: change.from)
      {
        elements[place] = change.to
      } else {
        elements.removeAll { $0 == change.from }
        if !change.to.isNull, !elements.contains(change.to) {
          elements.insert(change.to, after: change.after)
        }
      }
      try write(change.field, .list(elements))
    } else {
      try write(change.field, change.to)
    }
    settle(after: change)
  }

  /// Most records have nothing that follows from another field.
  public mutating func settle(after change: Change) {}
}

extension FollowUpAction {
  /// What follows from a change without a line of its own: the day done from the status, the first
  /// due date from the first due date given.
  public mutating func settle(after change: Change) {
    switch change.field {
    case "status":
      doneOn = status == .done ? change.at.day : nil
    case "due" where firstDue == nil:
      firstDue = due
    default:
      break
    }
  }
}
