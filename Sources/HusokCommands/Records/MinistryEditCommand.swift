import HusokModel

/// `husok ministry edit`: fields of a ministry, as one act.
struct MinistryEditCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "ministry edit", operands: [.ministry, .fields(of: .ministries)], options: [.dryRun],
    examples: ["husok ministry edit MCST division=국제문화과 phone=044-203-2000"],
    run: .of(MinistryEditCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let id = try context.references(in: register).ministry(operands[0])
    return try FieldSettings(context: context, settings: Array(operands.dropFirst()))
      .make(on: [id], of: register, with: &circumstances)
  }
}
