import HusokModel
import HusokStore
import HusokWords

/// `husok backups restore N`: a version that was kept is the register again.
struct BackupsRestoreCommand: Command {
  static let spec = CommandSpec(
    name: "backups restore", operands: [.text("N")], examples: ["husok backups restore 1"],
    run: .of(BackupsRestoreCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let store = JSONFileStore(path: context.path)
    let words = context.words
    let text = context.invocation.operands[0]
    let backups = try context.backups(of: store)
    guard let number = Int(text), backups.indices.contains(number - 1) else {
      let list = context.program + " backups"
      throw Failure(ExitCode.nothingMatched, words("backup.noSuch", text.shortened, list))
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
