import HusokModel

/// Records that are looked for by number or words.
extension AppState {
  private static let mostRecords = 50

  /// The records whose number begins so.
  func records(beginning text: String) -> [String] {
    RecordFinder.records(beginning: text, in: register, limit: AppState.mostRecords)
  }

  /// The records that some words find, those first in whose titles they stand.
  mutating func records(holding text: String) -> [String] {
    figures.readText(of: register)
    guard let texts = figures.text else { return [] }
    return RecordFinder(register, text: texts)
      .records(holding: text, limit: AppState.mostRecords)
  }

  /// Goes to a record in the list; to a ministry by showing what it has.
  mutating func show(record id: String) {
    guard let place = register.place(of: id) else {
      return say(words("refusal.noSuchRecord", id), .warning)
    }
    show(.actions)
    if place.section == .ministries {
      asked.clear()
      asked.toggle(ministry: id)
      refilter()
    } else {
      CommandTable.reveal(id, at: place, in: &self)
    }
  }
}
