import CResources
import Glibc
import HusokCanvas
import HusokModel
import HusokStore
import HusokWords

/// One run of husok: reads the command line, opens the register, and runs a command or the screen.
struct Program {
  static let version = "0.1.0"

  private let arguments: [String]
  private let unreadable: Int?

  /// A run with the words of a command line.
  init(_ arguments: Arguments) {
    self.arguments = arguments.words
    unreadable = arguments.unreadable
  }

  /// Runs it and gives the exit code.
  func run() -> Int32 {
    do {
      return try runOrFail()
    } catch {
      // What a file or an argument brought into the sentence must not reach the terminal raw.
      Output.complain(TextWidth.visible(error.text))
      return error.code
    }
  }

  private func runOrFail() throws(Failure) -> Int32 {
    let invocation = try parsed()
    // Where nobody's folder is known there are no settings: a name that no file has.
    let settingsFile = SettingsFile(path: Surroundings.settingsPath ?? "")
    let loaded = settingsFile.load()
    let words = Words(try language(invocation, loaded.settings))
    if let code = try printed(invocation, words) { return code }
    if invocation.has("--version") { return try finish("husok \(Program.version)", words) }
    if invocation.has("--help") || invocation.command?.name == "help" {
      return try help(invocation, words)
    }
    let context = try CommandContext(invocation, words, settingsFile, loaded)
    guard let command = invocation.command else { return try Session.run(context) }
    var output = Output()
    // The screen shows a mistake in the settings itself, and info prints it.
    if let mistake = context.settingsMistake, command.name != "info" {
      Output.complain(TextWidth.visible(words.settingsSentence(mistake)))
    }
    if let remark = context.unknownTheme, command.name != "info" {
      Output.complain(TextWidth.visible(remark))
    }
    let code = try Program.run(command.name, context, &output)
    try flush(output, words)
    return code
  }

  private static func run(
    _ name: String, _ context: CommandContext, _ output: inout Output
  ) throws(Failure) -> Int32 {
    switch name {
    case "list": try ListCommand(context).run(&output)
    case "show": try ShowCommand(context).run(&output)
    case "log": try LogCommand(context).run(&output)
    case "check": try CheckCommand(context).run(&output)
    case "backups", "backups restore": try BackupsCommand(context).run(name, &output)
    case "init": try InitCommand(context).run(&output)
    case "info": try InfoCommand(context).run(&output)
    case "merge": try MergeCommand(context).run(&output)
    case "report": try ReportCommand(context).run(&output)
    case "export": try ExportCommand(context).run(&output)
    case "import": try ImportCommand(context).run(&output)
    case "meeting list", "outcome list", "ministry list":
      try RecordListCommand(context).run(&output)
    default: try EditCommand(context).run(name, &output)
    }
  }

  private func parsed() throws(Failure) -> Invocation {
    if let unreadable {
      throw Failure(ExitCode.usage, Words(spokenLanguage)("cli.argumentEncoding", unreadable))
    }
    do throws(UsageFault) {
      return try Invocation(arguments)
    } catch {
      throw Failure(ExitCode.usage, Words(spokenLanguage).sentence(error))
    }
  }

  /// The language of `--lang`, also where the command line is not understood.
  private var spokenLanguage: Language {
    let words = arguments.prefix { $0 != "--" }
    let inline = words.last { $0.hasPrefix("--lang=") }?.dropFirst("--lang=".count)
    let next = words.lastIndex(of: "--lang").flatMap { words.dropFirst($0 + 1).first }
    let name = inline.map(String.init) ?? next
    return name.flatMap { Language(rawValue: $0.lowercased()) } ?? Surroundings.language
  }

  /// The language of `--lang`, else of the settings, else of the environment.
  private func language(
    _ invocation: Invocation, _ settings: Settings
  ) throws(Failure) -> Language {
    guard let name = invocation.options["--lang"] else {
      return settings.language ?? Surroundings.language
    }
    if invocation.command?.name == "report", name.lowercased() == "both" {
      return settings.language ?? Surroundings.language
    }
    guard let language = Language(rawValue: name.lowercased()) else {
      let words = Words(Surroundings.language)
      throw Failure(ExitCode.usage, words("cli.badLanguage", name.shortened))
    }
    return language
  }

  private func help(_ invocation: Invocation, _ words: Words) throws(Failure) -> Int32 {
    let text = HelpText(words: words)
    if invocation.has("--help"), let command = invocation.command {
      return try finish(text.text(of: command), words)
    }
    let name = invocation.subject ?? invocation.operands.joined(separator: " ")
    if name.isEmpty { return try finish(text.text(of: nil), words) }
    if let command = CommandSpec.named(name) {
      return try finish(text.text(of: command), words)
    }
    if CommandSpec.listed.contains(where: { $0.name.hasPrefix(name + " ") }) {
      return try finish(text.text(ofSubject: name), words)
    }
    let nearest = Nearest.words(to: name, among: CommandSpec.listed.map(\.name))
    throw Failure(
      ExitCode.usage, words.sentence(UsageFault.unknownCommand(name, nearest: nearest)))
  }

  /// The commands that print what the program knows by itself, without a register.
  private func printed(_ invocation: Invocation, _ words: Words) throws(Failure) -> Int32? {
    if invocation.has("--help") { return nil }
    switch invocation.command?.name {
    case "manual": return try finish(ManualPage.text, words)
    case "completions":
      let name = invocation.operands[0]
      guard let script = CompletionScript(rawValue: name) else {
        let known = CompletionScript.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(ExitCode.usage, words("cli.badChoice", "completions \(name)", known))
      }
      var output = Output()
      output.write(Array(script.text.utf8))
      try flush(output, words)
      return ExitCode.success
    case "complete":
      let typed = invocation.operands
      let store = typed.firstIndex(of: "--store").flatMap { typed.dropFirst($0 + 1).first }
      let path = store.map(Surroundings.expanded) ?? Surroundings.storePath
      let complete = CompleteCommand(
        words: words, typed: typed,
        register: path.flatMap { try? JSONFileStore(path: $0).load().register },
        today: Surroundings.now(on: nil).day)
      var output = Output()
      for line in complete.lines { output.line(line) }
      try flush(output, words)
      return ExitCode.success
    default: return nil
    }
  }

  private func finish(_ text: String, _ words: Words) throws(Failure) -> Int32 {
    var output = Output()
    output.line(text)
    try flush(output, words)
    return ExitCode.success
  }

  private func flush(_ output: Output, _ words: Words) throws(Failure) {
    guard let number = output.flush() else { return }
    throw Failure(ExitCode.inputOutput, words("cli.cannotWrite", words.reason(number)))
  }
}

/// The bundled register of the 262nd meeting.
enum BundledData {
  /// Its text, in the store's own format.
  static var bytes: [UInt8] {
    var count = 0
    let bytes = husok_starting_data(&count)
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// Its records. The text is part of the program and tested, so it is read without fault; were it
  /// not, there would be an empty register.
  static var register: Register { (try? JSONFileStore.parse(bytes)) ?? Register() }

  /// A store without records.
  static let emptyBytes = Array(
    """
    {"format":"husok","version":1,
    "ministries":[
    ],
    "meetings":[
    ],
    "outcomes":[
    ],
    "actions":[
    ],
    "changes":[
    ]}

    """.utf8)
}
