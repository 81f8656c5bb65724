import HusokCanvas
import HusokModel

extension CommandTable {
  static let acting: [CommandInfo] = [
    .init(
      .done, word: "done", in: .act, on: .letter("x"), footer: 1, needs: .actions,
      changes: .records,
      effects: stepTowardsDone),
    .init(
      .status, word: "status", in: .act, on: .letter("s"), footer: 2, rank: 2, needs: .actions,
      changes: .records,
      does: { $0.layers.append(.statusMenu(StatusMenu(ids: $0.targets))) }),
    .init(
      .due, word: "due", in: .act, on: .letter("d"), footer: 3, rank: 2, needs: .actions,
      changes: .records,
      does: { $0.layers.append(.prompt(Prompt(.due($0.targets), text: commonDue($0)))) }),
    owner,
    .init(
      .note, word: "note", in: .act, on: .letter("n"), footer: 5, rank: 3, needs: .actions,
      changes: .records,
      does: { $0.layers.append(.prompt(Prompt(.note($0.targets, .progress)))) }),
    edit, add, blocked, value,
    .init(
      .tag, word: "tag", in: .act, on: .letter("+"), needs: .actions, changes: .records,
      does: { $0.layers.append(.prompt(Prompt(.tag($0.targets)))) }),
    .init(
      .mark, word: "mark", in: .act, on: .strokes([[.letter(" ")]], "Space"), needs: .action,
      does: toggleMark),
    .init(
      .markRange, word: "markRange", in: .act, on: .letter("v"), needs: .action, does: toggleRange),
    history,
    .init(.copy, word: "copy", in: .act, on: .letter("y"), needs: .record, effects: copy),
    report, ministryReport, saveReport, exportActions, unchanged, reports,
    .init(
      .undo, word: "undo", in: .act, on: .letter("u"), footer: 7, rank: 3, changes: .records,
      effects: { reverse(.undo, in: &$0) }),
    .init(
      .redo, word: "redo", in: .act, on: .control("r"), changes: .records,
      effects: { reverse(.redo, in: &$0) }),
  ]

  static let longNote = CommandInfo(
    .longNote, word: "longNote", in: .record, on: .palette, needs: .actions, changes: .records,
    effects: { [.edit(NoteDraft(on: $0.targets))] })

  static let priority = CommandInfo(
    .priority, word: "priority", in: .record, on: .palette, needs: .actions, changes: .records,
    effects: togglePriority)

  static let ongoing = CommandInfo(
    .ongoing, word: "ongoing", in: .record, on: .palette, needs: .actions, changes: .records,
    effects: toggleOngoing)

  // Both are answers of the secretariat to a report, or to a later date that is asked for.
  static let confirm = CommandInfo(
    .confirm, word: "confirm", in: .record, on: .palette, needs: .actions,
    changes: .field(.actions, Change.wholeRecord), off: reasonAgainstAnswer,
    effects: { state in
      let ids = awaiting(state)
      return state.attempt(leavingOut: state.targets.count - ids.count) {
        state, context throws(Refusal) in
        try state.register.confirming(ids, in: &context)
      }
    })

  static let sendBack = CommandInfo(
    .sendBack, word: "sendBack", in: .record, on: .palette, needs: .actions,
    changes: .field(.actions, Change.wholeRecord), off: reasonAgainstAnswer,
    does: { state in
      let ids = awaiting(state)
      var prompt = Prompt(.sendingBack(ids))
      prompt.leftOut = state.targets.count - ids.count
      state.layers.append(.prompt(prompt))
    })
}

extension CommandTable {
  /// The actions meant that wait for an answer.
  private static func awaiting(_ state: AppState) -> [String] {
    state.targets.filter(state.register.awaitsAnswer)
  }

  /// Why there is nothing to answer.
  private static func reasonAgainstAnswer(_ state: AppState) -> String? {
    awaiting(state).isEmpty ? state.words("off.notReported") : nil
  }

  private static func toggleMark(_ state: inout AppState) {
    guard let id = state.currentAction else { return }
    state.list.toggleMark(id)
    guard state.frontPage == nil, state.view == .actions else {
      return move(.lines(1), in: &state)
    }
    let next = state.list.rows[(state.list.position + 1)...].firstIndex(where: \.isAction)
    if let next { state.select(next) }
  }

  /// Begins a range of marks at the cursor, or ends it.
  private static func toggleRange(_ state: inout AppState) {
    if state.list.rangeStart != nil {
      state.list.rangeStart = nil
      return
    }
    guard let id = state.currentAction else { return }
    state.list.marked.insert(id)
    state.list.rangeStart = state.view == .actions ? id : nil
  }

  /// One step towards done for those that can take it; where all are there already, reopening is
  /// asked for, with a reason.
  private static func stepTowardsDone(_ state: inout AppState) -> [Effect] {
    if let id = state.currentAction, case .step(let step)? = state.currentPart {
      return tickStep(id, step, in: &state)
    }
    let goal = StatusRules.towardsDone(state.person.profile.role)
    let targets = state.targets
    let ahead = targets.filter { id in
      guard let action = state.register.action(id) else { return false }
      return StatusRules.allows(from: action.status, to: goal)
    }
    if ahead.isEmpty {
      if let refusal = state.refusal(of: .inProgress, for: targets) {
        state.say(state.words.refusal(refusal), .warning)
      } else {
        state.layers.append(.prompt(Prompt(.reason(targets, .inProgress))))
      }
      return []
    }
    return state.changeStatus(
      of: ahead, to: goal, reason: nil, leavingOut: targets.count - ahead.count)
  }

  private static func togglePriority(_ state: inout AppState) -> [Effect] {
    let ids = state.targets
    let isHigh = ids.allSatisfy { state.register.action($0)?.priority == .high }
    let value = (isHigh ? FollowUpAction.Priority.normal : .high).rawValue
    return state.attempt { state, context throws(Refusal) in
      try state.register.setting("priority", of: ids, to: .string(value), in: &context)
    }
  }

  private static func toggleOngoing(_ state: inout AppState) -> [Effect] {
    let ids = state.targets
    let isOngoing = ids.allSatisfy { state.register.action($0)?.kind == .ongoing }
    let value = (isOngoing ? FollowUpAction.Kind.oneOff : .ongoing).rawValue
    return state.attempt { state, context throws(Refusal) in
      try state.register.setting("kind", of: ids, to: .string(value), in: &context)
    }
  }

  /// The own due date that all targets share, as it is typed; nothing where they differ.
  private static func commonDue(_ state: AppState) -> String {
    let dues = Set(state.targets.map { state.register.action($0)?.due?.description ?? "" })
    return dues.count == 1 ? dues.first ?? "" : ""
  }

  private static func reverse(_ direction: UndoDirection, in state: inout AppState) -> [Effect] {
    var context = state.actContext
    do throws(Refusal) {
      let (act, reversed) = try state.register.reversing(direction, in: &context)
      state.identifiers = context.identifiers
      let effects = state.perform(act)
      if effects.isEmpty { return [] }
      let (key, told) = direction == .undo ? ("said.undone", reversed) : ("said.redone", act)
      state.say(
        state.told(key) { state.words.label(told, in: state.register, title: $0) })
      if let record = act.records.first, act.records.count == 1,
        state.register.place(of: record) != nil
      {
        state.showSelected(record)
      }
      return effects
    } catch {
      state.say(state.words.refusal(error), .warning)
      return []
    }
  }

  /// Who answers for an action, as it stands behind its title.
  private static func answerer(_ id: String, _ state: AppState) -> String? {
    guard let place = state.register.place(of: id), place.section == .actions,
      let contact = state.register.contact(ofAction: place.row)
    else { return nil }
    return state.words.called(contact, withPhone: true, on: state.today)
      .map { state.words("copy.contact", $0) }
  }

  /// Copies ids and titles with who answers, a line each.
  private static func copy(_ state: inout AppState) -> [Effect] {
    let register = state.register
    let ids =
      state.list.marked.isEmpty ? state.currentRecord.map { [$0] } ?? [] : state.targets
    let lines = ids.map { id in
      let title =
        (register.action(id)?.title ?? register.outcome(id)?.title) ?? register.meeting(id)?.title
      let text = [id, title?.text(in: state.words.language) ?? ""].joined(separator: " ").trimmed
      return answerer(id, state).map { "\(text) (\($0))" } ?? text
    }
    state.say(state.words("said.copied", state.scene.subject(ids)))
    return [.copy(lines.joined(separator: "\n"))]
  }
}
