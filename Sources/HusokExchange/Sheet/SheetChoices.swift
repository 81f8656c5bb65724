import HusokModel

extension ActionSheet {
  /// What is offered in the cells of a column.
  public struct Choices: Sendable, Equatable {
    /// The words, in the order in which they are offered.
    public let words: [String]
    /// Whether anything else may stand there too.
    public let isOpen: Bool
  }

  /// The one list of what is offered in a column, in words that an import reads; nil where nothing
  /// is.
  public func choices(of column: Column) -> Choices? {
    switch column {
    case .status: Choices(words: Status.allCases.map { words.status($0) }, isOpen: false)
    case .lead: Choices(words: register.ministries.map { name($0.id) }, isOpen: false)
    case .priority:
      Choices(words: [words("form.priority.normal"), words("priority.high")], isOpen: false)
    case .kind:
      Choices(words: [words("form.actionKind.one-off"), words("kind.ongoing")], isOpen: false)
    case .addProgress: Choices(words: [words("note.unchanged")], isOpen: true)
    case .id, .outcome, .outcomeTitle, .titleEn, .titleKo, .contact, .supporting, .due, .firstDue,
      .postponed,
      .doneOn,
      .late, .waitingOn, .dependsOn, .tags, .steps, .notes, .addPlan, .addDifficulty, .addRequest,
      .reason,
      .base:
      nil
    }
  }
}
