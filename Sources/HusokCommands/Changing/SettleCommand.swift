import HusokModel

/// `husok settle`: what two people changed is decided, for everybody: with the value that stands, or the
/// other.
struct SettleCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "settle", operands: [.record, .text("FIELD").optional],
    options: [CommandSpec.Option(name: "--other"), .dryRun],
    examples: [
      "husok settle CN26-3.4 due", "husok settle CN26-3.4 due --other",
      "husok settle CN26-3.4 steps/2",
    ],
    run: .of(SettleCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let record = try context.references(in: register).record(operands[0])
    let name = try disputed(of: record, in: register)
    let act = try register.settling(
      record, name, isOther: context.invocation.has("--other"), in: &circumstances)
    let words = context.words
    let field = register.field(ofDispute: name)
    let change = act.changes.first { $0.field == field }
    let value = change.map { words.values(of: $0, in: register).kept } ?? ""
    return MadeAct(
      act: act,
      answer: words("said.settled", record, words.name(ofDispute: name, in: register), value))
  }

  /// What is meant: what was named, by its field alone where that is enough; else the only thing that is
  /// open.
  private func disputed(of record: String, in register: Register) throws(Failure) -> String {
    let words = context.words
    let open = register.disputes(of: record)
    var meant = open
    if let named = operands.dropFirst().first {
      if open.contains(named) { return named }
      meant = open.filter { register.field(ofDispute: $0) == named }
      if meant.isEmpty, !open.isEmpty {
        throw Failure(
          ExitCode.nothingMatched,
          words("settle.fields", record, named.shortened, open.joined(separator: ", ")))
      }
    }
    guard let only = meant.first else {
      throw Failure(ExitCode.nothingMatched, words("settle.none", record))
    }
    if meant.count > 1 {
      throw Failure(
        ExitCode.usage, words("settle.several", record, meant.joined(separator: ", ")))
    }
    return only
  }
}
