import HusokModel

/// A word that follows a command, or the value of an option: how it is called, and what it can be.
struct Operand: Sendable {
  /// What a word can be.
  enum Kind: Sendable {
    /// A text of the person's own.
    case text
    /// The path of a file.
    case file
    /// The id of an action.
    case action
    /// A step of an action.
    case step
    /// The id of any record.
    case record
    case outcome
    case meeting
    /// The code or a name of a ministry.
    case ministry
    /// A day, or for a due date a span.
    case day
    /// A meeting or a day.
    case meetingOrDay
    /// Words of a query.
    case query
    /// References, or words of a query.
    case actionOrQuery
    /// A field of records of one kind, with its value.
    case field(Section)
    /// A measure of the outcome before it, with its value.
    case measure
    /// One of a few words.
    case choice([String])
    /// One of a few words that the person knows by others.
    case kind(FieldWords.Family)
    /// The name of a register in the settings.
    case register
    /// A command, which may be of two words.
    case command
  }

  /// How it is called, as in `REF`.
  let name: String
  let kind: Kind
  /// Whether there can be several.
  var isRepeated = false
  /// Whether `-` stands for what comes from standard input.
  var takesInput = false
  /// Whether there need not be one.
  var isOptional = false

  private init(_ name: String, _ kind: Kind) {
    self.name = name
    self.kind = kind
  }

  /// How the help writes it.
  var usage: String {
    let text = name + (isRepeated ? "…" : "") + (takesInput ? "|-" : "")
    return isOptional ? "[\(text)]" : text
  }

  /// Several of them.
  var repeated: Operand { changed { $0.isRepeated = true } }
  /// Itself, or `-` for standard input.
  var orInput: Operand { changed { $0.takesInput = true } }
  /// Itself or nothing.
  var optional: Operand { changed { $0.isOptional = true } }

  private func changed(_ change: (inout Operand) -> Void) -> Operand {
    var operand = self
    change(&operand)
    return operand
  }
}

extension Operand {
  static let action = Operand("REF", .action)
  /// An action, or a step of one.
  static let actionOrStep = Operand("REF[/N]", .step)
  static let step = Operand("REF/N", .step)
  static let record = Operand("REF", .record)
  static let outcome = Operand("OUTCOME", .outcome)
  static let meeting = Operand("MEETING", .meeting)
  static let ministry = Operand("MINISTRY", .ministry)
  static let ministries = Operand("MINISTRY,…", .ministry)
  static let day = Operand("DAY", .day)
  static let due = Operand("DUE", .day)
  static let meetingOrDay = Operand("MEETING|DAY", .meetingOrDay)
  static let query = Operand("QUERY", .query)
  static let actionOrQuery = Operand("REF|QUERY", .actionOrQuery)
  static let file = Operand("FILE", .file)
  static let text = Operand("TEXT", .text)
  static let register = Operand("NAME", .register)
  static let title = Operand("TITLE", .text)
  static let place = Operand("MEETING|OUTCOME", .record)
  static let measure = Operand("MEASURE=NUMBER", .measure)
  static let command = Operand("COMMAND", .command)
  /// The words of an unfinished command line.
  static let typed = Operand("WORD", .query)
  static let encoding = Operand("cp949", .choice(["cp949"]))

  /// A text of the person's own that is called so.
  static func text(_ name: String) -> Operand { Operand(name, .text) }

  /// A file that is called so.
  static func file(_ name: String) -> Operand { Operand(name, .file) }

  /// Fields of records of a kind, each with its value.
  static func fields(of section: Section) -> Operand {
    Operand("FIELD=VALUE", .field(section)).repeated
  }

  /// One of a few words, all of which the help names.
  static func choice(_ words: [String]) -> Operand {
    Operand(words.joined(separator: "|"), .choice(words))
  }

  /// One of the words of a type, all of which the help names.
  static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _: Choice.Type
  ) -> Operand {
    choice(Choice.allCases.map(\.rawValue))
  }

  /// One of many words, which go by a name in the help.
  static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _: Choice.Type, called name: String
  ) -> Operand {
    Operand(name, .choice(Choice.allCases.map(\.rawValue)))
  }

  /// A kind of note, outcome, meeting or ministry.
  static func kind(_ family: FieldWords.Family) -> Operand { Operand("KIND", .kind(family)) }
}

extension Operand {
  /// How many words it needs.
  var fewest: Int { isOptional ? 0 : 1 }

  /// How many words it takes where it stands once.
  var most: Int { if case .command = kind { 2 } else { 1 } }

  /// Whether words with one dash in front belong to it.
  var isQuery: Bool {
    switch kind {
    case .query, .actionOrQuery: true
    case .text, .file, .action, .step, .record, .outcome, .meeting, .ministry, .day, .meetingOrDay,
      .field, .measure, .choice, .kind, .register, .command:
      false
    }
  }

  /// Whether it is the path of a file.
  var isFile: Bool { if case .file = kind { true } else { false } }

  /// The records whose fields it names; nil where it names none.
  var fields: Section? { if case .field(let section) = kind { section } else { nil } }

  /// Whether a word is one of those that it can be.
  func offers(_ word: String) -> Bool {
    if case .choice(let words) = kind { words.contains(word) } else { false }
  }
}
