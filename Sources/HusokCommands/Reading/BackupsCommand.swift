import HusokModel
import HusokStore

/// `husok backups`: the versions of the register that were kept.
struct BackupsCommand: Command {
  static let spec = CommandSpec(
    name: "backups", examples: ["husok backups"], run: .of(BackupsCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let store = JSONFileStore(path: context.path)
    let words = context.words
    let backups = try context.backups(of: store)
    let offset = context.now.offsetMinutes
    for entry in store.backupEntries {
      let at = Instant(seconds: entry.at.seconds, offsetMinutes: offset)
      let what =
        entry.actions.map { words("backup.actions", $0.count, $0.done) }
        ?? words("backup.unreadable")
      let number = String(repeating: " ", count: entry.number < 10 ? 1 : 0) + "\(entry.number)"
      output.line(
        "\(number)  \(at.day) \(at.clockTime)  " + words("backup.size", entry.size) + "  " + what)
    }
    if backups.isEmpty {
      output.line(words("backup.none"))
      return ExitCode.nothingMatched
    }
    return ExitCode.success
  }
}

extension CommandContext {
  /// The versions that are kept. Throws where their folder cannot be read.
  func backups(of store: JSONFileStore) throws(Failure) -> [Backup] {
    do throws(StoreError) {
      return try store.listedBackups()
    } catch {
      throw Failure(error, self)
    }
  }
}
