import HusokModel

/// Records that are looked for by number or words.
extension AppState {
  private static let mostRecords = 50

  /// The records whose number begins so.
  mutating func records(beginning text: String) -> [String] {
    figures.readTitles(of: register)
    return figures.finder?.records(beginning: text, limit: AppState.mostRecords) ?? []
  }

  /// The records whose titles hold some words, then the actions whose other texts do.
  mutating func records(holding text: String) -> [String] {
    figures.readTitles(of: register)
    figures.readText(of: register)
    guard let finder = figures.finder, let texts = figures.text else { return [] }
    return finder.records(
      holding: text, in: register, texts: texts, limit: AppState.mostRecords)
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
