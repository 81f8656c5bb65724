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
