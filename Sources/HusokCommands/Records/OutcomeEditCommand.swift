import HusokModel

/// `husok outcome edit`: fields of an outcome, as one act.
struct OutcomeEditCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "outcome edit", operands: [.outcome, .fields(of: .outcomes)], options: [.dryRun],
    examples: ["husok outcome edit F262-3 due=2026 kind=programme"],
    run: .of(OutcomeEditCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let id = try context.references(in: register).outcome(operands[0])
    return try FieldSettings(context: context, settings: Array(operands.dropFirst()))
      .make(on: [id], of: register, with: &circumstances)
  }
}
