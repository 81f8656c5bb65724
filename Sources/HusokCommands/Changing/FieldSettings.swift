import HusokModel
import HusokWords

/// Words `FIELD=VALUE`, which change fields of records of one kind as one act.
struct FieldSettings {
  let context: CommandContext
  let settings: [String]

  /// The act on the records of some ids.
  func make(
    on ids: [String], of register: Register, with circumstances: inout ActContext
  ) throws -> MadeAct {
    var session = ActSession(register, circumstances)
    // Since when somebody answers is said of who that is.
    let ordered =
      settings.filter { !$0.hasPrefix("from=") } + settings.filter { $0.hasPrefix("from=") }
    for setting in ordered {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      guard parts.count == 2 else {
        throw Failure(ExitCode.usage, context.words("cli.badSetting", setting.shortened))
      }
      let input = context.input(session.register)
      if parts[0] == "supporting", try input.ministries(parts[1]).isOpen {
        context.complain(context.visible(context.words("cli.others", parts[1])))
      }
      let reason = context.invocation.options["--reason"]
      try session.perform { _, context throws(Refusal) in
        try input.act(setting: parts[0], of: ids, to: parts[1], reason: reason, in: &context)
      }
    }
    let act = try session.finished(&circumstances)
    remind(of: act)
    return MadeAct(act: act, tellsFields: true)
  }

  /// Says how to give the reason why due dates are later, where nobody did.
  private func remind(of act: Act) {
    let open = act.changes.filter {
      ChangeDigest.Content($0) == .due(isLater: true, hasReason: false)
    }
    guard let first = open.first, let due = first.to.text else { return }
    let command = "\(context.program) set \(first.record) due=\(due) --reason TEXT"
    context.complain(context.visible(context.words("cli.noReason", open.count, command)))
  }
}
