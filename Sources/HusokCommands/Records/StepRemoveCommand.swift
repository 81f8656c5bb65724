import HusokModel

/// `husok step remove`: a step that is not needed.
struct StepRemoveCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "step remove", operands: [.step], options: [.dryRun],
    examples: ["husok step remove CN26-3.1/2"], run: .of(StepRemoveCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let reference = try context.step(operands[0], in: register)
    return MadeAct(
      act: try register.removingStep(reference.step, of: reference.action, in: &circumstances))
  }
}
