import HusokCanvas
import HusokModel

extension CommandTable {
  static let acting: [CommandInfo] = [
    .init(
      .done, "done", .act, .letter("x"), footer: 1, needs: .actions, changes: .records,
      effects: { $0.stepTowardsDone() }),
    .init(
      .status, "status", .act, .letter("s"), footer: 2, needs: .actions, changes: .records,
      does: { $0.layers.append(.statusMenu(StatusMenu(ids: $0.targets))) }),
    .init(
      .due, "due", .act, .letter("d"), footer: 3, needs: .actions, changes: .records,
      does: { $0.layers.append(.prompt(Prompt(.due($0.targets), text: $0.commonDue))) }),
    owner,
    .init(
      .note, "note", .act, .letter("n"), footer: 5, needs: .actions, changes: .records,
      does: { $0.layers.append(.prompt(Prompt(.note($0.targets, .progress)))) }),
    edit, add, blocked, value,
    .init(
      .tag, "tag", .act, .letter("+"), needs: .actions, changes: .records,
      does: { $0.layers.append(.prompt(Prompt(.tag($0.targets)))) }),
    .init(
      .mark, "mark", .act, .strokes([[.letter(" ")]], "Space"), needs: .action,
      does: { $0.toggleMark() }),
    .init(
      .markRange, "markRange", .act, .letter("v"), needs: .action, does: { $0.toggleRange() }),
    history,
    .init(.copy, "copy", .act, .letter("y"), needs: .record, effects: { $0.copy() }),
    report, ministryReport, saveReport,
    .init(
      .undo, "undo", .act, .letter("u"), footer: 11, rank: 2, changes: .records,
      effects: { $0.reverse(.undo) }),
    .init(
      .redo, "redo", .act, .control("r"), changes: .records, effects: { $0.reverse(.redo) }),
  ]

  static let longNote = CommandInfo(
    .longNote, "longNote", .record, .palette, needs: .actions, changes: .records,
    effects: { [.edit(NoteDraft(on: $0.targets))] })

  static let priority = CommandInfo(
    .priority, "priority", .record, .palette, needs: .actions, changes: .records,
    effects: { $0.togglePriority() })

  static let ongoing = CommandInfo(
    .ongoing, "ongoing", .record, .palette, needs: .actions, changes: .records,
    effects: { $0.toggleOngoing() })

  // Both are answers of the secretariat to a report.
  static let confirm = CommandInfo(
    .confirm, "confirm", .record, .palette, needs: .actions,
    changes: .field(.actions, Change.wholeRecord), off: { $0.reasonAgainstAnswer },
    effects: { $0.changeStatus(of: $0.targets, to: .done, reason: nil) })

  static let sendBack = CommandInfo(
    .sendBack, "sendBack", .record, .palette, needs: .actions,
    changes: .field(.actions, Change.wholeRecord), off: { $0.reasonAgainstAnswer },
    does: { $0.layers.append(.prompt(Prompt(.reason($0.targets, .inProgress)))) })
}

extension AppState {
  /// Why there is no report to answer.
  fileprivate var reasonAgainstAnswer: String? {
    targets.contains { register.action($0)?.status != .reportedDone }
      ? words("off.notReported") : nil
  }

  fileprivate mutating func toggleMark() {
    guard let id = currentAction else { return }
    list.rangeStart = nil
    if list.marked.remove(id) == nil { list.marked.insert(id) }
    if frontPage == nil, view == .actions, list.position + 1 < list.rows.count {
      select(list.position + 1)
    } else {
      move(.lines(1))
    }
  }

  /// Begins a range of marks at the cursor, or ends it.
  fileprivate mutating func toggleRange() {
    if list.rangeStart != nil {
      list.rangeStart = nil
      return
    }
    guard let id = currentAction else { return }
    list.marked.insert(id)
    list.rangeStart = view == .actions ? id : nil
  }

  /// Marks everything between the beginning of the range and the cursor.
  mutating func extendRange() {
    guard let start = list.rangeStart, let place = register.place(of: start),
      let from = list.rows.firstIndex(of: .action(place.row))
    else { return }
    for row in list.rows[min(from, list.position)...max(from, list.position)] {
      if case .action(let action) = row { list.marked.insert(register.actions[action].id) }
    }
  }

  /// One step towards done for those that can take it; where all are there already, reopening is
  /// asked for, with a reason.
  fileprivate mutating func stepTowardsDone() -> [Effect] {
    let goal = StatusRules.towardsDone(profile.role)
    let ahead = targets.filter { id in
      guard let action = register.action(id) else { return false }
      return StatusRules.allows(from: action.status, to: goal)
    }
    if ahead.isEmpty {
      if let refusal = refusal(of: .inProgress, for: targets) {
        say(words.refusal(refusal), .warning)
      } else {
        layers.append(.prompt(Prompt(.reason(targets, .inProgress))))
      }
      return []
    }
    return changeStatus(of: ahead, to: goal, reason: nil)
  }

  mutating func changeStatus(of ids: [String], to status: Status, reason: String?) -> [Effect] {
    attempt { state, context throws(Refusal) in
      try state.register.changingStatus(of: ids, to: status, reason: reason, &context)
    }
  }

  fileprivate mutating func togglePriority() -> [Effect] {
    let ids = targets
    let isHigh = ids.allSatisfy { register.action($0)?.priority == .high }
    let value = (isHigh ? FollowUpAction.Priority.normal : .high).rawValue
    return attempt { state, context throws(Refusal) in
      try state.register.setting("priority", of: ids, to: .string(value), &context)
    }
  }

  fileprivate mutating func toggleOngoing() -> [Effect] {
    let ids = targets
    let isOngoing = ids.allSatisfy { register.action($0)?.kind == .ongoing }
    let value = (isOngoing ? FollowUpAction.Kind.oneOff : .ongoing).rawValue
    return attempt { state, context throws(Refusal) in
      try state.register.setting("kind", of: ids, to: .string(value), &context)
    }
  }

  /// The own due date that all targets share, as it is typed; nothing where they differ.
  fileprivate var commonDue: String {
    let dues = Set(targets.map { register.action($0)?.due?.description ?? "" })
    return dues.count == 1 ? dues.first ?? "" : ""
  }

  /// Carries out an act and says what it did, or why it was refused.
  mutating func attempt(
    _ make: (AppState, inout ActContext) throws(Refusal) -> Act
  ) -> [Effect] {
    do throws(Refusal) {
      return try trying(make)
    } catch {
      say(words.refusal(error), .warning)
      return []
    }
  }

  /// Carries out an act and says what it did; throws why it was refused, so that a form can show it.
  mutating func trying(
    _ make: (AppState, inout ActContext) throws(Refusal) -> Act
  ) throws(Refusal) -> [Effect] {
    if save == .readOnly { throw .readOnly }
    var context = context
    let act = try make(self, &context)
    try register.checkReach(of: act, context)
    identifiers = context.identifiers
    let effects = perform(act)
    if !effects.isEmpty {
      clearMarks()
      say(said(act))
    }
    return effects
  }

  private var context: ActContext {
    ActContext(at: now, by: profile.author, role: profile.role, identifiers: identifiers)
  }

  /// What an act did, how far the meeting is now where that changed, and how it is taken back; the
  /// meeting by its number where its name has no room.
  private func said(_ act: Act) -> String {
    let sentence = words.sentence(act)
    let counts = act.changes.contains { $0.field == "status" || $0.field == Change.wholeRecord }
    guard counts, let first = act.records.first, let place = register.place(of: first),
      place.section == .actions
    else { return words("said.plain", sentence) }
    let row = register.meetingRow(ofAction: place.row)
    let progress = self.counts.meetings[row]
    let meeting = register.meetings[row]
    let texts = [words.shortTitle(meeting), meeting.id].map { name in
      words("said.act", sentence, words("said.progress", name, progress.done, progress.counted))
    }
    return texts.first { TextWidth.of($0) <= size.width - 2 } ?? texts[1]
  }

  fileprivate mutating func reverse(_ direction: UndoDirection) -> [Effect] {
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
    if let record = act.records.first, act.records.count == 1, register.place(of: record) != nil {
      list.selected = record
      rebuildRows()
    }
  }

  /// Copies ids and titles, a line each.
  fileprivate mutating func copy() -> [Effect] {
    let ids = list.marked.isEmpty ? currentRecord.map { [$0] } ?? [] : targets
    let lines = ids.map { id in
      let title =
        (register.action(id)?.title ?? register.outcome(id)?.title)
        ?? register.meeting(id)?.title
      return [id, title?.text(in: words.language) ?? ""].joined(separator: " ").trimmed
    }
    say(words("said.copied", ids.count == 1 ? ids[0] : words("act.actions", ids.count)))
    return [.copy(lines.joined(separator: "\n"))]
  }

  /// What the editor gave back: a note on actions. Where there is none, or it is refused, the line
  /// is there again.
  mutating func didEdit(_ result: EditorResult, _ draft: NoteDraft) -> [Effect] {
    switch result {
    case .failed(let reason, let keepsFile):
      goOn(with: draft, draft.text, because: reason)
      // A path must be seen whole: the line for what is wrong may be too short.
      if keepsFile { layers.append(.question(Question(purpose: .told, text: reason))) }
      return []
    case .written(let text, _) where text.isBlank:
      say(words("said.noteEmpty"))
      return []
    case .written(let text, let remark):
      do throws(Refusal) {
        let effects = try trying { state, context throws(Refusal) in
          try state.register.addingNote(text.trimmed, kind: draft.kind, to: draft.ids, &context)
        }
        if let remark { say([notice?.text, remark].compactMap { $0 }.joined(separator: " ")) }
        return effects
      } catch {
        goOn(with: draft, text.trimmed, because: words.refusal(error))
        return []
      }
    }
  }

  private mutating func goOn(with draft: NoteDraft, _ text: String, because reason: String) {
    if text.isBlank { return say(reason, .warning) }
    var prompt = Prompt(.note(draft.ids, draft.kind), text: text)
    prompt.problem = reason
    layers.append(.prompt(prompt))
  }
}
