/// Back or forth through the acts of one person.
public enum UndoDirection: Sendable {
  /// Take back the latest act that stands.
  case undo
  /// Do again what was last taken back.
  case redo
}

extension Register {
  /// The act that takes back the latest act of the same person, or redoes what they took back
  /// last, and the act that it reverses. It is a new act: nothing is erased.
  ///
  /// Refused where there is none, and where a field was changed since by another act.
  public func reversing(
    _ direction: UndoDirection, in context: inout ActContext
  ) throws(Refusal) -> (act: Act, reversed: Act) {
    if context.role == .reader { throw .readerChangesNothing }
    guard let target = target(direction, by: context.by) else { throw .nothingTo(direction) }
    let reversed = act(endingAt: target)
    var draft = ActDraft(context, undoes: reversed.id)
    // What the act itself brings back holds what it says of it.
    var broughtBack: Set<String> = []
    for change in reversed.changes.reversed() {
      if isDoneDay(change, of: reversed) { continue }
      if !broughtBack.contains(change.record) { try checkStands(change) }
      if change.field == Change.wholeRecord, change.to.isNull { broughtBack.insert(change.record) }
      draft.addReverse(of: change)
      restoreDoneDay(after: change, of: reversed, in: context, into: &draft)
      restoreFirstDue(after: change, of: reversed, into: &draft)
    }
    return (draft.finished(&context), reversed)
  }

  /// The position of the last line of the act to reverse.
  ///
  /// Walking back, an act that reverses another takes that one out of account; so a redo revives
  /// the act that its undo had taken back.
  private func target(_ direction: UndoDirection, by person: Author) -> Int? {
    var cancelled: Set<String> = []
    var reversals: Set<String> = []
    // Mostly the latest lines tell, of which few are looked at first.
    var (end, length) = (history.count, 16)
    while end > 0 {
      let start = max(0, end - length)
      defer { (end, length) = (start, length * 4) }
      for position in history.positions(in: start..<end, madeBy: person.name).reversed() {
        let change = history[position]
        if cancelled.contains(change.actID) { continue }
        guard change.by.isSame(as: person) else {
          // What was entered on behalf of a ministry may have been taken back by whoever entered it.
          if let undone = change.undoes { cancelled.insert(undone) }
          continue
        }
        guard let undone = change.undoes else {
          return direction == .undo ? position : nil
        }
        if !reversals.insert(change.actID).inserted { continue }
        cancelled.insert(undone)
        if direction == .redo, !isReversal(undone, before: position) { return position }
      }
    }
    return nil
  }

  /// Whether an act is itself an undo, so that what reverses it is a redo.
  private func isReversal(_ act: String, before position: Int) -> Bool {
    for earlier in stride(from: position - 1, through: 0, by: -1) {
      let change = history[earlier]
      if change.actID == act { return change.undoes != nil }
    }
    return false
  }

  /// All lines of an act, given the position of its last. They share one moment and came in
  /// together, so the search ends where an earlier one begins.
  private func act(endingAt position: Int) -> Act {
    let last = history[position]
    var lines = [last]
    let first = history.beginning(of: position)
    for earlier in stride(from: position - 1, through: first, by: -1) {
      let change = history[earlier]
      if change.at.seconds < last.at.seconds { break }
      if change.actID == last.actID { lines.append(change) }
    }
    return Act(lines.reversed())
  }

  /// Throws where a field no longer holds what the change had put there.
  private func checkStands(_ change: Change) throws(Refusal) {
    if change.field == Change.wholeRecord { return }
    guard let place = place(of: change.record) else { throw .noSuchRecord(change.record) }
    let stands = record(at: place).holds(change)
    if !stands { throw .changedSince(change.record, field: change.field) }
  }

  /// Going back to done sets the day done to the day of the undo; the true day is put back with a
  /// line of its own where it was another.
  private func restoreDoneDay(
    after change: Change, of reversed: Act, in context: ActContext, into draft: inout ActDraft
  ) {
    guard change.field == "status", change.from.text == Status.done.rawValue else { return }
    let gone = reversed.changes.first { line in
      line.record == change.record && line.field == "doneOn" && line.to.isNull
    }
    let told = gone?.from.text.flatMap { Day($0) }
    guard let day = told ?? latestDoneDay(of: change.record, without: reversed.id),
      day != context.at.day
    else { return }
    let today = Value.string(context.at.day.description)
    draft.add(change.record, field: "doneOn", from: today, to: .string(day.description))
  }

  /// Taking back the act that gave an action its first due date takes that away as well, with a line
  /// of its own; any other leaves it.
  private func restoreFirstDue(after change: Change, of reversed: Act, into draft: inout ActDraft) {
    guard change.field == "due", change.undoes == nil, change.from.isNull,
      let held = action(change.record)?.firstDue, change.to.text == held.description
    else { return }
    let lines = history.changes(of: change.record)
    var acts = ActReversals(lines)
    acts.takeBack(reversed.id)
    let before = FirstDueTale(lines) { acts.stands($0.actID) }.corrected(held)
    if before == held { return }
    draft.add(
      change.record, field: "firstDue", from: .string(held.description),
      to: before.map { .string($0.description) } ?? .null)
  }

  /// Whether a line only says on which day an action was done: that goes with its status.
  private func isDoneDay(_ change: Change, of act: Act) -> Bool {
    change.field == "doneOn"
      && act.changes.contains { $0.record == change.record && $0.field == "status" }
  }

  /// The day on which an action was last done, by the lines of its history that stand.
  ///
  /// - Parameter act: one that counts as taken back as well.
  func latestDoneDay(of record: String, without act: String? = nil) -> Day? {
    let changes = history.changes(of: record)
    var acts = ActReversals(changes)
    if let act { acts.takeBack(act) }
    for change in changes.reversed() {
      let stands = acts.stands(change.actID)
      // An undo that went back to done tells the day, where it was another than its own.
      let isRestored = acts.takesBack(change.actID) && !change.to.isNull
      if change.field == "doneOn", stands || isRestored,
        let text = change.to.text ?? change.from.text
      {
        return Day(text)
      }
      if change.field == "status", stands, change.to.text == Status.done.rawValue {
        return change.at.day
      }
    }
    return nil
  }
}

extension Record {
  /// Whether the record still holds what a change had put there.
  fileprivate func holds(_ change: Change) -> Bool {
    let held = read(change.field)
    guard Self.isSet(change.field) else { return (held ?? .null) == change.to }
    if change.from == change.to { return true }
    let elements = held?.elements ?? []
    return change.to.isNull ? !elements.contains(change.from) : elements.contains(change.to)
  }
}
