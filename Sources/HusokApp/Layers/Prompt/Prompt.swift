import HusokModel

/// A line to type, and what it is for.
struct Prompt: Sendable {
  /// What the line is for.
  enum Purpose: Sendable, Equatable {
    /// The query of the list; what it was before.
    case query(before: String)
    /// Why actions take a status.
    case reason([String], Status)
    /// Why a confirmed owner is changed.
    case ownerReason([String], Lead?)
    /// Why a record is removed.
    case removal(String)
    /// A note on actions.
    case note([String], Note.Kind)
    /// What a note of an action is to say instead: its place, and what it is about.
    case correction(String, Int, Note.Kind)
    /// The due date of actions.
    case due([String])
    /// Why the due date of actions is later than it was; what was typed as the date.
    case postponement([String], due: String)
    /// Why what was reported complete, or asked for, is sent back.
    case sendingBack([String])
    /// Tags to put on actions and take off.
    case tag([String])
    /// The name of a filter to keep.
    case viewName
    /// The day on which the record of a meeting is frozen.
    case closing(String)
    /// A day since which changes are asked for.
    case since
    /// A day, or a meeting, as of which everything is shown.
    case asOf
    /// The file to save to.
    case saveElsewhere
    /// The file to begin with.
    case importing
    /// The file to take over what stands in it.
    case importFile
  }

  var purpose: Purpose
  var field = TextField()
  /// What is wrong with the line.
  var problem: String?
  /// Whether leaving was asked for once while something was typed.
  var isLeaving = false
  /// How far back among the lines of its kind that were accepted earlier.
  var earlierPosition: Int?
  /// What stood in the line before one of those took its place.
  var draft = ""
  /// What the line opened with.
  let opened: String
  /// How many of the actions that were meant are left as they are.
  var leftOut = 0
  /// What others changed while it was open.
  var meanwhile = Meanwhile()
  /// Which completion was put in last.
  var completion: Completion?

  init(
    _ purpose: Purpose, text: String = "", problem: String? = nil,
    meanwhile: Meanwhile = Meanwhile()
  ) {
    self.purpose = purpose
    self.problem = problem
    self.meanwhile = meanwhile
    opened = text
    if isNote {
      field = TextField(text, keepsLines: true)
    } else if problem == nil {
      field = .selected(text)
    } else {
      // What was refused is there to be mended.
      field = TextField(text)
    }
  }

  /// Whether it is something that took thought to write.
  var isProse: Bool {
    switch purpose {
    case .note, .correction, .reason, .ownerReason, .removal, .postponement, .sendingBack: true
    case .query, .due, .tag, .viewName, .closing, .since, .asOf, .saveElsewhere, .importing,
      .importFile:
      false
    }
  }

  /// Whether it is the path of a file.
  var isPath: Bool {
    switch purpose {
    case .saveElsewhere, .importing, .importFile: true
    case .query, .reason, .ownerReason, .removal, .postponement, .sendingBack, .note, .correction,
      .due,
      .tag, .viewName, .closing, .since, .asOf:
      false
    }
  }

  /// Whether it is a note.
  var isNote: Bool {
    switch purpose {
    case .note, .correction: true
    case .query, .reason, .ownerReason, .removal, .postponement, .sendingBack, .due, .tag,
      .viewName, .closing, .since, .asOf, .saveElsewhere, .importing, .importFile:
      false
    }
  }

  /// The lines that ↑ brings back; nil where there are none of its kind.
  var earlier: EarlierLines.Kind? {
    switch purpose {
    case .query: .queries
    case .due: .dues
    case .tag: .tags
    case .reason, .ownerReason, .removal, .postponement, .sendingBack: .reasons
    case .closing, .since, .asOf: .days
    case .note, .correction, .viewName, .saveElsewhere, .importing, .importFile: nil
    }
  }

  /// Whether it is the query of the list.
  var isQuery: Bool { if case .query = purpose { true } else { false } }
}
