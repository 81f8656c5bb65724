import HusokCanvas
import HusokModel
import HusokWords

/// The longest number, owner and due date of a register, in columns: taken once for each state of
/// the register, so that columns stand still while the list moves.
struct ColumnWidths: Sendable {
  /// The longest id of an action.
  private(set) var id = 0
  /// The longest number of an action below the heading of its outcome.
  private(set) var number = 0
  /// The longest owner.
  private(set) var owner = 1
  /// The longest due date, with its marks.
  private(set) var due = 1
  /// The ministries as a pane: key, code and count.
  let ministries: Int

  /// No column is wider, whatever is in the register.
  private static let most = 14

  init(_ register: Register, words: Words, today: Day) {
    ministries = ColumnWidths.pane(register, words: words, today: today)
    // Whether a ministry stands in brackets somewhere.
    var owners: [String: Bool] = [:]
    var lead: Lead?
    for row in register.actions.indices {
      let length = register.actions[row].id.utf8.count
      id = max(id, length)
      let rest = length - register.actions[row].outcome.utf8.count
      if rest > number, rest < length, ColumnWidths.number(row, in: register).utf8.count == rest {
        number = rest
      }
      if register.actions[row].lead != lead {
        lead = register.actions[row].lead
        if let lead { owners[lead.ministry] = owners[lead.ministry] == true || !lead.confirmed }
      }
      // A date of its own may be late one day.
      if let due = register.actions[row].due {
        self.due = max(self.due, 1 + ColumnWidths.width(due, words.language))
      }
    }
    for outcome in register.outcomes {
      if let due = outcome.due {
        self.due = max(self.due, 2 + ColumnWidths.width(due, words.language))
      }
    }
    for (ministry, isInBrackets) in owners {
      let name = TextWidth.of(words.short(ministry, in: register, on: today))
      owner = max(owner, name + (isInBrackets ? 2 : 0))
    }
    id = min(id, ColumnWidths.most)
    number = number == 0 ? id : min(number, ColumnWidths.most)
    owner = min(owner, ColumnWidths.most)
  }

  /// Whether any column hangs on what a change of an action changes.
  static func hang(on change: Change) -> Bool { change.field == "lead" || change.field == "due" }

  /// The number of an action below the heading of its outcome: without the outcome's part where it
  /// begins with that.
  static func number(_ row: Int, in register: Register) -> Substring {
    let id = register.actions[row].id
    let outcome = register.actions[row].outcome
    guard id.utf8.count > outcome.utf8.count + 1, id.hasPrefix(outcome),
      id.utf8[id.utf8.index(id.utf8.startIndex, offsetBy: outcome.utf8.count)] == 0x2E
    else { return id[...] }
    return id[id.utf8.index(id.utf8.startIndex, offsetBy: outcome.utf8.count)...]
  }

  /// By how exact a due date is.
  private static func width(_ due: Due, _ language: Language) -> Int {
    let isKorean = language == .korean
    return switch due.precision {
    case .year: 3
    case .month, .quarter: isKorean ? 9 : 7
    case .half: isKorean ? 9 : 6
    case .day: 9
    }
  }

  private static func pane(_ register: Register, words: Words, today: Day) -> Int {
    let codes = register.ministries.filter { $0.key != nil }.map { ministry in
      TextWidth.of(ministry.name(on: today).column(in: words.language))
    }
    let digits = String(register.actions.count).utf8.count
    return min(16, max(14, 5 + digits + (codes.max() ?? 0)))
  }

  /// What the list needs of the window, in the grouping that needs most.
  var needs: Layout.Needs {
    Layout.Needs(row: 4 + 2 + id + 1 + (1 + owner) + (1 + due) + 1, ministries: ministries)
  }
}

extension MinistryName {
  /// The name that stands in a column: the code, in Korean the short name.
  func column(in language: Language) -> String {
    switch language {
    case .english: code
    case .korean: short(in: .korean)
    }
  }
}
