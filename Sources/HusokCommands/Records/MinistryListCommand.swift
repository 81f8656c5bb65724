import HusokModel

/// `husok ministry list`: the ministries.
struct MinistryListCommand: Command {
  static let spec = CommandSpec(
    name: "ministry list", options: [.json, .csv, .ids], examples: ["husok ministry list"],
    run: .of(MinistryListCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let register = try context.opened().loaded.register
    let counts = RegisterCounts(register)
    let rows = register.ministries.indices.map { row in
      let ministry = register.ministries[row]
      let name = ministry.name(on: context.today)
      return RecordListing.Row(
        cells: [
          ministry.id, name.code, "\(counts.ministries[row])",
          "\(name.full(in: context.words.language)) (\(name.short(in: .korean)))",
        ], value: ministry.value)
    }
    return RecordListing(
      context: context,
      heading: ["list.id", "detail.code", "detail.actions", "pack.ministry"],
      none: "list.noMinistries", rows: rows
    ).write(to: &output)
  }
}
