import HusokModel

/// `husok reopen`: what was complete, held or dropped goes on.
struct ReopenCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "reopen", operands: [.actionOrStep.repeated.orInput], options: [.reason, .dryRun],
    examples: ["husok reopen CN26-3.1 --reason 'evidence is missing'", "husok reopen CN26-3.1/2"],
    run: .of(ReopenCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let (ids, steps) = try context.actionsAndSteps(context.references, in: register)
    var acts: [Act] = []
    if !steps.isEmpty { acts.append(try register.ticking(steps, on: nil, in: &circumstances)) }
    if ids.isEmpty, !steps.isEmpty { return MadeAct(act: Act(joining: acts)) }
    for id in ids {
      let status = register.action(id)?.status ?? .done
      if status.isOpen, status != .reportedDone { throw Refusal.nothingToReopen(id) }
    }
    acts.append(
      try register.changingStatus(
        of: ids, to: .inProgress, reason: option("--reason"), in: &circumstances))
    return MadeAct(act: Act(joining: acts))
  }
}
