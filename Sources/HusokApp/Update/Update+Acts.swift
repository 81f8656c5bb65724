import HusokModel

extension AppState {
  mutating func act(_ command: Command) -> [Effect] {
    switch command {
    case .done: return stepTowardsDone()
    case .status:
      layers.append(.statusMenu(StatusMenu(ids: targets)))
      return []
    case .mark:
      toggleMark()
      return []
    case .note:
      layers.append(.prompt(Prompt(.note(targets))))
      return []
    case .undo: return reverse(.undo)
    default: return reverse(.redo)
    }
  }

  private mutating func toggleMark() {
    guard case .action(let row) = selectedRow else { return }
    let id = register.actions[row].id
    if list.marked.remove(id) == nil { list.marked.insert(id) }
    if list.position + 1 < list.rows.count { select(list.position + 1) }
  }

  /// One step towards done for those that can take it; where all are there already, reopening is
  /// asked for, with a reason.
  private mutating func stepTowardsDone() -> [Effect] {
    let goal = StatusRules.towardsDone(profile.role)
    let ahead = targets.filter { id in
      guard let action = register.action(id) else { return false }
      return StatusRules.allows(from: action.status, to: goal)
    }
    if ahead.isEmpty {
      layers.append(.prompt(Prompt(.reason(targets, .inProgress))))
      return []
    }
    return changeStatus(of: ahead, to: goal, reason: nil)
  }

  mutating func changeStatus(of ids: [String], to status: Status, reason: String?) -> [Effect] {
    attempt { state, context throws(Refusal) in
      try state.register.changingStatus(of: ids, to: status, reason: reason, &context)
    }
  }

  mutating func addNote(_ text: String, to ids: [String]) -> [Effect] {
    attempt { state, context throws(Refusal) in
      try state.register.addingNote(text, to: ids, &context)
    }
  }

  private mutating func attempt(
    _ make: (AppState, inout ActContext) throws(Refusal) -> Act
  ) -> [Effect] {
    var context = context
    do throws(Refusal) {
      let act = try make(self, &context)
      identifiers = context.identifiers
      let effects = perform(act)
      if !effects.isEmpty {
        list.marked = []
        say(words("said.act", words.sentence(act), progress(after: act)))
      }
      return effects
    } catch {
      say(words.refusal(error), .warning)
      return []
    }
  }

  private var context: ActContext {
    ActContext(at: now, by: profile.author, role: profile.role, identifiers: identifiers)
  }

  /// How far the meeting of the first action is now.
  private func progress(after act: Act) -> String {
    guard let first = act.records.first, let place = register.place(of: first),
      place.section == .actions
    else { return "" }
    let row = register.meetingRow(ofAction: place.row)
    let progress = counts.meetings[row]
    let meeting = words.shortTitle(register.meetings[row])
    return words("said.progress", meeting, progress.done, progress.counted)
  }

  private mutating func reverse(_ direction: UndoDirection) -> [Effect] {
    var context = context
    do throws(Refusal) {
      let (act, reversed) = try register.reversing(direction, &context)
      identifiers = context.identifiers
      let effects = perform(act)
      if !effects.isEmpty { sayReversed(direction, act, reversed) }
      return effects
    } catch {
      say(words.refusal(error), .warning)
      return []
    }
  }

  private mutating func sayReversed(_ direction: UndoDirection, _ act: Act, _ reversed: Act) {
    switch direction {
    case .undo: say(words("said.undone", words.label(reversed)))
    case .redo: say(words("said.redone", words.label(act)))
    }
    if let record = act.records.first, act.records.count == 1 {
      list.selected = record
      rebuildRows()
    }
  }
}
