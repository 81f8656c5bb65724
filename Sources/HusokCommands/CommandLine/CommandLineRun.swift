import HusokCanvas
import HusokModel
import HusokStore
import HusokWords

/// One run of husok: reads the command line, opens the register, and runs a command or the screen.
public struct CommandLineRun {
  static let version = "0.1.0"

  private let arguments: [String]
  private let unreadable: Int?
  let environment: ProcessEnvironment
  let streams: any StandardStreams
  /// The themes that the settings can name.
  let themes: [String]

  /// A run with the words of a command line.
  ///
  /// - Parameter unreadable: the place of the first word that is not UTF-8; nil where all are.
  public init(
    _ arguments: [String], unreadable: Int? = nil, environment: ProcessEnvironment,
    streams: any StandardStreams, themes: [String]
  ) {
    self.arguments = arguments
    self.unreadable = unreadable
    self.environment = environment
    self.streams = streams
    self.themes = themes
  }

  /// Runs it and gives the exit code.
  ///
  /// - Parameter screen: shows the screen, and gives the exit code when it is closed.
  public func run(screen: (CommandContext) throws(Failure) -> Int32) -> Int32 {
    do {
      return try runOrFail(screen)
    } catch {
      // What a file or an argument brought into the sentence must not reach the terminal raw.
      streams.complain(TextWidth.visible(error.text))
      return error.code
    }
  }

  private func runOrFail(
    _ screen: (CommandContext) throws(Failure) -> Int32
  ) throws(Failure) -> Int32 {
    let invocation = try parsed()
    // Where nobody's folder is known there are no settings: a name that no file has.
    let settingsFile = SettingsFile(path: environment.settingsPath ?? "")
    let loaded = settingsFile.load()
    let words = Words(try language(invocation, loaded.settings))
    if let code = try printed(invocation, words) { return code }
    if invocation.has("--version") {
      return try finish("husok \(CommandLineRun.version)", words)
    }
    if invocation.has("--help") || invocation.command?.name == "help" {
      return try help(invocation, words)
    }
    let context = try CommandContext(
      invocation, words: words, run: self, settingsFile: settingsFile, loaded: loaded)
    guard let command = invocation.command else { return try screen(context) }
    var output = Output()
    // The screen shows a mistake in the settings itself, and info prints it.
    if let mistake = context.settingsMistake, command.name != "info" {
      context.complain(context.visible(words.settingsSentence(mistake, in: environment)))
    }
    if let remark = context.unknownTheme, command.name != "info" {
      context.complain(context.visible(remark))
    }
    let code = try CommandLineRun.run(command.name, context, &output)
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
    return name.flatMap { Language(rawValue: $0.lowercased()) } ?? environment.language
  }

  /// The language of `--lang`, else of the settings, else of the environment.
  private func language(
    _ invocation: Invocation, _ settings: Settings
  ) throws(Failure) -> Language {
    guard let name = invocation.options["--lang"] else {
      return settings.language ?? environment.language
    }
    if invocation.command?.name == "report", name.lowercased() == "both" {
      return settings.language ?? environment.language
    }
    guard let language = Language(rawValue: name.lowercased()) else {
      let words = Words(environment.language)
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
      let path = store.map(environment.expanded) ?? environment.storePath
      let complete = CompleteCommand(
        words: words, typed: typed,
        register: path.flatMap { try? JSONFileStore(path: $0).load().register },
        today: environment.now(on: nil).day)
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
    guard let number = streams.write(output.bytes) else { return }
    throw Failure(ExitCode.inputOutput, words("cli.cannotWrite", words.reason(number)))
  }
}
