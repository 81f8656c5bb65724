import HusokModel

/// What the history of a register says, read beside the screen before anyone asks for it.
public struct HistoryReading: Sendable {
  let summary: HistorySummary
  /// The reasons that it gives, by record.
  let reasons: [String: [String]]
  /// Which of the registers that the screen showed it is of.
  let generation: Int

  /// Reads it, and makes it ready for the details, which look up one action after another.
  fileprivate init(_ history: History, ofActions actions: [String], generation: Int) {
    history.prepareLookups()
    summary = HistorySummary(history, ofActions: actions)
    reasons = history.reasons
    self.generation = generation
  }
}

/// What is read in idle moments.
extension AppState {
  /// What is to be read beside the screen from now on, where anything is; what it gives is a message
  /// for the state.
  public mutating func beginReading() -> (@Sendable () -> Message)? {
    guard figures.beginReading() else { return nil }
    let (history, generation) = (register.history, pages.generation)
    let actions = register.actions.map(\.id)
    return { .historyRead(HistoryReading(history, ofActions: actions, generation: generation)) }
  }

  /// Takes what was read beside the screen; nothing where the register is another by now.
  mutating func take(_ reading: HistoryReading) {
    if reading.generation == pages.generation { figures.take(reading, of: register) }
  }

  /// Reads a little more of what may be asked for; false where nothing is left to read.
  public mutating func readOn() -> Bool { figures.readOn(register) }
}
