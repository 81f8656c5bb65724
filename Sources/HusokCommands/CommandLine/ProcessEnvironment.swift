import Glibc
import HusokModel
import HusokStore

/// What the process is told by the machine: variables, clock, account, locale. It comes in as a
/// value, so that commands can be tried without a process of their own.
public struct ProcessEnvironment: Sendable {
  /// The text of an environment variable; nil where there is none. Ask `variable`.
  public var rawVariable: @Sendable (String) -> String? = { _ in nil }
  /// The moment, as the clock on the wall shows it.
  public var clock: @Sendable () -> Instant = { Instant(seconds: 0, offsetMinutes: 0) }
  /// The folder of the person by the list of accounts.
  public var accountFolder: @Sendable () -> String? = { nil }
  /// The name of the person by the list of accounts.
  public var accountName: @Sendable () -> String? = { nil }
  /// The number of the account.
  public var account: UInt32 = 0
  /// The folder that relative paths begin at.
  public var workingFolder: @Sendable () -> String? = { nil }
  /// The file of this program.
  public var executable: @Sendable () -> String? = { nil }
  /// The register that the person chose in the settings; nil for the usual place.
  public var chosenStore: String?
  /// The character set of the locale that the variables ask for.
  public var characterSet: @Sendable () -> String = { "UTF-8" }
  /// A number that no other run begins its ids with.
  public var seed: @Sendable () -> UInt64 = { 0 }
  /// Runs a program with its words, without a shell and without what it prints, and waits for it: how
  /// it ended, 127 where there is none of the name; nil where programs cannot be run.
  public var launch: @Sendable ([String]) -> Int32? = { _ in nil }

  /// A machine that says nothing.
  public init() {}
}

extension ProcessEnvironment {
  /// The text of an environment variable; nil where it is empty or not set.
  public func variable(_ name: String) -> String? {
    rawVariable(name).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The moment, as the clock on the wall shows it; on another day where one was asked for.
  public func now(on day: Day?) -> Instant {
    let now = clock()
    guard let day else { return now }
    let local = now.seconds + now.offsetMinutes * 60
    let second = (local % 86_400 + 86_400) % 86_400
    return Instant(day: day, secondOfDay: second, offsetMinutes: now.offsetMinutes)
  }

  /// How many hours the clock on the wall is ahead of UTC where that is a day or more, so that it can
  /// be no zone; nil where all is well.
  var strayZone: Int? {
    let hours = clock().offsetMinutes / 60
    return abs(hours) >= 24 ? hours : nil
  }

  /// The language that the variables ask for, by their text: a machine may not have the locale they
  /// name.
  var language: Language {
    let name = variable("LC_ALL") ?? variable("LC_MESSAGES") ?? variable("LANG") ?? ""
    return name.lowercased().hasPrefix("ko") ? .korean : .english
  }

  /// The name under which the person is logged in.
  var userName: String? { variable("USER") ?? variable("LOGNAME") ?? accountName() }
}

extension ProcessEnvironment {
  /// The same with the register that settings choose.
  func choosing(by settings: Settings) -> ProcessEnvironment {
    var environment = self
    environment.chosenStore = settings.chosenRegister.map { expanded($0.path) }
    return environment
  }

  /// The word by which a shell calls this program: its name where that leads to it, else its path.
  var programWord: String {
    let name = "husok"
    guard let own = executable() else { return name }
    let paths: [String] = (variable("PATH") ?? "").split(separator: ":").map { "\($0)/\(name)" }
    let found = paths.first { access($0, X_OK) == 0 }
    let isOwn = found.map { OutputFile($0).isSame(as: own) } ?? false
    return isOwn ? name : ShellWord.quoted(own)
  }
}

extension ProcessEnvironment {
  /// Where the register is: `$HUSOK_STORE`, else the one that was chosen, else in the folder for data of
  /// the user; nil where nothing names that folder.
  var storePath: String? {
    if let path = variable("HUSOK_STORE") { return expanded(path) }
    return chosenStore ?? usualStore
  }

  /// Where a register is that nobody named; nil where nothing names the folder for data.
  public var usualStore: String? {
    folder("XDG_DATA_HOME", "/.local/share").map { $0 + "/husok/store.json" }
  }

  /// Where the settings are, in the folder for settings of the user; nil where nothing names it.
  var settingsPath: String? {
    folder("XDG_CONFIG_HOME", "/.config").map { $0 + "/husok/config.json" }
  }

  /// Where an office keeps ready lists of steps of its own: beside the settings.
  var stepsPath: String? {
    folder("XDG_CONFIG_HOME", "/.config").map { $0 + "/husok/steps.tsv" }
  }

  /// The folder for work that could not be saved: that for the state of programs, and where it
  /// cannot be written one for this user among the temporary files.
  public var rescueFolder: RescueFolder {
    RescueFolder(
      own: folder("XDG_STATE_HOME", "/.local/state").map { $0 + "/husok" },
      temporary: "\(temporaryFolders[0])/husok-\(account)")
  }

  /// The folders for temporary files, the one to be tried first in front.
  public var temporaryFolders: [String] {
    TemporaryPlace.folders(variable("TMPDIR").map(expanded))
  }

  /// A folder that a variable names. A relative path is passed over (XDG Base Directory
  /// Specification 0.8); then it is the usual place in the person's own folder.
  private func folder(_ name: String, _ usual: String) -> String? {
    if let path = variable(name).map(expanded), path.hasPrefix("/") { return path }
    return home.map { $0 + usual }
  }

  /// The person's own folder: `$HOME`, else what the system knows of them; nil where neither says.
  public var home: String? {
    if let path = variable("HOME"), path.hasPrefix("/") { return path }
    return accountFolder().flatMap { $0.hasPrefix("/") ? $0 : nil }
  }

  /// A path as a shell would read it: a tilde in front is the person's own folder.
  public func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home else { return path }
    return home + path.dropFirst()
  }

  /// A path from the root on.
  public func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    return workingFolder().map { $0 + "/" + path } ?? path
  }
}
