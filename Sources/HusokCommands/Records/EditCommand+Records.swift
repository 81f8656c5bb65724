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
        try context.input(register).ministry(operands[0]),
        to: try newName(like: register.ministry(try context.input(register).ministry(operands[0]))),
        from: try day("--from") ?? context.today, &circumstances)
    default:
      try register.splitting(
        try context.input(register).ministry(operands[0]), off: try newMinistry(operands[1]),
        &circumstances)
    }
  }

  private func day(_ option: String) throws(Failure) -> Day? {
    try context.day(option)
  }

  /// The title that the operand gives, in Korean where it has Hangul or husok speaks Korean, else in
  /// English; `--en` or `--ko` gives the other one.
  private func title() throws(Failure) -> Bilingual {
    let text = operands[1].composed
    var title = Bilingual(en: option("--en")?.composed, ko: option("--ko")?.composed)
    switch (title.en, title.ko) {
    case (.some, .some):
      throw Failure(ExitCode.usage, context.words("cli.titleTwice"))
    case (nil, .some): title.en = text
    case (.some, nil): title.ko = text
    case (nil, nil):
      if text.contains(where: Hangul.isHangul) || context.words.language == .korean {
        title.ko = text
      } else {
        title.en = text
      }
    }
    return title
  }

  private func newAction(_ register: Register) throws -> FollowUpAction {
    var action = FollowUpAction()
    action.outcome = try Reference.outcome(operands[0], in: register, context.words)
    action.title = try title()
    let input = context.input(register)
    if let lead = option("--lead") { action.lead = try input.lead(lead) }
    if let names = option("--support") {
      let list = try input.ministries(names)
      if list.isOpen { context.complain(context.visible(context.words("cli.others", names))) }
      action.supporting = list.ids
    }
    if let due = option("--due") { action.due = try input.due(due) }
    action.tags = (option("--tag") ?? "").composed.parts
    return action
  }

  private func newOutcome(_ register: Register) throws -> Outcome {
    var outcome = Outcome()
    outcome.id = option("--id") ?? ""
    outcome.meeting = try Reference.meeting(operands[0], in: register, context.words)
    outcome.title = try title()
    let input = context.input(register)
    if let kind = option("--kind") {
      outcome.kind = try input.choice(kind, of: "kind", in: .outcomeKind)
    }
    if let due = option("--due") { outcome.due = try input.due(due) }
    return outcome
  }

  private func newMeeting() throws -> Meeting {
    var meeting = Meeting()
    meeting.id = operands[0]
    meeting.title = try title()
    let input = context.input(Register())
    if let kind = option("--kind") {
      meeting.kind = try input.choice(kind, of: "kind", in: .meetingKind)
    }
    meeting.date = try day("--date")
    if let number = option("--number") {
      meeting.number = try input.wholeNumber(number, of: "number")
    }
    return meeting
  }

  private func newMinistry(_ id: String) throws -> Ministry {
    var ministry = Ministry()
    ministry.id = id
    if let kind = option("--kind") {
      ministry.kind = try context.input(Register()).choice(kind, of: "kind", in: .ministryKind)
    }
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
