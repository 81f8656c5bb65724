import HusokCanvas
import HusokModel

extension CommandTable {
  static let owner = CommandInfo(
    .owner, word: "owner", in: .act, on: .letter("o"), footer: 4, rank: 4, needs: .actions,
    changes: .field(.actions, "lead"), does: openOwner)

  static let edit = CommandInfo(
    .edit, word: "edit", in: .act, on: .letter("e"), needs: .record, changes: .records,
    does: openEdit)

  static let add = CommandInfo(
    .add, word: "add", in: .act, on: .letter("a"), footer: 6, rank: 4,
    changes: .records, off: reasonAgainstAdding,
    does: { state in
      if let id = readAction(in: state) { return addStep(to: id, in: &state) }
      state.layers.append(.form(addForm(state)))
    })

  static let blocked = CommandInfo(
    .blocked, word: "blocked", in: .act, on: .letter("b"), needs: .actions, changes: .records,
    does: { $0.layers.append(.form(BlockedForm.form($0.targets, $0))) })

  static let value = CommandInfo(
    .value, word: "value", in: .act, on: .letter("t"), changes: .field(.outcomes, "targets"),
    off: { $0.targetOutcome == nil ? $0.words("off.noTarget") : nil }, does: openValue)

  static let records: [CommandInfo] = [
    longNote, stepList,
    .init(
      .supporting, word: "supporting", in: .record, on: .palette, needs: .actions,
      changes: .records,
      does: openSupporting),
    priority, ongoing,
    .init(
      .evidence, word: "evidence", in: .record, on: .palette, needs: .actions, changes: .records,
      does: { $0.layers.append(.form(EvidenceForm.form($0.targets, $0))) }),
    .init(
      .contact, word: "contact", in: .record, on: .palette, needs: .actions, changes: .records,
      does: { $0.layers.append(.form(ContactForm.form($0.targets, $0))) }),
    .init(
      .handOn, word: "handOn", in: .record, on: .palette, changes: .records,
      off: reasonAgainstMinistries, does: { $0.layers.append(.form(HandOnForm.form($0))) }),
    confirm, sendBack,
    .init(
      .handOver, word: "handOver", in: .record, on: .palette, needs: .actions,
      changes: .field(.actions, "lead"),
      off: { state in
        let heirs = state.handOverHeirs
        return state.targets.contains { heirs[$0] != nil } ? nil : state.words("off.noHandOver")
      },
      does: { state in
        let heirs = state.handOverHeirs
        openHandOver(state.targets.filter { heirs[$0] != nil }, in: &state)
      }),
    .init(
      .addOutcome, word: "addOutcome", in: .record, on: .palette,
      changes: .field(.outcomes, Change.wholeRecord), off: reasonAgainstMeetings,
      does: { state in
        let form = OutcomeForm.form(nil, meeting: state.currentMeeting, in: state.register)
        state.layers.append(.form(form))
      }),
    .init(
      .addTarget, word: "addTarget", in: .record, on: .palette,
      changes: .field(.outcomes, Change.wholeRecord),
      off: { $0.currentOutcome == nil ? $0.words("off.noOutcome") : nil },
      does: openTarget),
    .init(
      .addMeeting, word: "addMeeting", in: .record, on: .palette,
      changes: .field(.meetings, Change.wholeRecord),
      does: { $0.layers.append(.form(MeetingForm.form(nil, in: $0.register))) }),
    .init(
      .closeMeeting, word: "closeMeeting", in: .record, on: .palette,
      changes: .field(.meetings, "closed"),
      off: reasonAgainstMeetings, does: openClosing),
    .init(
      .call, word: "call", in: .record, on: .palette, changes: .field(.meetings, "calls"),
      off: reasonAgainstCall, does: { $0.layers.append(.form(CallForm.form($0))) }),
    .init(
      .addMinistry, word: "addMinistry", in: .record, on: .palette,
      changes: .field(.ministries, Change.wholeRecord),
      does: { $0.layers.append(.form(MinistryForm.form(nil, $0.scene))) }),
    .init(
      .renameMinistry, word: "renameMinistry", in: .record, on: .palette,
      changes: .field(.ministries, "names"),
      off: reasonAgainstMinistries, does: { openMinistries(.rename, in: &$0) }),
    .init(
      .splitMinistry, word: "splitMinistry", in: .record, on: .palette,
      changes: .field(.ministries, Change.wholeRecord), off: reasonAgainstMinistries,
      does: { openMinistries(.split, in: &$0) }),
    .init(
      .remove, word: "remove", in: .record, on: .palette, needs: .record,
      changes: .field(.actions, Change.wholeRecord), does: openRemoval),
    withdraw,
  ]

  /// The action whose details are read; steps are added to it.
  private static func readAction(in state: AppState) -> String? {
    state.isReadingDetails ? state.currentAction : nil
  }

  /// Why this person adds nothing here: new records are for the secretariat, steps for whoever
  /// reports on their action.
  private static func reasonAgainstAdding(_ state: AppState) -> String? {
    let role = state.person.profile.role
    guard let id = readAction(in: state) else {
      let isAllowed = Permissions.allow(role, toChange: Change.wholeRecord, of: .actions)
      return isAllowed ? nil : state.words("off.secretariat")
    }
    return state.register.refusal(
      to: role, of: state.person.ministry, changing: "steps", of: id
    ).map { state.words.refusal($0) }
  }

  /// Why there is no meeting to add to or to close.
  private static func reasonAgainstMeetings(_ state: AppState) -> String? {
    state.register.meetings.isEmpty ? state.words("off.noMeeting") : nil
  }

  /// Why nobody can be asked for a report.
  private static func reasonAgainstCall(_ state: AppState) -> String? {
    if state.save == .demo { return state.words("call.demo") }
    let isOpen = state.register.meetings.contains { $0.closed == nil }
    return isOpen ? nil : state.words("off.allClosed")
  }

  /// Why there is no ministry to rename or to split.
  private static func reasonAgainstMinistries(_ state: AppState) -> String? {
    state.register.ministries.isEmpty ? state.words("off.noMinistry") : nil
  }

  private static func openEdit(_ state: inout AppState) {
    if state.currentPart != nil { return editPart(&state) }
    let form = state.currentRecord.flatMap { RecordForm.form($0, state.scene) }
    if let form { state.layers.append(.form(form)) }
  }

  /// The form for a new record, of the kind that belongs under the cursor.
  private static func addForm(_ state: AppState) -> Form {
    let register = state.register
    if state.view == .ministries { return MinistryForm.form(nil, state.scene) }
    if register.meetings.isEmpty { return MeetingForm.form(nil, in: register) }
    if let id = state.currentRecord, register.meeting(id) != nil {
      return OutcomeForm.form(nil, meeting: id, in: register)
    }
    if register.outcomes.isEmpty {
      return OutcomeForm.form(nil, meeting: state.currentMeeting, in: register)
    }
    let outcome = state.currentOutcome ?? register.outcomes.last?.id
    return ActionForm.form(nil, outcome: outcome, in: register)
  }

  private static func openValue(_ state: inout AppState) {
    if let outcome = state.targetOutcome {
      state.layers.append(.form(ValueForm.form(outcome, state)))
    }
  }

  private static func openTarget(_ state: inout AppState) {
    if let outcome = state.currentOutcome { state.layers.append(.form(TargetForm.form(outcome))) }
  }

  private static func openRemoval(_ state: inout AppState) {
    if let record = state.currentRecord { state.layers.append(.prompt(Prompt(.removal(record)))) }
  }

  private static func openOwner(_ state: inout AppState) {
    let ids = state.targets
    // What waits for a decision after a split is handed over, or stays.
    if state.layers.isEmpty, state.view == .checks,
      case .finding(let finding)? = state.frontCursor.door, finding.kind == .handOver,
      state.list.marked.isEmpty
    {
      return openHandOver(ids, in: &state)
    }
    let leads = Set(ids.map { state.register.action($0)?.lead?.ministry ?? "" })
    let chosen = leads.count == 1 ? leads.filter { !$0.isEmpty } : []
    let scene = state.scene
    let asProposed = ids.count > 1 ? scene.asProposedItem(ids).map { [$0] } ?? [] : []
    let items = asProposed + scene.ministryItems + [scene.noneItem(scene.words("owner.none"))]
    var picker = Picker(.owner(ids), items: items, chosen: Array(chosen))
    if !asProposed.isEmpty { picker.position = 0 }
    state.layers.append(.picker(picker))
  }

  private static func openSupporting(_ state: inout AppState) {
    let ids = state.targets
    let register = state.register
    let chosen = register.ministries.map(\.id).filter { ministry in
      ids.contains { register.action($0)?.supporting.contains(ministry) ?? false }
    }
    let picker = Picker(
      .supporting(ids), items: state.scene.ministryItems, chosen: chosen, isMultiple: true)
    state.layers.append(.picker(picker))
  }

  private static func openHandOver(_ ids: [String], in state: inout AppState) {
    let heirs = state.handOverHeirs
    let shared = Set(ids.flatMap { heirs[$0] ?? [] })
    let scene = state.scene
    let items = scene.ministryItems.filter { shared.contains($0.id) }
    let stay = scene.noneItem(scene.words("handOver.keep"))
    state.layers.append(.picker(Picker(.handOver(ids), items: items + [stay])))
  }

  private static func openMinistries(_ purpose: Picker.Purpose, in state: inout AppState) {
    var chosen: [String] = []
    if let record = state.currentRecord, state.register.ministry(record) != nil {
      chosen = [record]
    }
    state.layers.append(
      .picker(Picker(purpose, items: state.scene.ministryItems, chosen: chosen)))
  }

  private static func openClosing(_ state: inout AppState) {
    let items = state.scene.meetingItems.filter { state.register.meeting($0.id)?.closed == nil }
    if items.isEmpty { return state.say(state.words("off.allClosed"), .warning) }
    let chosen = state.currentMeeting.map { [$0] } ?? []
    state.layers.append(.picker(Picker(.closeMeeting, items: items, chosen: chosen)))
  }
}
