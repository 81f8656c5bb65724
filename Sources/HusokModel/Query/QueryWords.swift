extension Query {
  /// What stands before a colon.
  public enum Prefix: String, Sendable, CaseIterable {
    /// A computed state.
    case `is`
    /// A status.
    case st
    /// What is lacking.
    case no
    /// When it is due.
    case due
    /// When it was done.
    case done
    /// Changed since.
    case since
    /// Added since.
    case new
    /// Out of a meeting or an outcome, as `#`.
    case `in`
    /// The kind of action, outcome or meeting.
    case kind
    /// A word of the title.
    case title
    /// A word of the notes.
    case note
    /// A word of a step, or who has one to do.
    case step
    /// Who changed it.
    case by
    /// Who answers for it: a division or an officer.
    case contact
    /// Waits for a ministry that does not lead it.
    case waits
    /// The other side of the meeting.
    case country
    /// A tag.
    case tag
    /// How much it matters.
    case prio

    /// As it is typed.
    public var text: String { rawValue + ":" }
  }

  /// The states that `is:` asks for.
  public enum State: String, Sendable, CaseIterable {
    /// Something is still to be done.
    case open
    /// Done or dropped.
    case closed
    /// Open after the last day of its due date.
    case overdue
    /// Not overdue, and there are reasons why it may not be done in time.
    case risk
    /// Due within two weeks.
    case soon
    /// No word for longer than from one meeting to the next, and it can still be late.
    case stale
    /// Reported done, not confirmed.
    case waiting
    /// Waits for something or someone, or for another action.
    case blocked
    /// It is open, and another open action comes after it.
    case awaited
    /// Was open when the record of a meeting was closed, and still is.
    case carried
    /// Its due date was moved to a later one.
    case postponed
    /// It is open and its owner is a proposal.
    case proposed
    /// It is open and due when its outcome is, having no date of its own.
    case inherited
    /// It has no end.
    case ongoing
    /// It has no end, is open, and nobody said since the latest meeting how it stands.
    case review
    /// It counts for the progress of its meeting: of a trackable outcome, and not dropped.
    case counted
    /// Its ministry was split, and nobody has decided yet who leads it now.
    case handover
    /// It is open, and so late or so often postponed that the ministers decide on it.
    case escalated
    /// Done by the last day of its first due date.
    case ontime
    /// Done after the last day of its first due date.
    case donelate
    /// One of its steps is to be done and late.
    case stepLate = "step-late"

    /// Whether only the history tells.
    var needsHistory: Bool {
      switch self {
      case .risk, .stale, .carried, .postponed, .handover, .escalated, .review, .ontime, .donelate:
        true
      case .open, .closed, .overdue, .soon, .waiting, .blocked, .awaited, .proposed, .inherited,
        .ongoing, .counted, .stepLate:
        false
      }
    }
  }

  /// What `no:` asks for. What is owed is asked of what is open.
  public enum Lacking: String, Sendable, CaseIterable {
    /// Open without a lead ministry, not even a proposed one.
    case owner
    /// Open without a due date, neither its own nor its outcome's.
    case due
    /// Open without any word about it, neither a change nor a note.
    case update
    /// Open without a word on how it stands since the latest meeting: to report.
    case report
    /// Open and due later than at first, and nobody said why.
    case reason
    /// Nothing that proves it.
    case evidence
    /// No title in one of the languages.
    case translation

    /// Whether only the history tells.
    var needsHistory: Bool {
      switch self {
      case .update, .report, .reason: true
      case .owner, .due, .evidence, .translation: false
      }
    }
  }
}
