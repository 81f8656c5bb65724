import HusokModel

extension EditCommand {
  /// The commands that make records, close meetings and rename or split ministries.
  func recordAct(
    _ name: String, _ register: Register, _ circumstances: inout ActContext
  ) throws -> Act {
    switch name {
    case "add": try register.adding(try newAction(register), &circumstances)
    case "outcome add": try register.adding(try newOutcome(register), &circumstances)
    case "meeting add": try register.adding(try newMeeting(), &circumstances)
    case "meeting close":
      try register.closing(
        try Reference.meeting(operands[0], in: register, context.words),
        on: try day("--on") ?? context.today, &circumstances)
    case "meeting edit", "outcome edit", "ministry edit":
      try recordEdit(name, register, &circumstances)
    case "ministry add": try register.adding(try newMinistry(operands[0]), &circumstances)
    case "ministry rename":
      try register.renaming(
        try ministry(operands[0], register),
        to: try newName(like: register.ministry(try ministry(operands[0], register))),
        from: try day("--from") ?? context.today, &circumstances)
    default:
      try register.splitting(
        try ministry(operands[0], register), off: try newMinistry(operands[1]), &circumstances)
    }
  }

  private func day(_ option: String) throws(Failure) -> Day? {
    try CommandContext.day(option, context.invocation, context.words)
  }

  private var title: Bilingual {
    Bilingual(en: operands[1].composed, ko: option("--ko")?.composed)
  }

  private func newAction(_ register: Register) throws -> FollowUpAction {
    var action = FollowUpAction()
    action.outcome = try Reference.outcome(operands[0], in: register, context.words)
    action.title = title
    if let lead = option("--lead") { action.lead = try self.lead(lead, register) }
    for name in (option("--support") ?? "").split(separator: ",") {
      action.supporting.append(try ministry(String(name), register))
    }
    if let due = option("--due") { action.due = try self.due(due) }
    action.tags = (option("--tag") ?? "").split(separator: ",").map { String($0).composed }
    return action
  }

  private func newOutcome(_ register: Register) throws -> Outcome {
    var outcome = Outcome()
    outcome.id = option("--id") ?? ""
    outcome.meeting = try Reference.meeting(operands[0], in: register, context.words)
    outcome.title = title
    if let kind = option("--kind") { outcome.kind = try choice("--kind", kind) }
    // A judgement is shown and never counted.
    outcome.trackable = outcome.kind != .assessment
    if let due = option("--due") { outcome.due = try self.due(due) }
    return outcome
  }

  private func newMeeting() throws -> Meeting {
    var meeting = Meeting()
    meeting.id = operands[0]
    meeting.title = title
    if let kind = option("--kind") { meeting.kind = try choice("--kind", kind) }
    meeting.date = try day("--date")
    if let number = option("--number") {
      guard let value = Int(number) else { throw Refusal.badValue(field: "number", text: number) }
      meeting.number = value
    }
    return meeting
  }

  private func newMinistry(_ id: String) throws -> Ministry {
    var ministry = Ministry()
    ministry.id = id
    if let kind = option("--kind") { ministry.kind = try choice("--kind", kind) }
    var name = try newName(like: nil)
    name.from = try day("--from")
    ministry.names = [name]
    return ministry
  }

  /// A name from the options; what a rename does not give stays as it was.
  private func newName(like ministry: Ministry?) throws -> MinistryName {
    var name = ministry?.names.last ?? MinistryName()
    if let code = option("--code") { name.code = code }
    if let en = option("--en") { name.en = en.composed }
    if let ko = option("--ko") {
      name.ko = ko.composed
      name.shortKo = nil
    }
    if let short = option("--short") { name.shortKo = short.composed }
    let needed = [
      ("--code CODE", name.code), ("--en NAME", name.en), ("--ko NAME", name.ko),
    ]
    let missing = needed.filter { $0.1.isBlank }.map(\.0)
    if missing.isEmpty { return name }
    let command = context.invocation.command?.name ?? ""
    throw Failure(
      ExitCode.usage,
      context.words("cli.missingOperand", command, missing.joined(separator: ", ")))
  }
}
