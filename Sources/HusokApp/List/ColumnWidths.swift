import HusokCanvas
import HusokModel
import HusokWords

/// The longest id, owner and due date of a register, in columns: taken once for each state of the
/// register, so that columns stand still while the list moves.
struct ColumnWidths: Sendable {
  let id: Int
  let owner: Int
  let due: Int

  init(_ register: Register, words: Words, today: Day) {
    var longest = 0
    for row in register.actions.indices {
      longest = max(longest, register.actions[row].id.utf8.count)
    }
    id = longest
    let owners = register.ministries.map { ministry in
      TextWidth.of(ministry.name(on: today).short(in: words.language)) + 2
    }
    owner = max(5, owners.max() ?? 0)
    due = max(3, ColumnWidths.due(register, words.language))
  }

  /// By how exact the due dates are, with room for the marks of lateness and inheritance.
  private static func due(_ register: Register, _ language: Language) -> Int {
    var longest = 1
    let isKorean = language == .korean
    for row in register.actions.indices {
      if let due = register.actions[row].due { longest = max(longest, width(due, isKorean)) }
    }
    for outcome in register.outcomes {
      if let due = outcome.due { longest = max(longest, width(due, isKorean)) }
    }
    return longest + 2
  }

  private static func width(_ due: Due, _ isKorean: Bool) -> Int {
    switch due.precision {
    case .year: 3
    case .month, .quarter: isKorean ? 9 : 7
    case .half: isKorean ? 10 : 6
    case .day: 9
    }
  }
}
