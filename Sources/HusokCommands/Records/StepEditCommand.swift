import HusokModel

/// `husok step edit`: another title, due date or ministry for a step.
struct StepEditCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "step edit", operands: [.step],
    options: [.ko, .en, .due, .ofMinistry, .dryRun],
    examples: ["husok step edit CN26-3.1/2 --due 2026-04 --ko '공청회(2차)'"],
    run: .of(StepEditCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let reference = try context.step(operands[0], in: register)
    var step = try register.step(reference.step, of: reference.action)
    if let text = option("--en") { step.title.en = text.isBlank ? nil : text.composed }
    if let text = option("--ko") { step.title.ko = text.isBlank ? nil : text.composed }
    try StepOptions(context).fill(&step, in: register)
    return MadeAct(
      act: try register.changing(step: step, of: reference.action, in: &circumstances))
  }
}
