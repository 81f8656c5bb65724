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
  /// The keys of the screen, for the manual page.
  let keys: () -> [ManualKey]

  /// A run with the words of a command line.
  ///
  /// - Parameter unreadable: the place of the first word that is not UTF-8; nil where all are.
  public init(
    _ arguments: [String], unreadable: Int? = nil, environment: ProcessEnvironment,
    streams: any StandardStreams, themes: [String],
    keys: @escaping () -> [ManualKey]
  ) {
    self.arguments = arguments
    self.unreadable = unreadable
    self.environment = environment
    self.streams = streams
    self.themes = themes
    self.keys = keys
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
    var output = Output()
    let code: Int32
    var opened: CommandContext?
    if let text = try answer(invocation, words) {
      output.line(text)
      code = ExitCode.success
    } else if case .alone(let run) = invocation.command?.run {
      let context = ProgramContext(
        invocation: invocation, words: words, environment: environment, keys: keys)
      code = try run(context, &output)
    } else {
      let context = try CommandContext(
        invocation, words: words, run: self, settingsFile: settingsFile, loaded: loaded)
      opened = context
      guard let command = invocation.command, case .onRegister(let run) = command.run,
        context.logToMap == nil
      else {
        return try screen(context)
      }
      // The screen shows a mistake in the settings itself.
      if !command.tellsSettings { complainOfSettings(context) }
      code = try run(context, &output)
    }
    if let number = streams.write(output.bytes) {
      throw Failure(ExitCode.inputOutput, words("cli.cannotWrite", words.reason(number)))
    }
    if let path = output.screen, let opened, streams.isTerminal {
      return try screen(opened.opening(path))
    }
    return code
  }

  /// What the options ask for that go before any command.
  private func answer(_ invocation: Invocation, _ words: Words) throws(Failure) -> String? {
    if invocation.has("--version") { return "husok \(CommandLineRun.version)" }
    guard invocation.has("--help") else { return nil }
    let help = HelpText(words: words)
    if let command = invocation.command { return help.text(of: command) }
    return try help.text(about: invocation.subject ?? "")
  }

  private func complainOfSettings(_ context: CommandContext) {
    if let mistake = context.settingsMistake {
      let sentence = context.words.settingsSentence(mistake, in: environment)
      context.complain(context.visible(sentence))
    }
    if let remark = context.unknownTheme { context.complain(context.visible(remark)) }
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
    // A paper may be in more languages than those that husok speaks.
    if invocation.command?.value(of: "--lang")?.offers(name.lowercased()) == true,
      Language(rawValue: name.lowercased()) == nil
    {
      return settings.language ?? environment.language
    }
    guard let language = Language(rawValue: name.lowercased()) else {
      let words = Words(environment.language)
      let takesBoth = invocation.command?.value(of: "--lang")?.offers("both") == true
      let sentence = takesBoth ? "cli.badPaperLanguage" : "cli.badLanguage"
      throw Failure(ExitCode.usage, words(sentence, name.shortened))
    }
    return language
  }
}
