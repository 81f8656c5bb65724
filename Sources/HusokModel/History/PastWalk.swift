/// A register on its way back in time: lines of its history are taken back, latest first.
struct PastWalk {
  /// The records as they were before the lines that were taken back.
  private(set) var register: Register
  /// The history with all lines.
  private let history: History
  /// The actions whose due date was taken back.
  private var moved: Set<String> = []
  /// What takes out the records that were not there yet: together, so that the others are gone through
  /// once.
  private var leaving: [Change] = []
  /// Whether a record had another id, or was of another outcome or meeting.
  private var isLinkedElsewhere = false

  /// Where the way begins: nothing was taken back yet.
  init(_ present: Register) {
    register = present
    history = present.history
    register.history = History()
  }

  /// Takes back a line; those behind it were looked at before.
  mutating func takeBack(_ change: Change) {
    if change.field != Change.wholeRecord {
      register.takeBack(change)
      if change.field == "due" { moved.insert(change.record) }
      if ["id", "outcome", "meeting"].contains(change.field) { isLinkedElsewhere = true }
    } else if change.to.isNull {
      removeLeaving()
      try? register.apply(Act([change.reversed]))
    } else {
      leaving.append(change.reversed)
    }
  }

  /// Takes back a status, and nothing that follows from it.
  mutating func takeBack(to status: Status, of action: String) {
    guard let place = register.place(of: action), place.section == .actions else { return }
    register.actions[place.row].status = status
  }

  /// Ends a stretch of the way: what was not there yet is gone.
  mutating func rest() {
    removeLeaving()
    guard isLinkedElsewhere else { return }
    var linked = register
    if (try? linked.index()) != nil { register = linked }
    isLinkedElsewhere = false
  }

  /// The register with the lines that stand, oldest first, and what follows from them.
  func register(with kept: History) -> Register {
    var past = register
    past.history = kept
    past.restoreFirstDues(of: moved, before: history)
    past.restoreDoneDays(changedAfter: kept.count < history.count)
    past.revision += 1
    return past
  }

  /// Where they do not all go, because something names them still, each goes by itself that can; the
  /// others once nothing does any more.
  private mutating func removeLeaving() {
    if leaving.isEmpty { return }
    if (try? register.apply(Act(leaving))) != nil {
      leaving = []
    } else {
      leaving = leaving.filter { (try? register.apply(Act([$0]))) == nil }
    }
  }
}

extension Register {
  /// Takes back one line. A line that no longer fits (another program changed the record) is left.
  fileprivate mutating func takeBack(_ change: Change) {
    guard let place = place(of: change.record) else { return }
    var reverse = change.reversed
    if case .object = reverse.from, !reverse.to.isNull,
      place.section.recordType.isSet(reverse.field)
    {
      guard let fitted = record(at: place).fitted(reverse) else { return }
      reverse = fitted
    }
    switch place.section {
    case .ministries: try? ministries[place.row].apply(reverse)
    case .meetings: try? meetings[place.row].apply(reverse)
    case .outcomes: try? outcomes[place.row].apply(reverse)
    case .actions:
      let firstDue = actions[place.row].firstDue
      try? actions[place.row].apply(reverse)
      if reverse.field == "due" { actions[place.row].firstDue = firstDue }
    }
  }

  /// A first due date that was given by a line which is not part of the history any more is none.
  fileprivate mutating func restoreFirstDues(of ids: Set<String>, before history: History) {
    for id in ids {
      guard let place = place(of: id), place.section == .actions else { continue }
      let kept = self.history.changes(of: id)
      let known = Set(kept.map(\.id))
      let reversals = ActReversals(kept)
      let tale = FirstDueTale(history.changes(of: id)) { change in
        known.contains(change.id) && reversals.stands(change.actID)
      }
      actions[place.row].firstDue = tale.corrected(actions[place.row].firstDue)
    }
  }

  /// A status that was taken back to done has the day of the line that once set it.
  fileprivate mutating func restoreDoneDays(changedAfter isChanged: Bool) {
    guard isChanged else { return }
    for row in actions.indices where actions[row].status == .done {
      if let day = latestDoneDay(of: actions[row].id) { actions[row].doneOn = day }
    }
  }
}

extension Record {
  /// A line that leads an element of a set back, as it fits the elements that are there: two people may
  /// have changed one, and then it is as the other left it. Nil where the lines of that other lead it
  /// back.
  fileprivate func fitted(_ line: Change) -> Change? {
    let elements = read(line.field)?.elements ?? []
    if elements.contains(line.from) { return line }
    let key = SetMerge.key(of: line.field)
    var fitted = line
    guard let held = elements.first(where: { key($0) == key(line.from) }) else { return nil }
    fitted.from = held
    return fitted
  }
}
