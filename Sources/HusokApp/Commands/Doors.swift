import HusokModel

/// Where doors of pages lead.
extension CommandTable {
  /// Goes where a door leads: to the actions behind a number, or to a record.
  static func go(through door: Door?, in state: inout AppState) {
    switch door {
    case .actions(let query)?: showActions(query, in: &state)
    case .past(let mark, let query)?:
      Past.show(mark.day, meeting: mark.meeting, in: &state)
      showActions(query, in: &state)
    case .record(let id, _)?: openRecord(id, in: &state)
    case .finding(let finding)?:
      if finding.kind == .conflict, state.reasonAgainstChanges == nil,
        let picker = Picker.settling(finding, in: state)
      {
        state.layers.append(.picker(picker))
      } else {
        openRecord(finding.record, in: &state)
      }
    case .reports(let meeting, let figure)?: openReports(meeting, figure, in: &state)
    case nil: break
    }
  }

  /// Shows the reports for a meeting; over a page of them the one asked for takes its place.
  static func openReports(
    _ meeting: String, _ figure: CallRound.Figure?, in state: inout AppState
  ) {
    if state.layers.last?.page != nil { state.layers.removeLast() }
    state.layers.append(.page(LayerPage(kind: .reports(meeting: meeting, figure))))
  }

  private static func showActions(_ query: String, in state: inout AppState) {
    let query = state.words.shown(query: query)
    state.origin = Origin(view: state.view, asked: state.asked, door: query)
    state.layers.removeAll()
    state.asked.clear()
    state.asked.query = query
    state.view = .actions
    state.refilter(toFirst: true)
  }

  /// A record in full: it is put under the cursor of the list, and its details are opened.
  private static func openRecord(_ id: String, in state: inout AppState) {
    guard let place = state.register.place(of: id) else {
      return state.say(state.words("refusal.noSuchRecord", id), .warning)
    }
    if place.section == .ministries {
      // What it leads: the number that stands beside it; else what it supports.
      let involved = state.register.actions.filter { $0.involves(id) }
      if involved.isEmpty {
        state.layers.append(.page(LayerPage(kind: .history(id))))
        return state.say(state.words("said.ministryIdle", state.scene.short(id)))
      }
      let code = state.register.ministries[place.row].name(on: state.today).code
      let leads = involved.contains { $0.leadMinistry == id }
      return showActions(leads ? "@\(code)!" : "@\(code)", in: &state)
    }
    if state.layers.last?.page != nil { state.layers.removeLast() }
    reveal(id, at: place, in: &state)
    state.list.detail = DetailCursor()
    state.layers.append(.detail)
  }

  /// Brings a record into the list, also where the filter or a fold hides it.
  static func reveal(_ id: String, at place: Register.Place, in state: inout AppState) {
    if place.section == .actions {
      let register = state.register
      let outcome = register.outcomeRows[place.row]
      state.list.retain(id, at: place.row)
      state.list.folded.remove(register.outcomes[outcome].id)
      state.list.folded.remove(register.meetings[register.meetingRows[outcome]].id)
      state.list.folded = state.list.folded.filter { !$0.hasPrefix("group:") }
    } else if !state.asked.isUnfiltered || state.asked.grouping != .meeting {
      state.asked.clear()
      state.asked.grouping = .meeting
      state.match()
    }
    state.list.selected = id
    state.rebuildRows()
  }
}
