import HusokModel

/// `husok done`: one step towards complete.
struct DoneCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "done", operands: [.action.repeated.orInput],
    options: [CommandSpec.Option(name: "--note", value: .text), .on, .dryRun],
    examples: [
      "husok done CN26-3.1 CN26-3.2 --note 'held in Beijing'",
      "husok list @mcst st:완료보고 --ids | husok done -",
    ], run: .of(DoneCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let ids = try context.namedActions(in: register)
    let day = try context.dayThatCame("--on")
    let done = try register.steppingTowardsDone(ids, on: day, in: &circumstances)
    guard let note = option("--note") else { return MadeAct(act: done) }
    let noted = try register.addingNote(note, to: ids, in: &circumstances)
    return MadeAct(act: Act(joining: [done, noted]))
  }
}
