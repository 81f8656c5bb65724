import HusokModel

/// The tasks of the tutor, in their order. Whether one is done is seen by the state, whichever keys led
/// there; each can be done from any state, so that the tutor can be left and gone on with.
enum TutorTask: Int, Sendable, CaseIterable {
  case move, ministry, clear, overdue, search, done, undo, due, note, history, overview, paper

  /// The key of its sentence in the words.
  var key: String { "tutor.\(self)" }

  /// Whether it is done, seen from the register with which it began.
  func isDone(in state: AppState, since start: Register) -> Bool {
    switch self {
    case .move: state.layers.isEmpty && state.list.selected == "CN26-3.4"
    case .ministry: state.asked.ministries == ["culture"]
    case .clear: state.asked.isUnfiltered
    case .overdue: state.asked.filters.contains(ListFilter.overdue.term)
    case .search:
      state.layers.isEmpty && !state.asked.query.isBlank && state.list.matchCount > 0
    case .done:
      state.register.actions.contains { action in
        let isEnded = action.status == .done || action.status == .reportedDone
        return isEnded && start.action(action.id)?.status != action.status
      }
    case .undo: TutorTask.news(state.register, since: start).contains { $0.undoes != nil }
    case .due: TutorTask.isNew("due", in: state.register, since: start)
    case .note: TutorTask.isNew("notes", in: state.register, since: start)
    case .history: state.layers.last?.page?.record != nil
    case .overview: state.layers.isEmpty && state.view == .overview
    case .paper: state.layers.last?.page?.isReport == true
    }
  }

  /// The changes since a register was as it was.
  private static func news(_ register: Register, since start: Register) -> [Change] {
    (min(start.history.count, register.history.count)..<register.history.count).map {
      register.history[$0]
    }
  }

  private static func isNew(
    _ field: String, in register: Register, since start: Register
  ) -> Bool {
    news(register, since: start).contains { $0.field == field && $0.undoes == nil }
  }
}
