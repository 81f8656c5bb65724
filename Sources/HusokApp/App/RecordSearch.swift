import HusokModel

/// Records that are looked for by number or words.
enum RecordSearch {
  private static let most = 50

  /// The records whose number begins so.
  static func records(beginning text: String, in state: AppState) -> [String] {
    RecordFinder.records(beginning: text, in: state.register, limit: most)
  }

  /// The records that some words find, those first in whose titles they stand.
  static func records(holding text: String, in state: inout AppState) -> [String] {
    state.figures.readText(of: state.register)
    guard let texts = state.figures.text else { return [] }
    return RecordFinder(state.register, text: texts).records(holding: text, limit: most)
  }

  /// Goes to a record in the list; to a ministry by showing what it has.
  static func show(_ id: String, in state: inout AppState) {
    guard let place = state.register.place(of: id) else {
      return state.say(state.words("refusal.noSuchRecord", id), .warning)
    }
    state.show(.actions)
    if place.section == .ministries {
      state.asked.clear()
      state.asked.toggle(ministry: id)
      state.refilter()
    } else {
      CommandTable.reveal(id, at: place, in: &state)
    }
  }
}
