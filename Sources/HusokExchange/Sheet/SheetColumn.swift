import HusokModel

extension ActionSheet {
  /// What the cells below one heading hold.
  public enum Column: String, Sendable, CaseIterable {
    /// The number of the action; empty for one that is to be made.
    case id
    /// The number of its outcome.
    case outcome
    /// What the outcome is, to be read only.
    case outcomeTitle
    /// The English title.
    case titleEn = "title.en"
    /// The Korean title.
    case titleKo = "title.ko"
    /// Where it stands, in a word of either language.
    case status
    /// Who leads, in brackets while proposed.
    case lead
    /// The ministries that help the lead.
    case supporting
    /// Its own due date.
    case due
    /// The first one it had, to be read only.
    case firstDue
    /// The day it was done, to be read only.
    case doneOn
    /// Whether it comes before others.
    case priority
    /// Whether it goes on.
    case kind
    /// What it waits for.
    case waitingOn
    /// What must be done first.
    case dependsOn
    /// Words to find it by.
    case tags
    /// What was reported so far, to be read only.
    case notes
    /// A note on what was done, to be added.
    case addProgress
    /// A note on what comes next, to be added.
    case addPlan
    /// A note on what stands in the way, to be added.
    case addDifficulty
    /// A note on what is asked of others, to be added.
    case addRequest
    /// Why the row was changed.
    case reason
    /// What the register held when the row was written.
    case base

    /// The columns that may be changed, in the order in which `base` tells of them.
    static let editable: [Column] = [
      .titleEn, .titleKo, .status, .lead, .supporting, .due, .priority, .kind, .waitingOn,
      .dependsOn, .tags,
    ]

    /// The columns that others call by names of their own.
    public static let renamed: [Column] = [
      .id, .outcome, .titleEn, .titleKo, .status, .lead, .supporting, .due, .firstDue, .doneOn,
      .priority,
    ]

    /// The kind of note that the column adds.
    var note: Note.Kind? {
      switch self {
      case .addProgress: .progress
      case .addPlan: .plan
      case .addDifficulty: .difficulty
      case .addRequest: .request
      default: nil
      }
    }
  }
}
