import HusokModel

/// `husok done`: one step towards complete.
struct DoneCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "done", operands: [.actionOrStep.repeated.orInput],
    options: [CommandSpec.Option(name: "--note", value: .text), .on, .dryRun],
    examples: [
      "husok done CN26-3.1 CN26-3.2 --note 'held in Beijing'", "husok done CN26-3.1/2",
      "husok list @mcst st:완료보고 --ids | husok done -",
    ], run: .of(DoneCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let (ids, steps) = try context.actionsAndSteps(context.references, in: register)
    let day = try context.dayThatCame("--on")
    var acts: [Act] = []
    if !steps.isEmpty {
      acts.append(
        try register.ticking(steps, on: day ?? circumstances.at.day, in: &circumstances))
    }
    if !ids.isEmpty || steps.isEmpty {
      acts.append(try register.steppingTowardsDone(ids, on: day, in: &circumstances))
    }
    if let note = option("--note") {
      let all = ids + steps.map(\.action).filter { !ids.contains($0) }
      acts.append(try register.addingNote(note, to: all, in: &circumstances))
    }
    return MadeAct(act: Act(joining: acts))
  }
}
