import HusokModel
import HusokWords

extension EditCommand {
  /// `husok set`: fields of actions; several of them are one act.
  func setAct(_ register: Register, _ circumstances: inout ActContext) throws -> Act {
    let words = self.references
    let references = words.prefix { !$0.contains("=") }
    let settings = words.dropFirst(references.count)
    if references.isEmpty { throw Refusal.nothingNamed }
    if settings.isEmpty {
      let last = operands.last ?? ""
      throw Failure(ExitCode.usage, context.words("cli.badSetting", last.shortened))
    }
    try checkActions(references, register)
    let ids = try actions(references, register)
    return try setting(Array(settings), of: ids, register, &circumstances)
  }

  /// The act of words `FIELD=VALUE` on records of one kind.
  func setting(
    _ settings: [String], of ids: [String], _ register: Register,
    _ circumstances: inout ActContext
  ) throws -> Act {
    var session = ActSession(register, circumstances)
    for setting in settings {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      guard parts.count == 2 else {
        throw Failure(ExitCode.usage, context.words("cli.badSetting", setting.shortened))
      }
      let input = context.input(session.register)
      if parts[0] == "supporting", try input.ministries(parts[1]).isOpen {
        context.complain(context.visible(context.words("cli.others", parts[1])))
      }
      try session.perform { _, context throws(Refusal) in
        try input.act(
          setting: parts[0], of: ids, to: parts[1], reason: option("--reason"), &context)
      }
    }
    return try session.finished(&circumstances)
  }

  /// Throws where a reference is an outcome or a meeting, with the command that edits those.
  private func checkActions(
    _ references: some Sequence<String>, _ register: Register
  ) throws(Failure) {
    for reference in references {
      let wanted = reference.folded
      if let id = register.outcomes.first(where: { $0.id.folded == wanted })?.id {
        throw Failure(ExitCode.usage, context.words("cli.isOutcome", id))
      }
      if let id = register.meetings.first(where: { $0.id.folded == wanted })?.id {
        throw Failure(ExitCode.usage, context.words("cli.isMeeting", id))
      }
    }
  }
}
