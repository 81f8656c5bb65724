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
      let reason = context.invocation.options["--reason"]
      try session.perform { _, context throws(Refusal) in
        try input.act(setting: parts[0], of: ids, to: parts[1], reason: reason, in: &context)
      }
    }
    return MadeAct(act: try session.finished(&circumstances), tellsFields: true)
  }
}
