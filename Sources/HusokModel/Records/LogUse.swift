/// What a column of somebody's action log is taken for.
public enum LogUse: String, Sendable, CaseIterable {
  /// The number of the action in the log: a tag, by which other rows name it.
  case number
  /// The title, Korean where it has Hangul.
  case title
  /// The English title.
  case titleEn = "title.en"
  /// The Korean title.
  case titleKo = "title.ko"
  /// The outcome that the action belongs to, by number or title.
  case outcome
  /// Where it stands.
  case status
  /// How much of it is done; says where it stands where nothing else does.
  case percent
  /// Who leads; of several the first, the others support.
  case lead
  /// The ministries that help.
  case supporting
  /// When it is due.
  case due
  /// When it was due at first.
  case firstDue
  /// The day it was done.
  case doneOn
  /// How much it matters.
  case priority
  /// Whether it ends.
  case kind
  /// What it waits for, in words.
  case waitingOn
  /// What must be done first, by numbers of the log or of the register.
  case dependsOn
  /// Words to find it by.
  case tags
  /// Notes on what was done.
  case progress
  /// Notes on what comes next.
  case plan
  /// Notes on what stands in the way.
  case difficulty
  /// Notes on what is asked of others.
  case request
  /// The day of the notes that bear none themselves.
  case notedOn
  /// What proves it.
  case evidence
  /// A note that begins with the heading.
  case note
  /// Nothing.
  case leave

  /// Whether only one column can be taken for it.
  public var isSingle: Bool {
    switch self {
    case .number, .title, .titleEn, .titleKo, .outcome, .status, .percent, .lead, .due, .firstDue,
      .doneOn, .priority, .kind, .waitingOn, .notedOn:
      true
    case .supporting, .dependsOn, .tags, .progress, .plan, .difficulty, .request, .evidence, .note,
      .leave:
      false
    }
  }

  /// The kind of notes that its texts are; nil where they are none.
  public var noteKind: Note.Kind? {
    switch self {
    case .progress, .note: .progress
    case .plan: .plan
    case .difficulty: .difficulty
    case .request: .request
    case .number, .title, .titleEn, .titleKo, .outcome, .status, .percent, .lead, .supporting, .due,
      .firstDue, .doneOn, .priority, .kind, .waitingOn, .dependsOn, .tags, .notedOn, .evidence,
      .leave:
      nil
    }
  }
}
