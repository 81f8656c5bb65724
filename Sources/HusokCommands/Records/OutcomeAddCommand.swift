import HusokModel

/// `husok outcome add`: what a meeting agreed.
struct OutcomeAddCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "outcome add", operands: [.meeting, .title],
    options: [
      .ko, .en, .kind(.outcomeKind), .due, CommandSpec.Option(name: "--id", value: .text("ID")),
      .dryRun,
    ],
    examples: ["husok outcome add F263 'Supply chains' --ko 공급망 --kind task --due H2"],
    run: .of(OutcomeAddCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    MadeAct(act: try register.adding(try newOutcome(register), in: &circumstances))
  }

  private func newOutcome(_ register: Register) throws -> Outcome {
    var outcome = Outcome()
    outcome.id = option("--id") ?? ""
    outcome.meeting = try context.references(in: register).meeting(operands[0])
    outcome.title = try title()
    let input = context.input(register)
    if let kind = option("--kind") {
      outcome.kind = try input.choice(kind, of: "kind", in: .outcomeKind)
    }
    if let due = option("--due") { outcome.due = try input.due(due) }
    return outcome
  }
}
