import HusokModel

/// `husok redo`: does again what was taken back last.
struct RedoCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "redo", options: [.dryRun], examples: ["husok redo"], run: .of(RedoCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let made = try register.reversing(.redo, in: &circumstances)
    return MadeAct(
      act: made.act,
      answer: context.words("cli.redone", context.words.label(made.act, in: register)))
  }
}
