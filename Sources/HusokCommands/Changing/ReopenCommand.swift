import HusokModel

/// `husok reopen`: what was complete, held or dropped goes on.
struct ReopenCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "reopen", operands: [.action.repeated.orInput], options: [.reason, .dryRun],
    examples: ["husok reopen CN26-3.1 --reason 'evidence is missing'"],
    run: .of(ReopenCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let ids = try context.namedActions(in: register)
    for id in ids {
      let status = register.action(id)?.status ?? .done
      if status.isOpen, status != .reportedDone { throw Refusal.nothingToReopen(id) }
    }
    return MadeAct(
      act: try register.changingStatus(
        of: ids, to: .inProgress, reason: option("--reason"), in: &circumstances))
  }
}
