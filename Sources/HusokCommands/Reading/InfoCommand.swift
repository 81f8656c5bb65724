import Glibc
import HusokCanvas
import HusokModel
import HusokStore

/// `husok info`: what a report of a fault needs.
struct InfoCommand: Command {
  static let spec = CommandSpec(
    name: "info", examples: ["husok info"], tellsSettings: true, run: .of(InfoCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let words = context.words
    let lines = [
      (words("info.version"), "husok \(CommandLineRun.version)"),
      (words("info.store"), context.path + "\n" + store),
      (words("info.settings"), settings),
      (words("info.rescues"), rescues),
      (words("info.terminal"), terminal),
      (words("info.locale"), locale),
      (words("info.language"), words.language.rawValue),
      (words("info.person"), context.environment.userName ?? "-"),
      (words("info.system"), system),
    ]
    for (label, text) in lines {
      for (index, line) in text.split(separator: "\n").enumerated() {
        let start = TextWidth.padded(index == 0 ? label : "", to: 10)
        output.line(start + context.visible(String(line)))
      }
    }
    return ExitCode.success
  }

  private var store: String {
    let store = JSONFileStore(path: context.path)
    do throws(StoreError) {
      let register = try store.load().register
      var status = stat()
      let size = stat(context.path, &status) == 0 ? Int(status.st_size) : 0
      return context.words(
        "info.storeFound", size, register.actions.count, register.history.count)
    } catch {
      return context.sentence(error)
    }
  }

  /// Files of work that could not be saved.
  private var rescues: String {
    let folder = context.environment.rescueFolder
    let files = folder.files(of: context.path).map { kept in
      kept.path + "\n" + context.words("info.rescue", kept.rescue.changes.count)
    }
    let unreadable = folder.unreadable.map { $0 + "\n" + context.words("backup.unreadable") }
    return files.isEmpty && unreadable.isEmpty
      ? "-" : (files + unreadable).joined(separator: "\n")
  }

  private var settings: String {
    let path = context.settingsFile.path
    if path.isEmpty { return context.words("info.noHome") }
    guard let mistake = context.settingsMistake else {
      let isThere = access(path, F_OK) == 0
      if !isThere { return path + "\n" + context.words("info.noSettings") }
      let register = try? JSONFileStore(path: context.path).load().register
      let remarks = [register.flatMap { context.unknownMinistry(in: $0) }, context.unknownTheme]
      return ([path] + remarks.compactMap { $0 }).joined(separator: "\n")
    }
    return path + "\n" + context.words.settingsSentence(mistake, in: context.environment)
  }

  private var terminal: String {
    let size = context.width.map { "\($0)" } ?? "-"
    return "TERM=\(context.environment.variable("TERM") ?? "") \(size)"
  }

  private var locale: String {
    let names = ["LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANG"].compactMap { name in
      context.environment.variable(name).map { "\(name)=\($0)" }
    }
    return (names + [context.environment.characterSet()]).joined(separator: " ")
  }

  private var system: String {
    var names = utsname()
    guard uname(&names) == 0 else { return "-" }
    return [text(of: names.sysname), text(of: names.release), text(of: names.machine)]
      .joined(separator: " ")
  }

  /// The text of one of the fixed fields of a C structure, up to its NUL.
  private func text<Field>(of field: Field) -> String {
    withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
