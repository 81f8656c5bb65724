import HusokModel

extension CommandTable {
  static let report = CommandInfo(
    .report, word: "report", in: .act, on: .after("r", "p"), does: { openPaper(nil, in: &$0) })

  static let ministryReport = CommandInfo(
    .ministryReport, word: "ministryReport", in: .act, on: .after("r", "m"),
    off: { ministry($0) == nil ? $0.words("off.noReportMinistry") : nil },
    does: { openPaper(ministry($0), in: &$0) })

  static let saveReport = CommandInfo(
    .saveReport, word: "saveReport", in: .act, on: .after("r", "s"),
    effects: { state in
      let form = PaperForm.form(state.layers.last?.page?.ministry, state)
      state.layers.append(.form(form))
      return form.suggested.map { [.findFreeName($0)] } ?? []
    })

  static let exportActions = CommandInfo(
    .exportActions, word: "exportActions", in: .act, on: .after("r", "e"),
    effects: { state in
      let form = ExportForm.form(state)
      state.layers.append(.form(form))
      return form.suggested.map { [.findFreeName($0)] } ?? []
    })

  static let unchanged = CommandInfo(
    .unchanged, word: "unchanged", in: .act, on: .after("r", "n"), needs: .actions,
    changes: .records, effects: reportUnchanged)

  static let reports = CommandInfo(
    .reports, word: "reports", in: .act, on: .after("r", "c"),
    off: { round($0) == nil ? $0.words("off.noReports") : nil },
    does: { state in
      if let meeting = round(state)?.meeting.id { openReports(meeting, nil, in: &state) }
    })

  private static func round(_ state: AppState) -> CallRound? {
    CallRound.current(in: state.register, today: state.today)
  }

  /// Says of the marked actions that nothing changed since the last report; once for each meeting.
  private static func reportUnchanged(_ state: inout AppState) -> [Effect] {
    let states = state.states
    let ids = state.targets.filter { id in
      state.register.place(of: id).map { !states.isReportedUnchanged($0.row) } ?? false
    }
    if ids.isEmpty {
      state.say(state.words("said.unchangedAlready"), .warning)
      return []
    }
    let text = state.words("note.unchanged")
    return state.attempt { state, context throws(Refusal) in
      try state.register.addingNote(text, isUnchanged: true, to: ids, in: &context)
    }
  }

  private static func openPaper(_ ministry: String?, in state: inout AppState) {
    if state.layers.last?.page != nil { state.layers.removeLast() }
    state.layers.append(.page(LayerPage(kind: .report(ministry: ministry))))
  }

  /// The ministry whose page is asked for: the one under the cursor, the one filtered by, the one
  /// that leads the action under the cursor, or mine.
  private static func ministry(_ state: AppState) -> String? {
    if let record = state.currentRecord, state.register.ministry(record) != nil { return record }
    if let ministry = state.layers.last?.page?.ministry { return ministry }
    if state.view == .actions, state.asked.grouping == .ministry,
      case .group(let place)? = state.list.selectedRow, let key = state.list.groups[place].key
    {
      return key
    }
    return state.asked.ministries.last
      ?? state.currentAction.flatMap { state.register.action($0)?.leadMinistry }
      ?? state.person.ministry
  }
}
