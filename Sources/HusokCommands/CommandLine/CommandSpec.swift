import HusokModel

/// A command of the command line: the row from which parsing, help, the manual page, completions
/// and what it does come.
struct CommandSpec: Sendable {
  /// An option, and its value; nil where it has none.
  struct Option: Sendable {
    let name: String
    var value: Operand?

    /// How the help writes it.
    var usage: String { name + (value.map { " " + $0.usage } ?? "") }
  }

  /// What a command does.
  enum Run: Sendable {
    /// It prints what the program knows by itself.
    case alone(@Sendable (ProgramContext, inout Output) throws(Failure) -> Int32)
    /// It opens the screen.
    case screen
    /// It needs to know where the register is, and who asks.
    case onRegister(@Sendable (CommandContext, inout Output) throws(Failure) -> Int32)
  }

  let name: String
  /// The words after the command.
  var operands: [Operand] = []
  var options: [Option] = []
  /// Command lines that show its use.
  var examples: [String] = []
  /// Whether it is for scripts only and stands in no list.
  var isHidden = false
  /// Whether it prints what is wrong with the settings as part of its answer.
  var tellsSettings = false
  let run: Run

  /// How the words after the command are called.
  var usage: String { operands.map(\.usage).joined(separator: " ") }

  /// How many words there must be.
  var fewest: Int { operands.reduce(0) { $0 + $1.fewest } }

  /// How many there may be.
  var most: Int {
    operands.contains(where: \.isRepeated) ? Int.max : operands.reduce(0) { $0 + $1.most }
  }

  /// Whether words with one dash in front belong to the query.
  var takesQuery: Bool { operands.contains(where: \.isQuery) }

  /// The records whose fields its last words set; nil where they set none.
  var fields: Section? { operands.last?.fields }

  /// What the word behind so many others is; nil where none is taken any more.
  func operand(after count: Int) -> Operand? {
    if count < operands.count { return operands[count] }
    return operands.last.flatMap { $0.isRepeated ? $0 : nil }
  }

  /// What the value of one of its own options can be; nil where it has none of that name.
  func value(of option: String) -> Operand? { options.first { $0.name == option }?.value }
}

extension CommandSpec {
  /// Those that a person is told of.
  static var listed: [CommandSpec] { all.filter { !$0.isHidden } }

  /// The command of a name.
  static func named(_ name: String) -> CommandSpec? { all.first { $0.name == name } }
}

extension CommandSpec.Run {
  /// What a type of command does.
  static func of<Type: Command>(_: Type.Type) -> CommandSpec.Run {
    .onRegister { context, output throws(Failure) in try Type(context: context).run(&output) }
  }
}

extension CommandSpec.Option {
  static let json = CommandSpec.Option(name: "--json")
  static let csv = CommandSpec.Option(name: "--csv")
  static let ids = CommandSpec.Option(name: "--ids")
  static let reason = CommandSpec.Option(name: "--reason", value: .text)
  static let dryRun = CommandSpec.Option(name: "--dry-run")
  static let ko = CommandSpec.Option(name: "--ko", value: .title)
  static let en = CommandSpec.Option(name: "--en", value: .title)
  static let output = CommandSpec.Option(name: "-o", value: .file)
  static let on = CommandSpec.Option(name: "--on", value: .day)
  static let asOf = CommandSpec.Option(name: "--as-of", value: .meetingOrDay)
  static let until = CommandSpec.Option(name: "--until", value: .meetingOrDay)
  static let compare = CommandSpec.Option(name: "--compare", value: .meetingOrDay)
  static let since = CommandSpec.Option(name: "--since", value: .meetingOrDay)
  static let due = CommandSpec.Option(name: "--due", value: .due)
  static let isPublic = CommandSpec.Option(name: "--public")
  static let encoding = CommandSpec.Option(name: "--encoding", value: .encoding)
  static let ofMinistry = CommandSpec.Option(name: "--ministry", value: .ministry)

  /// `--kind`, with the words of a kind of record.
  static func kind(_ family: FieldWords.Family) -> CommandSpec.Option {
    CommandSpec.Option(name: "--kind", value: .kind(family))
  }

  /// `--format`, with the formats of a command.
  static func format<Format: RawRepresentable<String> & CaseIterable>(
    _ formats: Format.Type
  ) -> CommandSpec.Option {
    CommandSpec.Option(name: "--format", value: .choice(formats))
  }
}
