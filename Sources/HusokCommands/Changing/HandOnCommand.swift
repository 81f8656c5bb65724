import HusokModel

/// `husok hand-on`: what one division or officer of a ministry answers for, another does from now on.
struct HandOnCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "hand-on", operands: [.ministry, .text("DIVISION|OFFICER"), .fields(of: .ministries)],
    options: [.dryRun],
    examples: [
      "husok hand-on MCST 국제문화과 division=대중문화산업과 officer=이영희 phone=044-203-2401",
      "husok hand-on MCST 김철수 officer=박민수 from=2026-03-02",
    ], run: .of(HandOnCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let id = try context.references(in: register).ministry(operands[0])
    let input = context.input(register)
    var change = ContactChange()
    for setting in operands.dropFirst(2) {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      guard parts.count == 2 else {
        throw Failure(ExitCode.usage, context.words("cli.badSetting", setting.shortened))
      }
      try input.set(parts[0], to: parts[1], in: &change)
    }
    let act = try register.handingOn(operands[1], of: id, to: change, in: &circumstances)
    let said = sentences(of: act, ministry: id, in: register)
    return MadeAct(act: act, answer: said.done, conditional: said.dry)
  }

  /// Whose contact is another since the act, as done and as what would be.
  private func sentences(
    of act: Act, ministry id: String, in register: Register
  ) -> (done: String, dry: String) {
    let words = context.words
    let count = act.records.count { register.action($0) != nil }
    let name = words.short(id, in: register, on: context.today)
    let contact = { (isMeant: (String) -> Bool) -> String? in
      let line = act.changes.first { $0.field == "contact" && isMeant($0.record) }
      guard let line, var contact = try? Contact(line.to) else { return nil }
      // Since when is news only where that is still to come.
      if let from = contact.from, from <= context.today { contact.from = nil }
      return words.contact(contact, on: context.today)
    }
    let ofActions = contact { $0 != id }
    let ofMinistry = contact { $0 == id }
    let say = { (actions: String, own: String) in
      [
        ofActions.map { words(actions, name, operands[1], count, $0) },
        ofMinistry.map { words(own, name, operands[1], $0) },
      ]
      .compactMap { $0 }.joined(separator: " ")
    }
    return (
      say("said.handedOn", "said.handedOnOwn"), say("said.handedOnDry", "said.handedOnOwnDry")
    )
  }
}
