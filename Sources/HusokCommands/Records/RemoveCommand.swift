import HusokModel

/// `husok remove`: a record that was made by mistake.
struct RemoveCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "remove", operands: [.record], options: [.reason, .dryRun],
    examples: ["husok remove CN26-3.6 --reason 'entered twice'"], run: .of(RemoveCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let id = try context.references(in: register).record(operands[0])
    return MadeAct(
      act: try register.removing(id, reason: option("--reason") ?? "", in: &circumstances))
  }
}
