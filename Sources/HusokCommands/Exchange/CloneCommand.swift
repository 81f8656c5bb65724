import HusokModel
import HusokStore
import HusokWords

/// `husok clone`: fetches a register that others share, and opens it: a colleague's first minute.
struct CloneCommand: Command {
  static let spec = CommandSpec(
    name: "clone", operands: [.text("REMOTE"), .file("FOLDER").optional],
    options: [CommandSpec.Option(name: "--trust")],
    examples: [
      "husok clone git@git.example.org:office/register.git",
      "husok clone /srv/register.git ~/register",
    ], run: .of(CloneCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let words = context.words
    try context.checkSharing()
    let operands = context.invocation.operands
    let environment = context.environment
    let made: (path: String, remote: String)
    let folder: String
    do throws(GitFault) {
      let clone = try RegisterClone(
        context.sync(mayAsk: context.streams.isTerminal), program: environment.programWord,
        remote: operands[0], isTrusted: context.invocation.has("--trust"),
        into: operands.dropFirst().first.map(environment.expanded),
        from: environment.workingFolder() ?? "/")
      made = try clone.run()
      folder = clone.folder
    } catch {
      throw Failure(error, context)
    }
    let name = folder.split(separator: "/").last.map(String.init) ?? "register"
    var noted = name
    try context.keep { settings in
      noted = settings.note(KnownRegister(name: name, path: made.path, remote: made.remote))
      settings.register = noted
      if context.invocation.has("--trust") {
        let folders = RegisterSync.folders(of: made.path).dropFirst()
        settings.trusted += folders.filter { !settings.trusted.contains($0) }
      }
    }
    output.line(context.visible(words("clone.done", made.path, made.remote)))
    output.line(context.visible(words("clone.chosen", noted)))
    output.screen = made.path
    return ExitCode.success
  }
}
