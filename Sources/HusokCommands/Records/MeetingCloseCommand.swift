import HusokModel

/// `husok meeting close`: the decisions of a meeting are settled.
struct MeetingCloseCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "meeting close", operands: [.meeting], options: [.on, .dryRun],
    examples: ["husok meeting close F262"], run: .of(MeetingCloseCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let id = try context.references(in: register).meeting(operands[0])
    let day = try context.day("--on") ?? context.today
    return MadeAct(act: try register.closing(id, on: day, in: &circumstances))
  }
}
