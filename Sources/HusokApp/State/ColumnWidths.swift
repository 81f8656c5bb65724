import HusokCanvas
import HusokModel
import HusokWords

/// The longest id, owner and due date of a register, in columns: taken once for each state of the
/// register, so that columns stand still while the list moves.
struct ColumnWidths: Sendable {
  let id: Int
  let owner: Int
  let due: Int

  init(_ register: Register, _ words: Words, today: Day) {
    id = register.actions.lazy.map { $0.id.utf8.count }.max() ?? 0
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
    for due in register.actions.lazy.compactMap(\.due) + register.outcomes.compactMap(\.due) {
      let width =
        switch due.precision {
        case .year: 3
        case .month, .quarter: isKorean ? 9 : 7
        case .half: isKorean ? 10 : 6
        case .day: 9
        }
      longest = max(longest, width)
    }
    return longest + 2
  }
}
