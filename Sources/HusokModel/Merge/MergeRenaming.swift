/// Gives records other ids wherever one side of a merge names them.
struct MergeRenaming {
  private let ids: [String: String]

  /// New ids by the old ones.
  init(_ ids: [String: String]) {
    self.ids = ids
  }

  /// The id that a record has now.
  func renamed(_ id: String) -> String { ids[id] ?? id }

  /// The register with all ids and references renamed.
  func renamed(_ register: Register, _ history: History) -> Register {
    var renamed = register
    for row in renamed.ministries.indices { rename(&renamed.ministries[row]) }
    for row in renamed.meetings.indices { rename(&renamed.meetings[row]) }
    for row in renamed.outcomes.indices {
      rename(&renamed.outcomes[row].id)
      rename(&renamed.outcomes[row].meeting)
    }
    for row in renamed.actions.indices { rename(&renamed.actions[row]) }
    renamed.history = history
    // New ids are free and every reference moves with its record: nothing is thrown here.
    try? renamed.index()
    return renamed
  }

  private func rename(_ id: inout String) {
    if let new = ids[id] { id = new }
  }

  private func rename(_ ids: inout [String]) {
    if ids.contains(where: { self.ids[$0] != nil }) { ids = ids.map { renamed($0) } }
  }

  private func rename(_ ministry: inout Ministry) {
    rename(&ministry.id)
    rename(&ministry.succeeds)
  }

  private func rename(_ meeting: inout Meeting) {
    rename(&meeting.id)
    for place in meeting.calls.indices { rename(&meeting.calls[place].ministry) }
  }

  private func rename(_ action: inout FollowUpAction) {
    rename(&action.id)
    rename(&action.outcome)
    rename(&action.supporting)
    rename(&action.dependsOn)
    if let lead = action.lead?.ministry { action.lead?.ministry = renamed(lead) }
    if let ministry = action.waitingOn?.ministry { action.waitingOn?.ministry = renamed(ministry) }
    for place in action.steps.indices {
      action.steps[place].ministry = action.steps[place].ministry.map { renamed($0) }
    }
  }

  /// A line of the history with all ids in it renamed.
  func renamed(_ change: Change) -> Change {
    var renamed = change
    rename(&renamed.record)
    renamed.from = self.renamed(change.from, in: change.field)
    renamed.to = self.renamed(change.to, in: change.field)
    renamed.after = change.after.map { after in
      change.field == Change.wholeRecord
        ? after.text.map { .string(self.renamed($0)) } ?? after
        : self.renamed(after, in: change.field)
    }
    renamed.by.ministry = change.by.ministry.map { self.renamed($0) }
    return renamed
  }

  /// A value of a field with the ids in it renamed.
  private func renamed(_ value: Value, in field: String) -> Value {
    switch value {
    case .string(let text) where MergeRenaming.naming.contains(field): .string(renamed(text))
    case .list(let elements): .list(elements.map { renamed($0, in: field) })
    case .object(let members) where MergeRenaming.holding.contains(field):
      .object(
        members.map { member in
          // The number of a step is the id of no record.
          field == "steps" && member.name == "id"
            ? member : .init(member.name, renamed(member.value, in: member.name))
        })
    case .null, .bool, .number, .string, .object: value
    }
  }

  /// A record with the ids in it renamed, its own to one that is only tried, and without what it
  /// depends on: that may be renamed still.
  func renamed(_ record: Value, from id: String, to new: String) -> Value {
    let renaming = MergeRenaming(ids.merging([id: new]) { _, tried in tried })
    return renaming.renamed(record, in: Change.wholeRecord).withoutDependencies
  }

  /// The members that hold the id of a record.
  private static let naming: Set<String> = [
    "id", "outcome", "meeting", "dependsOn", "supporting", "succeeds", "ministry",
  ]
  /// The members with such members.
  private static let holding: Set<String> = [
    Change.wholeRecord, "lead", "waitingOn", "calls", "steps",
  ]
}

extension Value {
  /// A record without the actions that it waits for.
  var withoutDependencies: Value {
    .object((members ?? []).filter { $0.name != "dependsOn" })
  }
}
