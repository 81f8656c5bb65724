import HusokCanvas
import HusokModel
import HusokStore

/// `husok backups` and `husok backups restore N`: the versions of the register that were kept.
struct BackupsCommand {
  let context: CommandContext

  init(_ context: CommandContext) {
    self.context = context
  }

  func run(_ name: String, _ output: inout Output) throws(Failure) -> Int32 {
    let store = JSONFileStore(path: context.path)
    return name == "backups" ? try list(store, &output) : try restore(store, &output)
  }

  /// The versions that are kept. Throws where their folder cannot be read.
  private func listed(_ store: JSONFileStore) throws(Failure) -> [Backup] {
    do throws(StoreError) {
      return try store.listedBackups()
    } catch {
      throw Failure(error, context)
    }
  }

  private func list(_ store: JSONFileStore, _ output: inout Output) throws(Failure) -> Int32 {
    let words = context.words
    let backups = try listed(store)
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

  private func restore(_ store: JSONFileStore, _ output: inout Output) throws(Failure) -> Int32 {
    let words = context.words
    let text = context.invocation.operands[0]
    let backups = try listed(store)
    guard let number = Int(text), backups.indices.contains(number - 1) else {
      throw Failure(ExitCode.nothingMatched, words("backup.noSuch", text.shortened))
    }
    if context.invocation.has("--read-only") { throw Failure(.readOnly, words) }
    try context.checkNoReader()
    do throws(StoreError) {
      let kept = try store.restore(backups[number - 1])
      let count = try store.load().register.actions.count
      output.line(context.visible(words("backup.restored", context.path, count)))
      if let kept { output.line(context.visible(words("backup.kept", kept))) }
    } catch {
      throw Failure(error, context)
    }
    return ExitCode.success
  }
}
