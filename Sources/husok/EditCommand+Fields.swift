import HusokApp
import HusokModel

extension EditCommand {
  /// The fields that `FIELD=VALUE` of a command can name.
  static func fields(of command: String) -> [String] {
    switch command {
    case "set":
      [
        "lead", "supporting", "due", "status", "priority", "kind", "tags", "waitingOn",
        "dependsOn", "title.en", "title.ko",
      ]
    case "meeting edit":
      ["title.en", "title.ko", "kind", "date", "number", "place", "counterpart"]
    case "outcome edit": ["title.en", "title.ko", "kind", "trackable", "due"]
    case "ministry edit": ["kind", "key", "aliases", "division", "phone"]
    default: []
    }
  }

  /// `husok meeting|outcome|ministry edit`: fields of one record, as one act.
  func recordEdit(
    _ name: String, _ register: Register, _ circumstances: inout ActContext
  ) throws -> Act {
    let id = try record(name, register)
    var acts: [Act] = []
    var changed = register
    for setting in operands.dropFirst() {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      guard parts.count == 2 else {
        throw Failure(ExitCode.usage, context.words("cli.badSetting", setting))
      }
      guard EditCommand.fields(of: name).contains(parts[0]) else {
        throw noField(parts[0], of: name)
      }
      let act = try edit(id, parts[0], parts[1].composed, changed, &circumstances)
      try changed.apply(act)
      acts.append(act)
    }
    return register.joining(acts)
  }

  private func record(_ name: String, _ register: Register) throws(Failure) -> String {
    switch name {
    case "meeting edit": try Reference.meeting(operands[0], in: register, context.words)
    case "outcome edit": try Reference.outcome(operands[0], in: register, context.words)
    default: try Reference.ministry(operands[0], in: register, context.words)
    }
  }

  private func noField(_ field: String, of name: String) -> Failure {
    let known = EditCommand.fields(of: name)
    let nearest = Nearest.words(to: field, among: known)
    let hint =
      nearest.isEmpty ? "" : " " + context.words("query.nearest", nearest.joined(separator: ", "))
    let sentence = context.words("cli.badChoice", field, known.joined(separator: ", "))
    return Failure(ExitCode.usage, sentence + hint)
  }

  private func edit(
    _ id: String, _ field: String, _ text: String, _ register: Register,
    _ circumstances: inout ActContext
  ) throws -> Act {
    switch field {
    case "title.en", "title.ko":
      let language: Language = field == "title.ko" ? .korean : .english
      return try register.settingTitle(of: id, language, to: text, &circumstances)
    case "division", "phone":
      var contact = register.ministry(id)?.contact ?? Contact()
      if field == "division" { contact.division = text.isBlank ? nil : text }
      if field == "phone" { contact.phone = text.isBlank ? nil : text }
      let isEmpty = contact.division == nil && contact.phone == nil
      return try register.editing(
        id, [("contact", isEmpty ? .null : contact.value)], &circumstances)
    case "key":
      guard var ministry = register.ministry(id) else { throw Refusal.noSuchMinistry(id) }
      ministry.key = nil
      if !text.isBlank {
        guard let key = Int(text) else { throw Refusal.badValue(field: field, text: text) }
        ministry.key = key
      }
      return try register.editing(ministry, &circumstances)
    case "aliases":
      let names = text.parts.map { Value.string($0) }
      return try register.editing(id, [(field, .list(names))], &circumstances)
    default:
      return try register.editing(id, [(field, try value(field, text))], &circumstances)
    }
  }

  private func value(_ field: String, _ text: String) throws -> Value {
    if text.isBlank { return .null }
    switch field {
    case "number":
      guard let number = Int(text) else { throw Refusal.badValue(field: field, text: text) }
      return .number(String(number))
    case "trackable":
      guard let flag = ["yes": true, "true": true, "no": false, "false": false][text.lowercased()]
      else { throw Refusal.badValue(field: field, text: text) }
      return .bool(flag)
    case "date":
      guard let day = DueInput.readDay(text, today: context.today) else {
        throw Refusal.badValue(field: field, text: text)
      }
      return .string(day.description)
    case "due":
      return try due(text).map { .string($0.description) } ?? .null
    default: return .string(text)
    }
  }
}
