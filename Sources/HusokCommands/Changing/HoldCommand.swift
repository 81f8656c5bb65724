import HusokModel

/// `husok hold`: actions wait.
struct HoldCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "hold", operands: [.action.repeated.orInput], options: [.reason, .dryRun],
    examples: ["husok hold F262-4.1 --reason '상대국 사정'"], run: .of(HoldCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let ids = try context.namedActions(in: register)
    return MadeAct(
      act: try register.changingStatus(
        of: ids, to: .onHold, reason: option("--reason"), in: &circumstances))
  }
}
