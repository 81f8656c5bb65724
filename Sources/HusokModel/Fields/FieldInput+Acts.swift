extension FieldInput {
  /// The act that sets a field of records of one kind to what a text says.
  ///
  /// Sets (`supporting`, `tags`, `dependsOn`) take `+A,-B` to put in and take out; without signs
  /// the set becomes just what is named.
  ///
  /// - Parameters:
  ///   - name: the field, as `InputField` calls it.
  ///   - ids: the records, all of one kind.
  ///   - text: what was written; nothing empties the field.
  /// - Throws: why it cannot be set so, or by this person.
  public func act(
    setting name: String, of ids: [String], to text: String, reason: String? = nil,
    in context: inout ActContext
  ) throws(Refusal) -> Act {
    guard let first = ids.first else { throw .nothingNamed }
    guard let section = register.place(of: first)?.section else { throw .noSuchRecord(first) }
    guard let field = InputField.all(of: section).first(where: { $0.name == name }) else {
      throw .noSuchField(name, known: InputField.all(of: section).map(\.name))
    }
    if section == .actions {
      return try actionAct(field, of: ids, to: text, reason: reason, in: &context)
    }
    return try joined(ids, in: &context) { id, register, context throws(Refusal) in
      try recordAct(field, of: id, to: text, register: register, in: &context)
    }
  }

  private func actionAct(
    _ field: InputField, of ids: [String], to text: String, reason: String?,
    in context: inout ActContext
  ) throws(Refusal) -> Act {
    switch field.reading {
    case .title(let language):
      return try joined(ids, in: &context) { id, register, context throws(Refusal) in
        try register.settingTitle(of: id, language: language, to: text, in: &context)
      }
    case .status:
      let status = try status(text)
      return try register.changingStatus(of: ids, to: status, reason: reason, in: &context)
    case .lead:
      if text.trimmed.lowercased() == "keep" {
        return try register.keepingLead(of: ids, in: &context)
      }
      return try register.settingLead(of: ids, to: try lead(text), reason: reason, in: &context)
    case .waiting:
      return try joined(ids, in: &context) { id, register, context throws(Refusal) in
        let waiting = try waiting(text, after: register.action(id)?.waitingOn)
        return try register.setting(
          field.name, of: [id], to: waiting?.value ?? .null, reason: reason, in: &context)
      }
    case .contact, .mail, .contactDay:
      return try joined(ids, in: &context) { id, register, context throws(Refusal) in
        let contact = try contact(register.action(id)?.contact, with: field, text)
        return try register.editing(
          id, setting: [("contact", contact?.value ?? .null)], in: &context)
      }
    case .ministries, .actions, .list:
      return try elementsAct(field, of: ids, to: text, in: &context)
    case .due, .day, .wholeNumber, .flag, .choice, .text:
      let value = try value(of: field, text)
      return try register.setting(field.name, of: ids, to: value, reason: reason, in: &context)
    }
  }

  private func recordAct(
    _ field: InputField, of id: String, to text: String, register: Register,
    in context: inout ActContext
  ) throws(Refusal) -> Act {
    switch field.reading {
    case .title(let language):
      return try register.settingTitle(of: id, language: language, to: text, in: &context)
    case .contact, .mail, .contactDay:
      let contact = try contact(register.ministry(id)?.contact, with: field, text)
      return try register.editing(
        id, setting: [("contact", contact?.value ?? .null)], in: &context)
    case .status, .lead, .ministries, .due, .day, .wholeNumber, .flag, .waiting, .text, .choice,
      .actions, .list:
      return try register.editing(
        id, setting: [(field.name, try value(of: field, text))], in: &context)
    }
  }

  /// Who answers, with what a text says of one member; nil where nothing is left.
  private func contact(
    _ before: Contact?, with field: InputField, _ text: String
  ) throws(Refusal) -> Contact? {
    var contact = before ?? Contact()
    let value = try value(of: field, text)
    do throws(FieldFault) {
      try contact.write(field.name, value)
    } catch {
      throw .badValue(field: field.name, text: text)
    }
    return contact == Contact() ? nil : contact
  }

  /// Puts what a text says of one member of who answers into a change.
  public func set(
    _ name: String, to text: String, in change: inout ContactChange
  ) throws(Refusal) {
    switch name {
    case "division": change.division = text.composed.trimmed
    case "officer": change.officer = text.composed.trimmed
    case "phone": change.phone = text.composed.trimmed
    case "mail": change.mail = try mail(text, of: name).text
    case "from": change.from = try day(text)
    default:
      throw .noSuchField(name, known: ["division", "officer", "phone", "mail", "from"])
    }
  }

  /// What a text means as the value of a field; `.null` for nothing.
  func value(of field: InputField, _ text: String) throws(Refusal) -> Value {
    if text.isBlank { return .null }
    switch field.reading {
    case .due: return try due(text).map { .string($0.description) } ?? .null
    case .day, .contactDay: return .string(try day(text).description)
    case .wholeNumber: return .number(String(try wholeNumber(text, of: field.name)))
    case .flag: return .bool(try flag(text, of: field.name))
    case .choice(let family):
      guard let value = words.value(text, in: family) else {
        throw .notAChoice(field: field.name, text: text.trimmed, family)
      }
      return .string(value)
    case .list: return .list(text.composed.parts.map(Value.string))
    case .mail: return .string(try mail(text, of: field.name).text)
    case .text where field.name == "counterpart": return .string(try country(text))
    case .title, .status, .lead, .ministries, .waiting, .text, .contact, .actions:
      return .string(text.composed.trimmed)
    }
  }

  /// One act for several records, each step on what the ones before made of the register.
  private func joined(
    _ ids: [String], in context: inout ActContext,
    make: (String, Register, inout ActContext) throws(Refusal) -> Act
  ) throws(Refusal) -> Act {
    if ids.count == 1 { return try make(ids[0], register, &context) }
    var session = ActSession(register, context)
    for id in ids {
      try session.perform { register, context throws(Refusal) in try make(id, register, &context) }
    }
    return try session.finished(&context)
  }
}

extension FieldInput {
  private func elementsAct(
    _ field: InputField, of ids: [String], to text: String, in context: inout ActContext
  ) throws(Refusal) -> Act {
    let text = text.composed
    let isSigned = text.parts.contains { $0.hasPrefix("+") || $0.hasPrefix("-") }
    var adding: [String] = []
    var removing: [String] = []
    if isSigned {
      for part in text.parts {
        let isSign = part.hasPrefix("+") || part.hasPrefix("-")
        let named = try elements(field, isSign ? String(part.dropFirst()) : part)
        if named.isEmpty { throw .badValue(field: field.name, text: "") }
        if part.hasPrefix("-") { removing += named } else { adding += named }
      }
    } else {
      adding = try elements(field, text)
      let present = ids.flatMap { register.action($0)?.read(field.name)?.elements ?? [] }
      removing = present.compactMap(\.text).filter { !adding.contains($0) }
    }
    return try register.editingSet(
      field.name, of: ids, adding: adding, removing: removing, in: &context)
  }

  private func elements(_ field: InputField, _ text: String) throws(Refusal) -> [String] {
    switch field.reading {
    case .ministries: return try ministries(text).ids
    case .actions:
      var ids: [String] = []
      for part in text.parts { ids.append(try register.actionID(part)) }
      return ids
    case .title, .status, .lead, .due, .day, .wholeNumber, .flag, .waiting, .text, .choice, .list,
      .contact, .mail, .contactDay:
      return text.parts
    }
  }
}
