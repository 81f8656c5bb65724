import HusokCanvas
import HusokModel

extension CommandTable {
  static let owner = CommandInfo(
    .owner, "owner", .act, .letter("o"), footer: 4, rank: 2, needs: .actions,
    changes: .field(.actions, "lead"), does: { $0.openOwner() })

  static let edit = CommandInfo(
    .edit, "edit", .act, .letter("e"), needs: .record, changes: .records, does: { $0.openEdit() })

  static let add = CommandInfo(
    .add, "add", .act, .letter("a"), footer: 6, rank: 2,
    changes: .field(.actions, Change.wholeRecord), does: { $0.layers.append(.form($0.addForm)) })

  static let blocked = CommandInfo(
    .blocked, "blocked", .act, .letter("b"), needs: .actions, changes: .records,
    does: { $0.layers.append(.form($0.blockedForm($0.targets))) })

  static let value = CommandInfo(
    .value, "value", .act, .letter("t"), changes: .field(.outcomes, "targets"),
    off: { $0.targetOutcome == nil ? $0.words("off.noTarget") : nil }, does: { $0.openValue() })

  static let records: [CommandInfo] = [
    longNote,
    .init(
      .supporting, "supporting", .record, .palette, needs: .actions, changes: .records,
      does: { $0.openSupporting() }),
    priority, ongoing,
    .init(
      .evidence, "evidence", .record, .palette, needs: .actions, changes: .records,
      does: { $0.layers.append(.form($0.evidenceForm($0.targets))) }),
    confirm, sendBack,
    .init(
      .handOver, "handOver", .record, .palette, needs: .actions, changes: .field(.actions, "lead"),
      off: { state in
        let heirs = state.handOverHeirs
        return state.targets.contains { heirs[$0] == nil } ? state.words("off.noHandOver") : nil
      }, does: { $0.openHandOver($0.targets) }),
    .init(
      .addOutcome, "addOutcome", .record, .palette,
      changes: .field(.outcomes, Change.wholeRecord), off: { $0.reasonAgainstMeetings },
      does: { $0.layers.append(.form($0.outcomeForm(nil, meeting: $0.currentMeeting))) }),
    .init(
      .addTarget, "addTarget", .record, .palette, changes: .field(.outcomes, Change.wholeRecord),
      off: { $0.currentOutcome == nil ? $0.words("off.noOutcome") : nil },
      does: { $0.openTarget() }),
    .init(
      .addMeeting, "addMeeting", .record, .palette, changes: .field(.meetings, Change.wholeRecord),
      does: { $0.layers.append(.form($0.meetingForm(nil))) }),
    .init(
      .closeMeeting, "closeMeeting", .record, .palette, changes: .field(.meetings, "closed"),
      off: { $0.reasonAgainstMeetings }, does: { $0.openClosing() }),
    .init(
      .addMinistry, "addMinistry", .record, .palette,
      changes: .field(.ministries, Change.wholeRecord),
      does: { $0.layers.append(.form($0.ministryForm(nil))) }),
    .init(
      .renameMinistry, "renameMinistry", .record, .palette, changes: .field(.ministries, "names"),
      off: { $0.reasonAgainstMinistries }, does: { $0.openMinistries(.rename) }),
    .init(
      .splitMinistry, "splitMinistry", .record, .palette,
      changes: .field(.ministries, Change.wholeRecord), off: { $0.reasonAgainstMinistries },
      does: { $0.openMinistries(.split) }),
    .init(
      .remove, "remove", .record, .palette, needs: .record,
      changes: .field(.actions, Change.wholeRecord), does: { $0.openRemoval() }),
  ]
}

extension AppState {
  /// Why there is no meeting to add to or to close.
  fileprivate var reasonAgainstMeetings: String? {
    register.meetings.isEmpty ? words("off.noMeeting") : nil
  }

  /// Why there is no ministry to rename or to split.
  fileprivate var reasonAgainstMinistries: String? {
    register.ministries.isEmpty ? words("off.noMinistry") : nil
  }

  fileprivate mutating func openEdit() {
    if let form = currentRecord.flatMap(editForm) { layers.append(.form(form)) }
  }

  fileprivate mutating func openValue() {
    if let outcome = targetOutcome { layers.append(.form(valueForm(outcome))) }
  }

  fileprivate mutating func openTarget() {
    if let outcome = currentOutcome { layers.append(.form(targetForm(outcome))) }
  }

  fileprivate mutating func openRemoval() {
    if let record = currentRecord { layers.append(.prompt(Prompt(.removal(record)))) }
  }

  fileprivate mutating func openOwner() {
    let ids = targets
    // What waits for a decision after a split is handed over, or stays.
    if layers.isEmpty, view == .checks, case .finding(let finding)? = frontCursor.door,
      finding.kind == .handOver, list.marked.isEmpty
    {
      return openHandOver(ids)
    }
    let leads = Set(ids.map { register.action($0)?.lead?.ministry ?? "" })
    let chosen = leads.count == 1 ? leads.filter { !$0.isEmpty } : []
    let none = Picker.Item(
      id: "", code: "-", name: words("owner.none"), words: ["-", words("owner.none")])
    var picker = Picker(.owner(ids), ministryItems([]) + [none], chosen: Array(chosen))
    picker.isProposal = false
    layers.append(.picker(picker))
  }

  fileprivate mutating func openSupporting() {
    let ids = targets
    let chosen = register.ministries.map(\.id).filter { ministry in
      ids.contains { register.action($0)?.supporting.contains(ministry) ?? false }
    }
    layers.append(
      .picker(Picker(.supporting(ids), ministryItems([]), chosen: chosen, isMultiple: true)))
  }

  fileprivate mutating func openHandOver(_ ids: [String]) {
    let heirs = handOverHeirs
    let shared = ids.compactMap { heirs[$0] }.reduce(into: [String]()) { all, some in
      for id in some where !all.contains(id) { all.append(id) }
    }
    let items = ministryItems([]).filter { shared.contains($0.id) }
    let stay = Picker.Item(
      id: "", code: "-", name: words("handOver.keep"), words: ["-", words("handOver.keep")])
    layers.append(.picker(Picker(.handOver(ids), items + [stay])))
  }

  fileprivate mutating func openMinistries(_ purpose: Picker.Purpose) {
    var chosen: [String] = []
    if let record = currentRecord, register.ministry(record) != nil { chosen = [record] }
    layers.append(.picker(Picker(purpose, ministryItems([]), chosen: chosen)))
  }

  fileprivate mutating func openClosing() {
    let items = meetingItems.filter { register.meeting($0.id)?.closed == nil }
    if items.isEmpty { return say(words("off.allClosed"), .warning) }
    layers.append(.picker(Picker(.closeMeeting, items, chosen: currentMeeting.map { [$0] } ?? [])))
  }

  /// The meeting under the cursor, or that of the record there.
  var currentMeeting: String? {
    guard let id = currentRecord else { return register.meetings.last?.id }
    if register.meeting(id) != nil { return id }
    return (currentOutcome.flatMap { register.outcome($0)?.meeting }) ?? register.meetings.last?.id
  }
}
