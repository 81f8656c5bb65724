extension Register {
  /// Carries out an act and writes it into the history. An act that cannot be carried out whole
  /// changes nothing.
  public mutating func apply(_ act: Act) throws(ApplyFault) {
    if act.changes.contains(where: { Register.linking.contains($0.field) }) {
      var changed = self
      for change in act.changes { try changed.apply(change) }
      do throws(RegisterFault) {
        try changed.index()
      } catch {
        throw .register(error)
      }
      self = changed
    } else {
      // Without a copy of the lists: the records are changed aside and put in at the end.
      var edits = RecordEdits()
      for change in act.changes { try edits.apply(change, in: self) }
      edits.put(into: &self)
    }
    history.append(act.changes)
    revision += 1
  }

  /// The fields that name a record: after a change of one, all must hold together still.
  private static let linking: Set<String> = [
    Change.wholeRecord, "id", "meeting", "outcome", "lead", "supporting", "dependsOn",
  ]

  /// Whether a field names a record, so that the order of records may hang on it.
  public static func isLink(_ field: String) -> Bool { linking.contains(field) }

  private mutating func apply(_ change: Change) throws(ApplyFault) {
    if change.field == Change.wholeRecord { return try applyToRecord(change) }
    var edits = RecordEdits()
    try edits.apply(change, in: self)
    edits.put(into: &self)
  }

  private mutating func applyToRecord(_ change: Change) throws(ApplyFault) {
    do {
      if change.to.isNull {
        try remove(change.record)
      } else {
        try insert(change)
      }
    } catch let fault as FieldFault {
      throw .field(change.record, fault)
    } catch let fault as RegisterFault {
      throw .register(fault)
    } catch let fault as ApplyFault {
      throw fault
    } catch {
      throw .noSuchRecord(change.record)
    }
  }

  private mutating func insert(_ change: Change) throws {
    switch Section(holding: change.to) {
    case .ministries: ministries.append(try Ministry(change.to))
    case .meetings: meetings.append(try Meeting(change.to))
    case .outcomes: outcomes.append(try Outcome(change.to))
    case .actions: actions.append(try FollowUpAction(change.to))
    }
    try index()
  }

  private mutating func remove(_ id: String) throws {
    guard let place = places[id] else { throw ApplyFault.noSuchRecord(id) }
    switch place.section {
    case .ministries: ministries.remove(at: place.row)
    case .meetings: meetings.remove(at: place.row)
    case .outcomes: outcomes.remove(at: place.row)
    case .actions: actions.remove(at: place.row)
    }
    try index()
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
  /// the element `to`, in its place; any other field takes the value `to`.
  public mutating func apply(_ change: Change) throws(FieldFault) {
    if Self.field(change.field)?.isSet == true {
      var elements = read(change.field)?.elements ?? []
      if !change.to.isNull, let place = elements.firstIndex(of: change.from) {
        elements[place] = change.to
      } else {
        elements.removeAll { $0 == change.from }
        if !change.to.isNull, !elements.contains(change.to) { elements.append(change.to) }
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

/// Records changed aside, until all changes of an act have gone well.
private struct RecordEdits {
  private var ministries: [Int: Ministry] = [:]
  private var meetings: [Int: Meeting] = [:]
  private var outcomes: [Int: Outcome] = [:]
  private var actions: [Int: FollowUpAction] = [:]

  mutating func apply(_ change: Change, in register: Register) throws(ApplyFault) {
    guard let place = register.place(of: change.record) else {
      throw .noSuchRecord(change.record)
    }
    let row = place.row
    do throws(FieldFault) {
      switch place.section {
      case .ministries: try ministries[row, default: register.ministries[row]].apply(change)
      case .meetings: try meetings[row, default: register.meetings[row]].apply(change)
      case .outcomes: try outcomes[row, default: register.outcomes[row]].apply(change)
      case .actions: try actions[row, default: register.actions[row]].apply(change)
      }
    } catch {
      throw .field(change.record, error)
    }
  }

  func put(into register: inout Register) {
    for (row, ministry) in ministries { register.ministries[row] = ministry }
    for (row, meeting) in meetings { register.meetings[row] = meeting }
    for (row, outcome) in outcomes { register.outcomes[row] = outcome }
    for (row, action) in actions { register.actions[row] = action }
  }
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
