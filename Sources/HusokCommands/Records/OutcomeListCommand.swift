import HusokModel

/// `husok outcome list`: what was agreed, by all meetings or some.
struct OutcomeListCommand: Command {
  static let spec = CommandSpec(
    name: "outcome list", operands: [.meeting.repeated.optional], options: [.json, .csv, .ids],
    examples: ["husok outcome list F262"], run: .of(OutcomeListCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let register = try context.opened().loaded.register
    let counts = RegisterCounts(register)
    var meetings: Set<String> = []
    for word in context.invocation.operands {
      meetings.insert(try context.references(in: register).meeting(word))
    }
    let rows = register.outcomes.indices.filter {
      meetings.isEmpty || meetings.contains(register.outcomes[$0].meeting)
    }.map { row in
      let outcome = register.outcomes[row]
      let progress = counts.outcomes[row]
      return RecordListing.Row(
        cells: [
          outcome.id, outcome.due.map { $0.description } ?? "-",
          outcome.trackable ? "\(progress.done)/\(progress.counted)" : "-",
          outcome.title.text(in: context.words.language),
        ], value: outcome.value)
    }
    return RecordListing(
      context: context, heading: ["list.id", "detail.due", "detail.progress", "field.title"],
      none: "list.noOutcomes", rows: rows
    ).write(to: &output)
  }
}
