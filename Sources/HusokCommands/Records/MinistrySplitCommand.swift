import HusokModel

/// `husok ministry split`: a new ministry takes over a part of another one.
struct MinistrySplitCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "ministry split", operands: [.ministry, .text("NEW-ID")],
    options: MinistryOptions.options + [.dryRun],
    examples: [
      "husok ministry split MOEF planning --code MOEP --en 'Ministry of Economic Planning' "
        + "--ko 경제기획부"
    ], run: .of(MinistrySplitCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let id = try context.input(register).ministry(operands[0])
    let part = try MinistryOptions(context).newMinistry(operands[1])
    return MadeAct(act: try register.splitting(id, off: part, in: &circumstances))
  }
}
