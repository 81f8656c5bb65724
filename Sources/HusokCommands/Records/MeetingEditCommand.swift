import HusokModel

/// `husok meeting edit`: fields of a meeting, as one act.
struct MeetingEditCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "meeting edit", operands: [.meeting, .fields(of: .meetings)], options: [.dryRun],
    examples: ["husok meeting edit CN26 date=2026-01-05 place=Beijing"],
    run: .of(MeetingEditCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let id = try context.references(in: register).meeting(operands[0])
    return try FieldSettings(context: context, settings: Array(operands.dropFirst()))
      .make(on: [id], of: register, with: &circumstances)
  }
}
