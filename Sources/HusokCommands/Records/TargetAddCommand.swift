import HusokModel

/// `husok target add`: a number that an outcome promises.
struct TargetAddCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "target add", operands: [.outcome, .title],
    options: [
      .ko, .en, CommandSpec.Option(name: "--unit", value: .text("UNIT")),
      CommandSpec.Option(name: "--goal", value: .text("NUMBER")),
      CommandSpec.Option(name: "--baseline", value: .text("NUMBER")), .due,
      CommandSpec.Option(name: "--set-by", value: .text), .dryRun,
    ],
    examples: [
      "husok target add F262-3 'Plants ordered' --ko '플랜트 수주' --unit projects --goal 12 --due 2026"
    ], run: .of(TargetAddCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let outcome = try context.references(in: register).outcome(operands[0])
    guard let unit = option("--unit"), let goal = option("--goal") else {
      throw Failure(
        ExitCode.usage,
        context.words("cli.missingOperand", Self.spec.name, "--unit UNIT, --goal NUMBER"))
    }
    let input = context.input(register)
    var target = Target()
    target.measure = try title()
    target.unit = AmountInput.storedUnit(unit)
    target.goal = try input.amount(goal, unit: target.unit).description
    target.baseline = try option("--baseline").map { text in
      try input.amount(text, unit: target.unit).description
    }
    if let due = option("--due") { target.due = try input.due(due) }
    target.setBy = option("--set-by")?.composed
    return MadeAct(act: try register.adding(target, to: outcome, in: &circumstances))
  }
}
