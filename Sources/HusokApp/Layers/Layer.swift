import HusokModel

/// Something that lies over the view and gets the keys first.
public enum Layer: Sendable {
  /// The first start: what to begin with.
  case welcome(WelcomeChoice)
  /// The keys; the row under the cursor and the first one shown.
  case help(position: Int, top: Int)
  /// One record in full, where there is no room beside the list.
  case detail
  /// A page over the view: the history of a record, a report.
  case page(LayerPage)
  /// A list to pick from.
  case picker(Picker)
  /// The statuses that the actions may take.
  case statusMenu(StatusMenu)
  /// A line to type.
  case prompt(Prompt)
  /// A form to fill in.
  case form(Form)
  /// A question that Enter does not answer with yes.
  case question(Question)
}

/// A page over the view.
public struct LayerPage: Sendable {
  /// What it shows.
  enum Kind: Sendable, Equatable {
    /// The history of a record.
    case history(String)
    /// The papers for the next meeting; the page of one ministry where one is named.
    case report(ministry: String?)
  }

  let kind: Kind
  var cursor = PageCursor()
}

/// A question that Enter does not answer with yes.
public struct Question: Sendable, Equatable {
  /// What is done on yes.
  enum Purpose: Sendable, Equatable {
    /// Go back to a version of the register.
    case restore(Int)
    /// Replace the file that has the name of the paper.
    case replacePaper
    /// Put aside the file that has the name to which the register is saved.
    case replaceOther(path: String)
    /// Take over work that could not be saved; `d` removes it.
    case rescue(RescueEntry)
    /// Nothing: it is to be read.
    case told
  }

  let purpose: Purpose
  let text: String

  /// The key of the words that say what can be pressed.
  var keys: String {
    switch purpose {
    case .restore, .replacePaper, .replaceOther: "question.keys"
    case .rescue: "question.rescueKeys"
    case .told: "question.toldKeys"
    }
  }
}

/// What the first start offers, and which of it is under the cursor.
public struct WelcomeChoice: Sendable, Equatable {
  /// What a register can begin with.
  public enum Beginning: Sendable, Equatable {
    /// The bundled register of the 262nd meeting.
    case bundled
    /// A register without records.
    case empty
    /// The register in a file.
    case file(String)
  }

  /// The lines of the first start.
  enum Option: CaseIterable {
    case bundled, empty, importing, language, quit
  }

  /// The place of the cursor.
  var position = 0
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
