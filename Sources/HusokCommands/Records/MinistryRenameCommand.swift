import HusokModel

/// `husok ministry rename`: a ministry has another name from a day on.
struct MinistryRenameCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "ministry rename", operands: [.ministry], options: MinistryOptions.options + [.dryRun],
    examples: [
      "husok ministry rename MOTIR --code MOTT --en 'Ministry of Trade' --ko 통상부 "
        + "--from 2026-05-01"
    ], run: .of(MinistryRenameCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let id = try context.input(register).ministry(operands[0])
    if ["--code", "--en", "--ko", "--short"].allSatisfy({ option($0) == nil }) {
      throw Failure(ExitCode.usage, context.words("cli.noNewName", "ministry rename"))
    }
    let name = try MinistryOptions(context).newName(like: register.ministry(id))
    let day = try context.day("--from") ?? context.today
    return MadeAct(act: try register.renaming(id, to: name, from: day, in: &circumstances))
  }
}
