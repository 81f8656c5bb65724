import HusokModel

/// `husok undo`: takes the person's last act back.
struct UndoCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "undo", options: [.dryRun], examples: ["husok undo"], run: .of(UndoCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let made = try register.reversing(.undo, in: &circumstances)
    return MadeAct(
      act: made.act,
      answer: context.words("cli.undone", context.words.label(made.reversed, in: register)))
  }
}
