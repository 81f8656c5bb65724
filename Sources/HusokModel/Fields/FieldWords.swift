/// The words by which the choices of fields are called, in both languages, so that whatever is
/// shown can also be typed. Made from the words that are shown; the model knows none itself.
public struct FieldWords: Sendable {
  /// What is chosen from.
  public enum Family: String, Sendable, CaseIterable {
    /// Where an action stands.
    case status
    /// How much an action matters.
    case priority
    /// Whether an action ends.
    case actionKind
    /// What sort of thing was agreed.
    case outcomeKind
    /// What sort of meeting it was.
    case meetingKind
    /// What sort of body a ministry is.
    case ministryKind
    /// What a note is about.
    case noteKind
    /// That nothing changed since the last report.
    case unchanged
    /// What a person may do.
    case role
    /// Yes or no.
    case flag
    /// The states that `is:` asks for.
    case state
    /// What `no:` asks for.
    case lacking
  }

  /// One choice: how the store writes it, and how it is called.
  public struct Choice: Sendable {
    /// The word of the store.
    public let value: String
    /// The word that is shown, by language.
    public let shown: [Language: String]
    /// Other words that are read.
    public let others: [String]

    /// A choice and its words.
    public init(value: String, shown: [Language: String], others: [String]) {
      self.value = value
      self.shown = shown
      self.others = others
    }
  }

  private let table: @Sendable (Family) -> [Choice]
  /// The values by what is the same in all words that name them, where many are looked up.
  private var index: [Family: [[UInt8]: String]]?

  /// Words from a table, which is asked for a family when one of its words is looked for.
  public init(_ choices: @escaping @Sendable (Family) -> [Choice]) {
    table = choices
  }

  /// The value that a word names: as the store writes it or as it is called in either language.
  /// Case, blanks, hyphens and underscores make no difference. Nil where it names none.
  public func value(_ text: String, in family: Family) -> String? {
    let wanted = FieldWords.key(text)
    if wanted.isEmpty { return nil }
    return (index?[family] ?? values(of: family))[wanted]
  }

  /// The same for many words: they are looked up and not searched.
  public var indexed: FieldWords {
    var words = self
    words.index = Dictionary(
      Family.allCases.map { ($0, values(of: $0)) }, uniquingKeysWith: { first, _ in first })
    return words
  }

  /// The values of a family by the words that name them; what the store writes goes before what is
  /// shown.
  private func values(of family: Family) -> [[UInt8]: String] {
    let choices = table(family)
    let shown = choices.flatMap { choice in
      (Array(choice.shown.values) + choice.others).map { (FieldWords.key($0), choice.value) }
    }
    return Dictionary(
      choices.map { (FieldWords.key($0.value), $0.value) } + shown,
      uniquingKeysWith: { first, _ in first })
  }

  /// The typed value that a word names; nil where it names none.
  public func choice<Value: RawRepresentable<String>>(_ text: String, in family: Family) -> Value? {
    value(text, in: family).flatMap { Value(rawValue: $0) }
  }

  /// The choices of a family, in their order.
  public func choices(of family: Family) -> [Choice] { table(family) }

  /// The words of a family that a language shows, in the order of the choices.
  public func listed(_ family: Family, in language: Language) -> [String] {
    table(family).map { $0.shown[language] ?? $0.value }
  }

  /// Every word that names a choice of a family: those of the store, then those that are shown.
  public func known(_ family: Family) -> [String] {
    let choices = table(family)
    var known = choices.map(\.value)
    for language in Language.allCases { known += choices.compactMap { $0.shown[language] } }
    return known
  }

  /// What is the same in two words that differ in case, blanks or hyphens alone.
  private static func key(_ text: String) -> [UInt8] {
    text.filter { !$0.isWhitespace && $0 != "-" && $0 != "_" }.folded
  }
}
