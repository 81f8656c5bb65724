import HusokModel

extension CommandContext {
  /// The words after the command, with those of standard input in place of `-`.
  var references: [String] {
    invocation.operands.flatMap { $0 == "-" ? Input.words(from: streams) : [$0] }
  }

  /// The ids of the actions that words name, each once.
  func actions(_ references: some Sequence<String>, in register: Register) throws(Failure)
    -> [String]
  {
    let reader = References(register: register, words: words)
    var ids: [String] = []
    for reference in references {
      let id = try reader.action(reference)
      if !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  /// The actions that the words after the command name. Throws where they name none.
  func namedActions(in register: Register) throws -> [String] {
    let ids = try actions(references, in: register)
    if ids.isEmpty { throw Refusal.nothingNamed }
    return ids
  }

  /// The word after the reference. Throws where there is none.
  func wordAfterReference() throws(Failure) -> String {
    if invocation.operands.count > 1 { return invocation.operands[1] }
    let command = invocation.command
    let name = command?.operands.last?.name ?? ""
    throw Failure(ExitCode.usage, words("cli.missingOperand", command?.name ?? "", name))
  }
}
