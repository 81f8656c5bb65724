import HusokModel

/// `husok confirm`: the secretariat confirms what was reported complete, and later due dates that
/// were asked for.
struct ConfirmCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "confirm", operands: [.action.repeated.orInput], options: [.dryRun],
    examples: ["husok confirm CN26-3.1", "husok list is:waiting --ids | husok confirm -"],
    run: .of(ConfirmCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    MadeAct(
      act: try register.confirming(try context.namedActions(in: register), in: &circumstances))
  }
}
