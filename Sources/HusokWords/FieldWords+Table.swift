import HusokModel

extension FieldWords {
  /// The words of `Resources/words.tsv`: what is shown in either language can also be typed, and so
  /// can the words of `read.` keys, which are parted by commas.
  public static let shared = FieldWords { family in
    family.values.map { value, keys in
      let entries = keys.compactMap { WordTable.shared[$0] }
      let others = entries.dropFirst().flatMap { [$0.en, $0.ko] }
      let read = WordTable.shared["read.\(family.rawValue).\(value)"]
      return Choice(
        value: value,
        shown: entries.first.map { [.english: $0.en, .korean: $0.ko] } ?? [:],
        others: others + (read.map { $0.en.parts + $0.ko.parts } ?? []))
    }
  }
}

extension FieldWords.Family {
  /// The choices of the family: how the store writes each, and the keys of the words by which it is
  /// shown, the usual one first.
  fileprivate var values: [(value: String, keys: [String])] {
    switch self {
    case .status: Status.allCases.map { ($0.rawValue, ["status.\($0.rawValue)"]) }
    case .priority:
      FollowUpAction.Priority.allCases.map { ($0.rawValue, ["form.priority.\($0.rawValue)"]) }
    case .actionKind:
      FollowUpAction.Kind.allCases.map { ($0.rawValue, ["form.actionKind.\($0.rawValue)"]) }
    case .outcomeKind: Outcome.Kind.allCases.map { ($0.rawValue, ["outcome.\($0.rawValue)"]) }
    case .meetingKind: Meeting.Kind.allCases.map { ($0.rawValue, ["meeting.\($0.rawValue)"]) }
    case .ministryKind: Ministry.Kind.allCases.map { ($0.rawValue, ["ministry.\($0.rawValue)"]) }
    case .noteKind: Note.Kind.allCases.map { ($0.rawValue, ["note.\($0.rawValue)"]) }
    case .unchanged: [("unchanged", ["note.unchanged"])]
    case .role: Role.allCases.map { ($0.rawValue, ["role.\($0.rawValue)"]) }
    case .flag: ["yes", "no"].map { ($0, ["value.\($0)", "form.trackable.\($0)"]) }
    case .state: Query.State.allCases.map { ($0.rawValue, [$0.word]) }
    case .lacking: Query.Lacking.allCases.map { ($0.rawValue, ["lacking.\($0.rawValue)"]) }
    }
  }
}

extension Query.State {
  /// The key of the word by which the state is shown.
  fileprivate var word: String { "state.\(rawValue)" }
}
