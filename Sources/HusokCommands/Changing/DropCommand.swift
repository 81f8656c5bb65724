import HusokModel

/// `husok drop`: actions are given up.
struct DropCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "drop", operands: [.action.repeated.orInput], options: [.reason, .dryRun],
    examples: ["husok drop JP26-5.1 --reason 'taken up elsewhere'"], run: .of(DropCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let ids = try context.namedActions(in: register)
    return MadeAct(
      act: try register.changingStatus(
        of: ids, to: .dropped, reason: option("--reason"), in: &circumstances))
  }
}
