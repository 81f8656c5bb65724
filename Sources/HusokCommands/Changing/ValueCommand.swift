import HusokModel

/// `husok value`: how much of a target was reached.
struct ValueCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "value", operands: [.outcome, .measure],
    options: [.on, CommandSpec.Option(name: "--source", value: .text), .dryRun],
    examples: [
      "husok value F262-3 projects=5 --on 2026-06-30 --source KOPIA",
      "husok value F262-3 '플랜트 수주액=238억 달러' --dry-run",
    ],
    run: .of(ValueCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let outcome = try context.references(in: register).outcome(operands[0])
    let parts = operands[1].split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw Failure(ExitCode.usage, context.words("cli.badValue", operands[1]))
    }
    guard let target = try register.outcome(outcome)?.target(named: parts[0]) else {
      throw Refusal.noSuchRecord(outcome)
    }
    let number = try context.input(register).amount(parts[1], unit: target.unit)
    let day = try context.dayThatCame("--on") ?? context.today
    let act = try register.addingValue(
      number.description, on: day, source: option("--source"), to: parts[0], of: outcome,
      in: &circumstances)
    let doubts = target.doubts(of: number, on: day)
    for sentence in context.words.sentences(doubts, of: number, unit: target.unit) {
      context.complain(context.visible(context.words("cli.doubt", sentence)))
    }
    return MadeAct(act: act)
  }
}
