import HusokExchange
import HusokModel
import HusokStore
import HusokWords

/// `husok report`: the papers for a meeting.
struct ReportCommand {
  /// How the papers are written.
  enum Format: String, CaseIterable {
    case text
    case md
    case html
    case csv
  }

  let context: CommandContext

  init(_ context: CommandContext) {
    self.context = context
  }

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let edit = EditCommand(context)
    let format: Format =
      try edit.option("--format").map { name throws(Failure) in
        try edit.choice("--format", name)
      } ?? .text
    try Delivery(context).checkEncoding(isTable: format == .csv)
    let register = try context.opened().loaded.register
    let document = try pack(register).document
    let bytes = try self.bytes(document, format)
    try Delivery(context).deliver(bytes, to: &output)
    return ExitCode.success
  }

  private func pack(_ register: Register) throws(Failure) -> MeetingPack {
    let options = context.invocation.options
    let meeting = try options["--meeting"].map { text throws(Failure) in
      try Reference.meeting(text, in: register, context.words)
    }
    let ministry = try options["--ministry"].map { text throws(Failure) in
      try Reference.ministry(text, in: register, context.words)
    }
    let since = try options["--since"].map { text throws(Failure) in
      try LogCommand(context).point(text, in: register)
    }
    return MeetingPack(
      register: register, meeting: meeting, ministry: ministry, today: context.today,
      asOf: try context.day("--as-of"), since: since)
  }

  private func bytes(_ document: PackDocument, _ format: Format) throws(Failure) -> [UInt8] {
    let languages =
      context.invocation.options["--lang"]?.lowercased() == "both"
      ? Language.bothForPapers : [context.words.language]
    switch format {
    case .text: return PackText.bytes(document, languages)
    case .md: return Array(PackMarkdown.text(document, languages).utf8)
    case .html: return Array(PackHTML.text(document, languages).utf8)
    case .csv:
      let encoding = try Delivery(context).encoding
      return try Delivery(context).bytes(PackCSV.records(document, languages), encoding)
    }
  }
}

extension Language {
  /// Both, in the order of a paper that goes to ministers.
  fileprivate static let bothForPapers: [Language] = [.korean, .english]
}

/// Where what a command wrote goes: a file, or standard output.
struct Delivery {
  let context: CommandContext

  init(_ context: CommandContext) {
    self.context = context
  }

  /// Writes to the file of `-o`, to standard output without it or for `-`.
  func deliver(_ bytes: [UInt8], to output: inout Output) throws(Failure) {
    guard let path = context.invocation.options["-o"], path != "-" else {
      output.write(bytes)
      return
    }
    let file = OutputFile(path)
    if file.isSame(as: context.path) {
      throw Failure(ExitCode.cannotCreate, context.words("cli.isStore", path))
    }
    do throws(OutputFile.Fault) {
      try file.write(bytes, replacing: true)
    } catch {
      throw Failure(ExitCode.cannotCreate, context.words.sentence(error, path))
    }
  }

  /// The character set of `--encoding`.
  var encoding: TextEncoding {
    get throws(Failure) {
      guard let name = context.invocation.options["--encoding"] else { return .utf8 }
      guard let encoding = TextEncoding(named: name) else {
        let known = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(
          ExitCode.usage, context.words("cli.badChoice", "--encoding \(name)", known))
      }
      return encoding
    }
  }

  /// Throws where a character set is asked for and what is written is no table.
  func checkEncoding(isTable: Bool) throws(Failure) {
    if try encoding != .utf8, !isTable {
      throw Failure(ExitCode.usage, context.words("cli.encodingCSV"))
    }
  }

  /// A table in a character set.
  func bytes(_ records: [[String]], _ encoding: TextEncoding) throws(Failure) -> [UInt8] {
    do throws(TextEncoding.Fault) {
      return try encoding.bytes(records)
    } catch {
      throw Failure(ExitCode.badData, context.words.sentence(error))
    }
  }
}
