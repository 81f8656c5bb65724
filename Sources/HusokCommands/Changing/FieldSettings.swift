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
      do throws(Refusal) {
        try session.perform { _, context throws(Refusal) in
          try input.act(setting: parts[0], of: ids, to: parts[1], reason: reason, in: &context)
        }
      } catch {
        // One that says what is so already keeps none of the others back.
        guard case .nothingChanges = error else { throw error }
      }
    }
    let act = try session.finished(&circumstances)
    remind(of: act)
    return MadeAct(act: act, tellsFields: true)
  }

  /// Says how to give the reason why due dates are later, or are asked to be, where nobody did.
  private func remind(of act: Act) {
    let later = act.changes.filter {
      ChangeDigest.Content($0) == .due(isLater: true, hasReason: false)
    }
    remind(of: later.map { ($0.record, $0.to.text) }, "cli.noReason")
    let asked = act.changes.filter {
      $0.field == "dueAsked" && !$0.to.isNull && $0.to["reason"] == nil
    }
    remind(of: asked.map { ($0.record, $0.to["due"]?.text) }, "cli.noReasonAsked")
  }

  private func remind(of dates: [(id: String, due: String?)], _ key: String) {
    guard let first = dates.first, let due = first.due else { return }
    let command = "\(context.program) set \(first.id) due=\(due) --reason TEXT"
    context.complain(context.visible(context.words(key, dates.count, command)))
  }
}
