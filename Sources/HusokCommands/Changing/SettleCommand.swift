import HusokModel

/// `husok settle`: what two people changed is decided, for everybody: with the value that stands, or the
/// other.
struct SettleCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "settle", operands: [.record, .text("FIELD").optional],
    options: [CommandSpec.Option(name: "--other"), .dryRun],
    examples: ["husok settle CN26-3.4 due", "husok settle CN26-3.4 due --other"],
    run: .of(SettleCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let record = try context.references(in: register).record(operands[0])
    let field = try field(of: record, in: register)
    let act = try register.settling(
      record, field, isOther: context.invocation.has("--other"), in: &circumstances)
    let words = context.words
    let change = act.changes.first { $0.field == field }
    let value = change.map { words.values(of: $0, in: register).kept } ?? ""
    return MadeAct(act: act, answer: words("said.settled", record, words.field(field), value))
  }

  /// The field that is meant: the one that was named, else the only one that is open.
  private func field(of record: String, in register: Register) throws(Failure) -> String {
    let words = context.words
    let open = HistorySummary(register).openConflicts.filter { $0.record == record }.map(\.field)
    if let named = operands.dropFirst().first {
      if open.contains(named) { return named }
      throw Failure(
        ExitCode.nothingMatched,
        open.isEmpty
          ? words("settle.none", record)
          : words("settle.fields", record, named.shortened, open.joined(separator: ", ")))
    }
    guard let only = open.first else {
      throw Failure(ExitCode.nothingMatched, words("settle.none", record))
    }
    if open.count > 1 {
      throw Failure(
        ExitCode.usage, words("settle.several", record, open.joined(separator: ", ")))
    }
    return only
  }
}
