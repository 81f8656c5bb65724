import HusokModel

/// `husok add`: an action comes out of an outcome.
struct AddCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "add", operands: [.outcome, .title],
    options: [
      .ko, .en, CommandSpec.Option(name: "--lead", value: .ministry),
      CommandSpec.Option(name: "--support", value: .ministries), .due,
      CommandSpec.Option(name: "--tag", value: .text("TAG,…")), .dryRun,
    ],
    examples: ["husok add CN26-3 'Open a visa desk' --ko '비자 창구 개설' --lead '(MOFA)' --due Q3"],
    run: .of(AddCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    MadeAct(act: try register.adding(try newAction(register), in: &circumstances))
  }

  private func newAction(_ register: Register) throws -> FollowUpAction {
    var action = FollowUpAction()
    action.outcome = try context.references(in: register).outcome(operands[0])
    action.title = try title()
    let input = context.input(register)
    if let lead = option("--lead") { action.lead = try input.lead(lead) }
    if let names = option("--support") {
      let list = try input.ministries(names)
      if list.isOpen { context.complain(context.visible(context.words("cli.others", names))) }
      action.supporting = list.ids
    }
    if let due = option("--due") { action.due = try input.due(due) }
    action.tags = (option("--tag") ?? "").composed.parts
    return action
  }
}
