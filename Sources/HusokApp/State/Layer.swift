import HusokModel

/// Something that lies over the list and gets the keys first.
public enum Layer: Sendable {
  /// The first start: what to begin with.
  case welcome(WelcomeChoice)
  /// The keys.
  case help(top: Int)
  /// One record in full, where there is no room beside the list.
  case detail
  /// A list to pick a ministry from.
  case picker(Picker)
  /// The statuses that the actions may take.
  case statusMenu(StatusMenu)
  /// A line to type.
  case prompt(Prompt)
}

/// What the first start offers, and which of it is under the cursor.
public struct WelcomeChoice: Sendable, Equatable {
  /// What a register can begin with.
  public enum Beginning: String, Sendable, CaseIterable {
    /// The bundled register of the 262nd meeting.
    case bundled
    /// A register without records.
    case empty
  }

  /// The place of the cursor, one more than the beginnings for leaving.
  var position = 0
}

/// A line to type, and what it is for.
public struct Prompt: Sendable {
  /// What the line is for.
  enum Purpose: Sendable, Equatable {
    /// The query of the list; what it was before.
    case query(before: String)
    /// Why actions take a status.
    case reason([String], Status)
    /// A note on actions.
    case note([String])
  }

  let purpose: Purpose
  var field = TextField()
  /// What is wrong with the line.
  var problem: String?
  /// How far back among the earlier queries.
  var historyPosition: Int?

  init(_ purpose: Purpose, text: String = "") {
    self.purpose = purpose
    field = TextField(text)
  }
}

/// The statuses, and which is under the cursor.
public struct StatusMenu: Sendable {
  /// The actions.
  let ids: [String]
  /// The place of the cursor.
  var position = 0

  /// The statuses with the letter that picks each.
  static let letters: [(letter: Character, status: Status)] = [
    ("n", .notStarted), ("p", .inProgress), ("h", .onHold), ("r", .reportedDone), ("d", .done),
    ("x", .dropped),
  ]
}
