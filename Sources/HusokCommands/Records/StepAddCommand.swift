import HusokModel

/// `husok step add`: what leads to the end of an action.
struct StepAddCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "step add", operands: [.action, .title.optional],
    options: [
      .ko, .en, .due, .ofMinistry, CommandSpec.Option(name: "--list", value: .text("NAME")),
      .dryRun,
    ],
    examples: [
      "husok step add CN26-3.1 'Public hearing' --ko 공청회 --due 2026-03 --ministry motir",
      "husok step add CN26-3.1 --list treaty",
    ], run: .of(StepAddCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let ids = try context.actions(operands.prefix(1), in: register)
    if let list = try list {
      let made = try register.adding(list, to: ids, in: &circumstances)
      if made.passedOver == 0 { return MadeAct(act: made.act) }
      let words = context.words
      let answer = words.sentence(made.act, in: register)
      return MadeAct(
        act: made.act, answer: "\(answer) \(words("step.passedOver", made.passedOver))")
    }
    _ = try context.wordAfterReference()
    var step = ActionStep()
    step.title = try title()
    try StepOptions(context).fill(&step, in: register)
    return MadeAct(act: try register.addingSteps([step], to: ids, in: &circumstances))
  }

  /// The ready list that is asked for; nil for a step of one's own.
  private var list: StepList? {
    get throws {
      guard let name = option("--list") else { return nil }
      return try list(named: name)
    }
  }

  private func list(named name: String) throws -> StepList {
    if operands.count > 1 {
      let fault = UsageFault.together(command: Self.spec.name, options: "TITLE, --list")
      throw Failure(ExitCode.usage, context.words.sentence(fault))
    }
    let known = context.stepLists
    if let mistake = known.mistake { context.complain(context.visible(mistake)) }
    guard let list = known.lists.first(where: { $0.name.folded == name.folded }) else {
      let names = known.lists.map(\.name).joined(separator: ", ")
      throw Failure(ExitCode.usage, context.words("cli.badChoice", "--list \(name)", names))
    }
    return list
  }
}

/// When a step is due and who does it, as options say.
struct StepOptions {
  private let context: CommandContext

  init(_ context: CommandContext) {
    self.context = context
  }

  /// Puts into a step what was given; an empty text empties what it is for.
  func fill(_ step: inout ActionStep, in register: Register) throws {
    let options = context.invocation.options
    if let due = options["--due"] { step.due = try context.input(register).due(due) }
    if let name = options["--ministry"] {
      step.ministry = name.isEmpty ? nil : try context.references(in: register).ministry(name)
    }
  }
}
