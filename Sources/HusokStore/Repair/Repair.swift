import HusokModel

/// Makes a register that holds together out of what a damaged store still has, without dropping
/// anything: what is changed is noted in the history.
struct Repair {
  /// The reason of the lines of the history that a repair writes.
  static let reason = "repair"

  private(set) var steps: [RepairStep] = []
  private(set) var ministries: [Ministry]
  private(set) var meetings: [Meeting]
  private(set) var outcomes: [Outcome]
  private(set) var actions: [FollowUpAction]
  private(set) var changes: [Change]
  /// The ids of all records, with the list that each stands in.
  private var known: [String: Section] = [:]
  /// Ids that are never given: those of all records of the file, and those that the history names.
  private var taken: Set<String>
  private var context: ActContext

  /// Begins with what was read.
  init(_ salvage: Salvage, _ context: ActContext) {
    ministries = salvage.ministries.map(\.record)
    meetings = salvage.meetings.map(\.record)
    outcomes = salvage.outcomes.map(\.record)
    actions = salvage.actions.map(\.record)
    changes = salvage.changes.map(\.record)
    taken = Set(changes.map(\.record))
    taken.formUnion(ministries.map(\.id))
    taken.formUnion(meetings.map(\.id))
    taken.formUnion(outcomes.map(\.id))
    taken.formUnion(actions.map(\.id))
    self.context = context
    separate(\.ministries, section: .ministries) { $0.id = $1 }
    separate(\.meetings, section: .meetings) { $0.id = $1 }
    separate(\.outcomes, section: .outcomes) { $0.id = $1 }
    separate(\.actions, section: .actions) { $0.id = $1 }
    mendReferences()
  }

  /// The register; nil where it does not hold together all the same.
  var register: Register? {
    try? Register(
      ministries: ministries, meetings: meetings, outcomes: outcomes, actions: actions,
      history: History(changes))
  }

  /// Gives the second of two records of one id another; where both are the same, one goes.
  private mutating func separate<R: Record>(
    _ list: WritableKeyPath<Repair, [R]>, section: Section, rename: (inout R, String) -> Void
  ) {
    var kept: [R] = []
    for var record in self[keyPath: list] {
      let old = record.id
      if let twin = kept.first(where: { $0.id == old }), twin == record {
        steps.append(.doubleRemoved(old))
        continue
      }
      if known[old] != nil {
        rename(&record, freeID(like: old))
        taken.insert(record.id)
        note(record.id, field: Change.wholeRecord, from: .null, to: record.value)
        steps.append(.renumbered(old: old, new: record.id))
      }
      known[record.id] = section
      kept.append(record)
    }
    self[keyPath: list] = kept
  }

  /// The next number where the id ends with one, else the id with a number behind.
  private func freeID(like id: String) -> String {
    let digits = id.reversed().prefix { $0.isASCII && $0.isNumber }.count
    let start = digits == 0 || digits > 6 ? id + "-" : String(id.dropLast(digits))
    var number = digits == 0 || digits > 6 ? 2 : (Int(id.suffix(digits)) ?? 0) + 1
    while known[start + "\(number)"] != nil || taken.contains(start + "\(number)") { number += 1 }
    return start + "\(number)"
  }

  private mutating func note(_ record: String, field: String, from: Value, to: Value) {
    let id = context.identifiers.next()
    var change = Change(id, of: id, by: context, record: record, field: field, from: from, to: to)
    change.reason = Repair.reason
    changes.append(change)
  }
}

extension Repair {
  private mutating func mendReferences() {
    for row in actions.indices {
      actions[row].outcome = parent(
        of: actions[row].id, field: "outcome", target: actions[row].outcome, section: .outcomes)
      for ministry in actions[row].supporting {
        needMinistry(ministry, row: row, field: "supporting")
      }
      if let lead = actions[row].leadMinistry { needMinistry(lead, row: row, field: "lead") }
      for target in actions[row].dependsOn where known[target] != .actions {
        clear(row, field: "dependsOn", from: .string(target), target: target)
      }
    }
    for row in outcomes.indices {
      outcomes[row].meeting = parent(
        of: outcomes[row].id, field: "meeting", target: outcomes[row].meeting, section: .meetings)
    }
  }

  /// The outcome or meeting that a record names, made where there is none.
  private mutating func parent(
    of record: String, field: String, target: String, section: Section
  ) -> String {
    if known[target] == section { return target }
    var id = target
    if known[target] != nil {
      id = freeID(like: target + "-1")
      note(record, field: field, from: .string(target), to: .string(id))
      steps.append(.moved(record: record, field: field, old: target, new: id))
    }
    known[id] = section
    if section == .outcomes {
      var outcome = Outcome()
      outcome.id = id
      // The number of an outcome mostly begins with its meeting's.
      let beginning = id.lastIndex(of: "-").map { String(id[..<$0]) } ?? ""
      outcome.meeting = beginning.isEmpty ? id + "-M" : beginning
      outcome.title = Bilingual(en: id, ko: nil)
      outcome.kind = .task
      outcome.trackable = true
      outcomes.append(outcome)
      note(id, field: Change.wholeRecord, from: .null, to: outcome.value)
    } else {
      var meeting = Meeting()
      meeting.id = id
      meeting.kind = .working
      meeting.title = Bilingual(en: id, ko: nil)
      meetings.append(meeting)
      note(id, field: Change.wholeRecord, from: .null, to: meeting.value)
    }
    steps.append(.placeholder(id))
    return id
  }

  private mutating func needMinistry(_ id: String, row: Int, field: String) {
    switch known[id] {
    case .ministries: return
    case .some:
      let value = actions[row].read(field) ?? .null
      clear(row, field: field, from: field == "supporting" ? .string(id) : value, target: id)
    case nil:
      var ministry = Ministry()
      let name = Value.object([
        .init("code", .string(id)), .init("en", .string(id)), .init("ko", .string(id)),
      ])
      do throws(FieldFault) {
        try ministry.write("id", .string(id))
        try ministry.write("kind", .string("ministry"))
        try ministry.write("names", .list([name]))
      } catch {
        return clear(row, field: field, from: .string(id), target: id)
      }
      known[id] = .ministries
      ministries.append(ministry)
      note(id, field: Change.wholeRecord, from: .null, to: ministry.value)
      steps.append(.placeholder(id))
    }
  }

  /// Takes a reference out of an action; the history keeps it.
  private mutating func clear(_ row: Int, field: String, from: Value, target: String) {
    note(actions[row].id, field: field, from: from, to: .null)
    guard let change = changes.last, (try? actions[row].apply(change)) != nil else { return }
    steps.append(.cleared(record: actions[row].id, field: field, target: target))
  }
}
