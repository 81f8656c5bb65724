import CPosix
import Glibc
import HusokModel
import HusokStore

/// What the machine says: environment, clock, locale.
enum Surroundings {
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// The moment, as the clock on the wall shows it; on another day where one was asked for.
  static func now(on day: Day?) -> Instant {
    var seconds = time(nil)
    var local = tm()
    localtime_r(&seconds, &local)
    let offset = Int(local.tm_gmtoff) / 60
    guard let day else { return Instant(seconds: Int(seconds), offsetMinutes: offset) }
    let second = Int(local.tm_hour) * 3600 + Int(local.tm_min) * 60 + min(59, Int(local.tm_sec))
    return Instant(day: day, secondOfDay: second, offsetMinutes: offset)
  }

  /// How many hours the clock on the wall is ahead of UTC where that is a day or more, so that it can
  /// be no zone; nil where all is well.
  static var strayZone: Int? {
    var seconds = time(nil)
    var local = tm()
    localtime_r(&seconds, &local)
    let hours = Int(local.tm_gmtoff) / 3600
    return abs(hours) >= 24 ? hours : nil
  }

  /// The language that the environment asks for, by the text of its variables: a machine may not
  /// have the locale they name.
  static var language: Language {
    let name = variable("LC_ALL") ?? variable("LC_MESSAGES") ?? variable("LANG") ?? ""
    return name.lowercased().hasPrefix("ko") ? .korean : .english
  }

  /// Makes the character set of the environment that of the terminal. A locale that the machine
  /// does not have, or none at all, becomes UTF-8.
  ///
  /// - Returns: whether text can be shown as UTF-8.
  static func adoptLocale() -> Bool {
    let name = variable("LC_ALL") ?? variable("LC_CTYPE") ?? variable("LANG")
    if setlocale(LC_ALL, "") == nil || name == nil { setlocale(LC_CTYPE, "C.UTF-8") }
    let charset = name?.split(separator: ".").dropFirst().first?.lowercased().prefix { $0 != "@" }
    return codeset == "UTF-8" && (charset ?? "utf-8").filter { $0 != "-" } == "utf8"
  }

  static var codeset: String { String(cString: husok_codeset()) }

  /// Where the register is: `$HUSOK_STORE`, else in the folder for data of the user; nil where
  /// nothing names that folder.
  static var storePath: String? {
    if let path = variable("HUSOK_STORE") { return expanded(path) }
    return folder("XDG_DATA_HOME", "/.local/share").map { $0 + "/husok/store.json" }
  }

  /// Where the settings are, in the folder for settings of the user; nil where nothing names it.
  static var settingsPath: String? {
    folder("XDG_CONFIG_HOME", "/.config").map { $0 + "/husok/config.json" }
  }

  /// The folder for work that could not be saved: that for the state of programs, and where it
  /// cannot be written one for this user among the temporary files.
  static var rescueFolder: RescueFolder {
    RescueFolder(
      own: folder("XDG_STATE_HOME", "/.local/state").map { $0 + "/husok" },
      temporary: "\(temporaryFolders[0])/husok-\(getuid())")
  }

  /// The folders for temporary files, the one to be tried first in front.
  static var temporaryFolders: [String] {
    let own = variable("TMPDIR").map(expanded)
    return [own].compactMap { $0 }.filter { $0.hasPrefix("/") && access($0, W_OK | X_OK) == 0 }
      + ["/tmp"]
  }

  /// A folder that a variable names. A relative path is passed over (XDG Base Directory
  /// Specification 0.8); then it is the usual place in the person's own folder.
  private static func folder(_ name: String, _ usual: String) -> String? {
    if let path = variable(name).map(expanded), path.hasPrefix("/") { return path }
    return home.map { $0 + usual }
  }

  /// The person's own folder: `$HOME`, else what the system knows of them; nil where neither says.
  static var home: String? {
    if let path = variable("HOME"), path.hasPrefix("/") { return path }
    guard let folder = getpwuid(getuid())?.pointee.pw_dir else { return nil }
    let path = String(cString: folder)
    return path.hasPrefix("/") ? path : nil
  }

  /// A path as a shell would read it: a tilde in front is the person's own folder.
  static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home else { return path }
    return home + path.dropFirst()
  }

  /// A path from the root on.
  static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return String(cString: here) + "/" + path
  }

  /// The name under which the person is logged in.
  static var userName: String? {
    if let name = variable("USER") ?? variable("LOGNAME") { return name }
    guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return nil }
    return String(cString: name)
  }

  /// A number that no other run begins its ids with.
  static var seed: UInt64 { UInt64.random(in: .min ... .max) }
}
