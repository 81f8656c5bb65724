import HusokCanvas
import HusokModel
import HusokStore
import HusokWords

/// What all commands share: the words, the day, the store and the person.
public struct CommandContext {
  /// What the command line asks for.
  public let invocation: Invocation
  /// The words.
  public let words: Words
  /// The file of the register.
  public private(set) var path: String
  /// The day asked for; nil for the true one.
  public let day: Day?
  /// The file of the settings.
  public let settingsFile: SettingsFile
  /// What the person has set on this machine.
  public private(set) var settings: Settings
  /// What is wrong with the file of the settings.
  public let settingsMistake: StoreError?

  /// What the machine says.
  public let environment: ProcessEnvironment
  let streams: any StandardStreams
  private let themes: [String]
  /// The practice data, where the command line is about it.
  private let practice: Register?

  init(
    _ invocation: Invocation, words: Words, run: CommandLineRun, settingsFile: SettingsFile,
    loaded: (settings: Settings, mistake: StoreError?)
  ) throws(Failure) {
    self.invocation = invocation
    self.words = words
    self.settingsFile = settingsFile
    settings = loaded.settings
    settingsMistake = loaded.mistake
    environment = run.environment.choosing(by: settings)
    streams = run.streams
    themes = run.themes
    let named = try CommandContext.named(invocation, settings, environment, words)
    let practice = CommandContext.isPractice(invocation) ? PracticeData.register : nil
    self.practice = practice
    guard let path = named ?? environment.storePath ?? (practice == nil ? nil : "") else {
      throw Failure(ExitCode.usage, words("cli.noHome"))
    }
    self.path = path
    if let hours = environment.strayZone {
      let name = environment.variable("TZ") ?? "-"
      throw Failure(ExitCode.usage, words("cli.badZone", name, hours))
    }
    let asked = try CommandContext.day(
      "--today", of: invocation, today: environment.now(on: nil).day, words: words)
    day = asked ?? practice.flatMap(PracticeData.lastDay)
  }

  /// The register that a command line names: by its file, or by its name in the settings.
  private static func named(
    _ invocation: Invocation, _ settings: Settings, _ environment: ProcessEnvironment,
    _ words: Words
  ) throws(Failure) -> String? {
    if let path = invocation.options["--store"] { return environment.expanded(path) }
    guard let name = invocation.options["--register"] else { return nil }
    if let register = settings.register(named: name) { return environment.expanded(register.path) }
    let known = settings.registers.map(\.name)
    if known.isEmpty { throw Failure(ExitCode.usage, words("register.none", name.shortened)) }
    throw Failure(
      ExitCode.usage, words("register.unknown", name.shortened, known.joined(separator: ", ")))
  }

  /// The same for another register, with the settings as they are now.
  public func opening(_ path: String) -> CommandContext {
    var context = self
    context.path = path
    context.settings = settingsFile.load().settings
    return context
  }

  /// Whether a command line is about the practice data.
  private static func isPractice(_ invocation: Invocation) -> Bool {
    invocation.has("--demo") || invocation.command?.name == TutorCommand.spec.name
  }

  /// The moment.
  public var now: Instant { environment.now(on: day) }
  /// Today.
  public var today: Day { now.day }
  /// Whether it is about the practice data, of which nothing is kept.
  public var isDemo: Bool { practice != nil }
  /// Whether the tutor was asked for; whether from its first task on.
  public var tutor: (isAsked: Bool, isFromStart: Bool) {
    (invocation.command?.name == TutorCommand.spec.name, invocation.has("--restart"))
  }

  /// The store.
  public func store() -> any DocumentStore {
    practice.map { MemoryStore($0) } ?? JSONFileStore(path: path)
  }

  /// Says on standard error where such work is.
  private func nameRescues() {
    if isDemo { return }
    for kept in environment.rescueFolder.files(of: path) {
      complain(
        visible(words("rescue.waiting", kept.rescue.changes.count, kept.path)))
    }
  }

  /// The store and what it holds.
  func opened() throws(Failure) -> (store: any DocumentStore, loaded: Loaded) {
    let opened = try openedToChange()
    KeptUntilExit.add(opened.loaded.register)
    return opened
  }

  /// The same for who changes the register: nobody else holds it, so that it is not copied for that.
  func openedToChange() throws(Failure) -> (store: any DocumentStore, loaded: Loaded) {
    let store = store()
    do throws(StoreError) {
      let (loaded, merged) = try load(store)
      if let merged { complain(visible(merged)) }
      if let remark = unknownMinistry(in: loaded.register) { complain(visible(remark)) }
      nameRescues()
      return (store, loaded)
    } catch {
      throw Failure(error, self)
    }
  }

  /// That the settings name a theme that there is not; nil where all is well.
  public var unknownTheme: String? {
    guard let theme = settings.theme, let plain = settings.plainTheme, !themes.contains(plain)
    else {
      return nil
    }
    let known = themes.joined(separator: ", ")
    return words("settings.unknownTheme", settingsFile.path, "\"\(theme)\"", known)
  }

  /// That the settings name a ministry that a register does not have; nil where all is well, or
  /// where another one is named for this run.
  public func unknownMinistry(in register: Register) -> String? {
    guard let name = settings.ministry, invocation.options["--as"] == nil,
      register.ministries(named: name).isEmpty
    else { return nil }
    return words("settings.unknownMinistry", settingsFile.path, "\"\(name)\"")
  }

  /// Throws where the register was opened only to be read.
  func checkWritable(_ loaded: Loaded) throws(Failure) {
    if loaded.isNewer {
      throw Failure(ExitCode.noPermission, words("cli.newer", path, loaded.version))
    }
    if invocation.has("--read-only") { throw Failure(.readOnly, words) }
  }

  /// How the program is called for this register: with its path where that is not the usual one.
  var program: String {
    isDemo ? "husok --demo" : words.program(path, in: environment)
  }

  /// Text for a line of output: what must not reach a terminal comes as marks.
  public func visible(_ text: String) -> String { TextWidth.visible(text) }

  /// One line to standard error.
  public func complain(_ text: String) { streams.complain(text) }

  /// Prints what a command has so far; the number of an error of the system where it cannot.
  func print(_ output: Output) -> Int32? { streams.write(output.bytes) }

  /// Prints a text that is meant for a file: on a terminal with marks in place of what that would
  /// obey.
  func writeText(_ text: [UInt8], to output: inout Output) {
    output.write(streams.isTerminal ? Output.shown(text) : text)
  }

  /// Why a store cannot be read or saved.
  func sentence(_ error: StoreError) -> String { words.sentence(error, in: environment) }

  /// Whether the output is read by a terminal that shows colours, and nobody asked for none.
  var hasColor: Bool {
    guard streams.isTerminal, environment.variable("NO_COLOR") == nil else { return false }
    return environment.variable("TERM").map { $0 != "dumb" } ?? false
  }

  /// The columns of the terminal that reads the output; nil where it is none.
  var width: Int? { streams.width }
}
