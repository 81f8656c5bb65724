import HusokModel
import HusokWords

/// `husok set`: fields of actions; several of them are one act.
struct SetCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "set", operands: [.action.repeated, .fields(of: .actions)],
    options: [.reason, .dryRun],
    examples: [
      "husok set F262-3.1 lead=MOTIR due=2026-09-30", "husok set F262-3.1 'lead=(MOTIR)'",
      "husok list no:due @molit --ids | husok set - due=연내 --dry-run",
    ], run: .of(SetCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let words = context.references
    let references = words.prefix { !$0.contains("=") }
    let settings = words.dropFirst(references.count)
    if references.isEmpty { throw Refusal.nothingNamed }
    if settings.isEmpty {
      let last = operands.last ?? ""
      throw Failure(ExitCode.usage, context.words("cli.badSetting", last.shortened))
    }
    try checkActions(references, in: register)
    let ids = try context.actions(references, in: register)
    return try FieldSettings(context: context, settings: Array(settings))
      .make(on: ids, of: register, with: &circumstances)
  }

  /// Throws where a reference is an outcome or a meeting, with the command that edits those.
  private func checkActions(
    _ references: some Sequence<String>, in register: Register
  ) throws(Failure) {
    for reference in references {
      let wanted = reference.folded
      if let id = register.outcomes.first(where: { $0.id.folded == wanted })?.id {
        throw Failure(ExitCode.usage, context.words("cli.isOutcome", id))
      }
      if let id = register.meetings.first(where: { $0.id.folded == wanted })?.id {
        throw Failure(ExitCode.usage, context.words("cli.isMeeting", id))
      }
    }
  }
}
