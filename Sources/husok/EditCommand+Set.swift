import HusokModel

extension EditCommand {
  /// `husok set`: fields of actions; several of them are one act.
  func setAct(_ register: Register, _ circumstances: inout ActContext) throws -> Act {
    let words = self.references
    let references = words.prefix { !$0.contains("=") }
    let settings = words.dropFirst(references.count)
    if references.isEmpty { throw Refusal.nothingNamed }
    if settings.isEmpty {
      let last = operands.last ?? ""
      throw Failure(ExitCode.usage, context.words("cli.badSetting", last))
    }
    var acts: [Act] = []
    var changed = register
    for setting in settings {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw Failure(ExitCode.usage, context.words("cli.badSetting", setting))
      }
      let act = try self.act(
        String(parts[0]), String(parts[1]), Array(references), changed, &circumstances)
      try changed.apply(act)
      acts.append(act)
    }
    return register.joining(acts)
  }

  private func act(
    _ field: String, _ value: String, _ references: [String], _ register: Register,
    _ circumstances: inout ActContext
  ) throws -> Act {
    if field == "title.en" || field == "title.ko" {
      let id = try Reference.resolve(references[0], in: register, context.words)
      let language: Language = field == "title.ko" ? .korean : .english
      return try register.settingTitle(of: id, language, to: value, &circumstances)
    }
    try checkActions(references, register)
    let ids = try actions(references, register)
    let reason = context.invocation.options["--reason"]
    switch field {
    case "lead": return try leadAct(value, ids, reason, register, &circumstances)
    case "supporting", "tags", "dependsOn":
      return try setAct(field, value, ids, register, &circumstances)
    case "due":
      let due = try self.due(value)
      let text = due.map { Value.string($0.description) } ?? .null
      return try register.setting("due", of: ids, to: text, reason: reason, &circumstances)
    case "priority", "kind":
      return try register.setting(
        field, of: ids, to: .string(value), reason: reason, &circumstances)
    case "waitingOn":
      return try register.setting(
        field, of: ids, to: waiting(value), reason: reason, &circumstances)
    case "status":
      guard let status = Status(written: value) else {
        throw Refusal.badValue(field: field, text: value)
      }
      return try register.changingStatus(of: ids, to: status, reason: reason, &circumstances)
    default: throw Refusal.noSuchField(field)
    }
  }

  /// Throws where a reference is an outcome or a meeting, with the command that edits those.
  private func checkActions(_ references: [String], _ register: Register) throws(Failure) {
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

  /// `MOTIR` confirms, `(MOTIR)` proposes, nothing takes away, `keep` leaves an action of a split
  /// ministry where it is.
  private func leadAct(
    _ value: String, _ ids: [String], _ reason: String?, _ register: Register,
    _ circumstances: inout ActContext
  ) throws -> Act {
    if value == "keep" { return try register.keepingLead(of: ids, &circumstances) }
    return try register.settingLead(
      of: ids, to: try lead(value, register), reason: reason, &circumstances)
  }

  /// A lead as it is written on the command line; nil for none.
  func lead(_ text: String, _ register: Register) throws -> Lead? {
    if text.isBlank { return nil }
    let isProposed = text.hasPrefix("(") && text.hasSuffix(")")
    var lead = Lead()
    lead.ministry = try ministry(
      isProposed ? String(text.dropFirst().dropLast()) : text, register)
    lead.confirmed = !isProposed
    return lead
  }

  /// The id of the ministry that a word names.
  func ministry(_ name: String, _ register: Register) throws(Refusal) -> String {
    guard let id = register.ministries(named: name).first else { throw .noSuchMinistry(name) }
    return id
  }

  /// A due date as a person writes it; nil for words that mean none.
  func due(_ text: String) throws(Failure) -> Due? {
    if text.isBlank { return nil }
    switch DueInput.read(text, today: context.today) {
    case .due(let due)?: return due
    case DueInput.Reading.none?: return nil
    case nil: throw Failure(ExitCode.usage, context.words("cli.badDue", text))
    }
  }

  private func waiting(_ text: String) -> Value {
    if text.isBlank { return .null }
    return .object([
      .init("text", .string(text.composed)),
      .init("since", .string(context.today.description)),
    ])
  }

  /// `+A,-B` puts in and takes out; without signs the set becomes just these.
  private func setAct(
    _ field: String, _ value: String, _ ids: [String], _ register: Register,
    _ circumstances: inout ActContext
  ) throws -> Act {
    let words = value.split(separator: ",").map(String.init)
    let isSigned = words.contains { $0.hasPrefix("+") || $0.hasPrefix("-") }
    var adding: [String] = []
    var removing: [String] = []
    for word in words {
      let name = word.hasPrefix("+") || word.hasPrefix("-") ? String(word.dropFirst()) : word
      let element = try self.element(field, name, register)
      if word.hasPrefix("-") { removing.append(element) } else { adding.append(element) }
    }
    if !isSigned {
      let present = ids.flatMap { register.action($0)?.read(field)?.elements ?? [] }
      removing = present.compactMap(\.text).filter { !adding.contains($0) }
    }
    return try register.editingSet(
      field, of: ids, adding: adding, removing: removing, &circumstances)
  }

  private func element(_ field: String, _ name: String, _ register: Register) throws -> String {
    switch field {
    case "supporting": try ministry(name, register)
    case "dependsOn": try Reference.action(name, in: register, context.words)
    default: name.composed
    }
  }
}
