import HusokModel

/// How often what a calendar shows of a record was changed, and when last. Every line of the history
/// counts, of acts that were taken back too: a calendar may have been handed out in between.
struct EventRevisions {
  /// The changes of one record.
  struct Revision {
    /// How many there were; those of one act count by their lines.
    var count = 0
    /// The moment of the latest; nil where there was none.
    var latest: Instant?
  }

  private var revisions: [String: Revision] = [:]

  /// Goes through the history once.
  init(_ register: Register) {
    var outcomes: [String: String] = [:]
    for action in register.actions { outcomes[action.id] = action.outcome }
    for position in 0..<register.history.count {
      let change = register.history[position]
      if EventRevisions.shown.contains(change.field) { add(change, to: change.record) }
      // Whether an outcome is complete hangs on its actions.
      if ["status", Change.wholeRecord].contains(change.field),
        let outcome = outcomes[change.record]
      {
        add(change, to: outcome)
      }
    }
  }

  /// What a calendar shows.
  private static let shown: Set<String> = [
    "title", "status", "due", "lead", "source", Change.wholeRecord,
  ]

  private mutating func add(_ change: Change, to record: String) {
    var revision = revisions[record] ?? Revision()
    if change.field != Change.wholeRecord || revision.latest != nil { revision.count += 1 }
    if revision.latest.map({ $0.seconds <= change.at.seconds }) ?? true {
      revision.latest = change.at
    }
    revisions[record] = revision
  }

  /// The changes of a record.
  subscript(record: String) -> Revision { revisions[record] ?? Revision() }
}
