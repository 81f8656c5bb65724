/// How somebody's action log becomes actions: what each column is taken for, what words mean that
/// husok does not know, and under which outcome the actions come to stand.
public struct LogMapping: FieldOwner {
  /// The columns by their headings, in the order of the log.
  public var columns: [LogColumn] = []
  /// What words mean that are not known.
  public var meanings: [LogMeaning] = []
  /// The meeting under which outcomes are made, or the outcome of all actions.
  public var into: String?
  /// The title of the outcome of actions that name none, where it is to be made.
  public var outcome: String?
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// Nothing taken for anything.
  public init() {}

  /// How a file writes it.
  public static let fields: [Field<LogMapping>] = [
    .parts("columns", { $0.columns }, { $0.columns = $1 }),
    .parts("values", { $0.meanings }, { $0.meanings = $1 }),
    .optionalText("into", { $0.into }, { $0.into = $1 }),
    .optionalText("outcome", { $0.outcome }, { $0.outcome = $1 }),
  ]

  /// What the columns below some headings are taken for; nil for those that it does not name. Of
  /// columns of one heading the first is meant first.
  public func uses(of headings: [String]) -> [LogUse?] {
    var rest = columns
    return headings.map { heading in
      let wanted = heading.folded
      guard let place = rest.firstIndex(where: { $0.heading.folded == wanted }) else { return nil }
      return rest.remove(at: place).use
    }
  }

  /// Whether it is one of logs with just these headings, in whatever order.
  public func fits(_ headings: [String]) -> Bool {
    columns.count == headings.count && !uses(of: headings).contains(nil)
  }
}

/// One column of a log.
public struct LogColumn: FieldOwner {
  /// Its heading; the letters of the column where it has none.
  public var heading = ""
  /// What it is taken for.
  public var use = LogUse.leave
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A blank one, to be filled.
  public init() {}

  /// A column and what it is taken for.
  public init(_ heading: String, _ use: LogUse) {
    self.heading = heading
    self.use = use
  }

  /// How a file writes it.
  public static let fields: [Field<LogColumn>] = [
    .text("heading", { $0.heading }, { $0.heading = $1 }),
    .choice("as", { $0.use }, { $0.use = $1 }),
  ]
}

/// What a word of a log means that husok does not know.
public struct LogMeaning: FieldOwner {
  /// What it stands in place of.
  public enum Subject: String, Sendable, CaseIterable {
    /// A ministry, agency or institution.
    case ministry
    /// Where an action stands.
    case status
    /// How much it matters.
    case priority
    /// Whether it ends.
    case kind
  }

  /// What it stands in place of.
  public var subject = Subject.ministry
  /// The word.
  public var text = ""
  /// The id of the ministry, or the word of the store; `-` for none, `?` while nobody said.
  public var answer = LogMeaning.open
  /// Whether it is a ministry that is to be made, under the code that the answer gives.
  public var isNew = false
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// The answer that nobody gave yet.
  public static let open = "?"
  /// The answer that it means none.
  public static let none = "-"

  /// A blank one, to be filled.
  public init() {}

  /// A word and what it means.
  public init(_ subject: Subject, _ text: String, answer: String) {
    self.subject = subject
    self.text = text
    self.answer = answer
  }

  /// Whether it is about a word, whatever its case.
  public func isOf(_ subject: Subject, _ text: String) -> Bool {
    self.subject == subject && self.text.folded == text.folded
  }

  /// How a file writes it.
  public static let fields: [Field<LogMeaning>] = [
    .choice("of", { $0.subject }, { $0.subject = $1 }),
    .text("text", { $0.text }, { $0.text = $1 }),
    .text("as", { $0.answer }, { $0.answer = $1 }),
    .optionalFlag("new", { $0.isNew }, { $0.isNew = $1 }),
  ]
}
