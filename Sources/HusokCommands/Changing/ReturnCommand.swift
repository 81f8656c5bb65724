import HusokModel

/// `husok return`: the secretariat sends back what was reported complete, or a later due date that
/// was asked for.
struct ReturnCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "return", operands: [.action.repeated.orInput], options: [.reason, .dryRun],
    examples: ["husok return CN26-3.1 --reason 'evidence is missing'"],
    run: .of(ReturnCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    MadeAct(
      act: try register.sendingBack(
        try context.namedActions(in: register), reason: option("--reason"), in: &circumstances))
  }
}
