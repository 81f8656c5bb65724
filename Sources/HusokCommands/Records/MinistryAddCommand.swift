import HusokModel

/// `husok ministry add`: a ministry or another body.
struct MinistryAddCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "ministry add", operands: [.text("ID")],
    options: MinistryOptions.options + [.kind(.ministryKind), .dryRun],
    examples: ["husok ministry add customs --code KCS --en 'Korea Customs Service' --ko 관세청"],
    run: .of(MinistryAddCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let ministry = try MinistryOptions(context).newMinistry(operands[0])
    return MadeAct(act: try register.adding(ministry, in: &circumstances))
  }
}
