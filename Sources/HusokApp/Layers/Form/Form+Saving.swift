import HusokModel

/// Why a form cannot be saved yet, and at which field.
struct FormFault: Error {
  let field: FormField.Name?
  let text: String
}

extension AppState {
  /// Saves what was filled in; where it is refused the form stays and says why.
  mutating func save(_ form: Form) -> [Effect] {
    do {
      try checkRequired(form)
      let effects = try saving(form)
      if case .form? = layers.last { layers.removeLast() }
      return effects
    } catch let fault as FormFault {
      return refuse(form, fault)
    } catch let refusal as Refusal {
      return refuse(form, FormFault(field: field(of: refusal, form), text: words.refusal(refusal)))
    } catch {
      return refuse(form, FormFault(field: nil, text: "\(error)"))
    }
  }

  private mutating func refuse(_ form: Form, _ fault: FormFault) -> [Effect] {
    var form = form
    form.problem = fault.text
    if let place = form.fields.firstIndex(where: { $0.name == fault.field }) {
      form.position = place
    }
    replaceLayer(.form(form))
    return []
  }

  /// The field that a refusal is about.
  private func field(of refusal: Refusal, _ form: Form) -> FormField.Name? {
    switch refusal {
    case .ownerReasonNeeded: .reason
    case .leadSupports: .supporting
    case .idTaken: form[.id]?.isFixed == false ? .id : .code
    case .waitsForItself: .dependsOn
    case .badValue(let name, _), .notAChoice(let name, _, _):
      name == "title" ? .en : FormField.Name(rawValue: name)
    default: nil
    }
  }

  private func checkRequired(_ form: Form) throws(FormFault) {
    for field in form.fields where field.isRequired && !field.isFixed {
      let isEmpty =
        switch field.content {
        case .text: form.text(field.name) == nil
        case .picks(let ids): ids.isEmpty
        case .choice: false
        }
      if isEmpty {
        throw FormFault(
          field: field.name, text: words("form.missing", words("form.\(field.name.rawValue)")))
      }
    }
    let hasTitle = form[.en] != nil && form[.ko] != nil && form[.code] == nil
    if hasTitle, form.text(.en) == nil, form.text(.ko) == nil {
      throw FormFault(field: .en, text: words("form.titleNeeded"))
    }
  }

  private mutating func saving(_ form: Form) throws -> [Effect] {
    switch form.purpose {
    case .action(let id): return try saveAction(form, id)
    case .outcome(let id): return try saveOutcome(form, id)
    case .meeting(let id): return try saveMeeting(form, id)
    case .ministry(let id): return try saveMinistry(form, id)
    case .rename(let id):
      let name = ministryName(form)
      let from = try day(form, .from) ?? today
      return try trying { state, context throws(Refusal) in
        try state.register.renaming(id, to: name, from: from, &context)
      }
    case .split(let id):
      let new = try newMinistry(form)
      let effects = try trying { state, context throws(Refusal) in
        try state.register.splitting(id, off: new, &context)
      }
      let waiting = register.handOverQueue(summary).count { $0.to.contains(new.id) }
      say(words("said.split", words.short(id, in: register, on: today), waiting))
      return effects
    case .blocked(let ids): return try saveBlocked(form, ids)
    case .value(let outcome): return try saveValue(form, outcome)
    case .target(let outcome): return try saveTarget(form, outcome)
    case .evidence(let ids): return try saveEvidence(form, ids)
    case .report:
      lastPaper = form
      return writePaper(form, replacing: false)
    case .settings: return saveSettings(form)
    }
  }

  private mutating func saveAction(_ form: Form, _ id: String?) throws -> [Effect] {
    var action = id.flatMap { register.action($0) } ?? FollowUpAction()
    action.title = title(form, like: action.title)
    if id == nil { action.outcome = form.picks(.outcome).first ?? "" }
    if let ministry = form.picks(.lead).first {
      var lead = action.lead ?? Lead()
      lead.ministry = ministry
      lead.confirmed = form.choice(.leadState) == "confirmed"
      action.lead = lead
    } else {
      action.lead = nil
    }
    action.supporting = form.picks(.supporting)
    action.due = try due(form)
    action.priority = form.choice(.priority).flatMap { .init(rawValue: $0) } ?? .normal
    action.kind = form.choice(.kind).flatMap { .init(rawValue: $0) } ?? .oneOff
    action.tags = parts(form.text(.tags))
    let reason = form.text(.reason)
    let new = action
    return try trying { state, context throws(Refusal) in
      id == nil
        ? try state.register.adding(new, &context)
        : try state.register.editing(new, reason: reason, &context)
    }
  }

  private mutating func saveOutcome(_ form: Form, _ id: String?) throws -> [Effect] {
    var outcome = id.flatMap { register.outcome($0) } ?? Outcome()
    outcome.title = title(form, like: outcome.title)
    if id == nil { outcome.meeting = form.picks(.meeting).first ?? "" }
    outcome.kind = form.choice(.kind).flatMap { .init(rawValue: $0) } ?? .result
    outcome.trackable = form.choice(.trackable) == "yes"
    outcome.due = try due(form)
    if form.text(.source) != outcome.source?.document {
      var source = outcome.source ?? Source()
      source.document = form.text(.source)
      outcome.source = source.document == nil && source.quote == nil ? nil : source
    }
    let new = outcome
    return try trying { state, context throws(Refusal) in
      id == nil
        ? try state.register.adding(new, &context) : try state.register.editing(new, &context)
    }
  }

  private mutating func saveMeeting(_ form: Form, _ id: String?) throws -> [Effect] {
    var meeting = id.flatMap { register.meeting($0) } ?? Meeting()
    if id == nil { meeting.id = form.text(.id) ?? "" }
    meeting.title = title(form, like: meeting.title)
    meeting.kind = form.choice(.kind).flatMap { .init(rawValue: $0) } ?? .ministers
    meeting.number = try wholeNumber(form, .number)
    meeting.date = try day(form, .date)
    meeting.place = form.text(.place)
    meeting.counterpart = form.text(.counterpart)
    let new = meeting
    return try trying { state, context throws(Refusal) in
      id == nil
        ? try state.register.adding(new, &context) : try state.register.editing(new, &context)
    }
  }

  private mutating func saveMinistry(_ form: Form, _ id: String?) throws -> [Effect] {
    var ministry = try id.flatMap { register.ministry($0) } ?? newMinistry(form)
    ministry.kind = form.choice(.kind).flatMap { .init(rawValue: $0) } ?? .ministry
    ministry.key = try wholeNumber(form, .key)
    ministry.aliases = parts(form.text(.aliases))
    if form.text(.division) != nil || form.text(.phone) != nil || ministry.contact != nil {
      var contact = ministry.contact ?? Contact()
      contact.division = form.text(.division)
      contact.phone = form.text(.phone)
      ministry.contact = contact
    }
    let new = ministry
    return try trying { state, context throws(Refusal) in
      id == nil
        ? try state.register.adding(new, &context) : try state.register.editing(new, &context)
    }
  }

  private mutating func saveBlocked(_ form: Form, _ ids: [String]) throws -> [Effect] {
    let since = try day(form, .since)
    let text = form.text(.waitingText)
    let ministry = form.picks(.waitingMinistry).first
    let depends = form.picks(.dependsOn)
    let ministryName = ministry.map { words.short($0, in: register, on: today) }
    return try trying { state, context throws(Refusal) in
      var session = ActSession(state.register, context)
      for id in ids {
        guard var action = session.register.action(id) else { throw .noSuchRecord(id) }
        if text == nil, ministry == nil {
          action.waitingOn = nil
        } else {
          var waiting = action.waitingOn ?? WaitingOn()
          waiting.text = text ?? ministryName ?? ""
          waiting.ministry = ministry
          waiting.since = since
          action.waitingOn = waiting
        }
        action.dependsOn = depends
        let new = action
        if new == session.register.action(id) { continue }
        try session.perform { register, context throws(Refusal) in
          try register.editing(new, &context)
        }
      }
      return try session.finished(&context)
    }
  }

  private mutating func saveValue(_ form: Form, _ outcome: String) throws -> [Effect] {
    let measure = form.choice(.target) ?? ""
    let unit = try register.outcome(outcome)?.target(named: measure).unit ?? ""
    let value = try amount(form, .value, unit: unit) ?? ""
    let day = try day(form, .on) ?? today
    let source = form.text(.source)
    return try trying { state, context throws(Refusal) in
      try state.register.addingValue(
        value, on: day, source: source, to: measure, of: outcome, &context)
    }
  }

  private mutating func saveTarget(_ form: Form, _ id: String) throws -> [Effect] {
    var target = Target()
    target.measure = Bilingual(en: form.text(.measureEn), ko: form.text(.measureKo))
    if target.measure.en == nil, target.measure.ko == nil {
      throw FormFault(field: .measureEn, text: words("form.titleNeeded"))
    }
    target.unit = form.text(.unit) ?? ""
    target.goal = try amount(form, .goal, unit: target.unit) ?? ""
    target.baseline = try amount(form, .baseline, unit: target.unit)
    target.due = try due(form)
    target.setBy = form.text(.setBy)
    guard var outcome = register.outcome(id) else { throw Refusal.noSuchRecord(id) }
    outcome.targets.append(target)
    let new = outcome
    return try trying { state, context throws(Refusal) in
      try state.register.editing(new, &context)
    }
  }

  private mutating func saveEvidence(_ form: Form, _ ids: [String]) throws -> [Effect] {
    var evidence = Evidence()
    evidence.title = form.text(.evidenceTitle) ?? ""
    evidence.on = try day(form, .on)
    evidence.locator = form.text(.locator)
    let new = evidence
    return try trying { state, context throws(Refusal) in
      var session = ActSession(state.register, context)
      for id in ids {
        guard var action = session.register.action(id) else { throw .noSuchRecord(id) }
        action.evidence.append(new)
        let evidenced = action
        try session.perform { register, context throws(Refusal) in
          try register.editing(evidenced, &context)
        }
      }
      return try session.finished(&context)
    }
  }

  private mutating func saveSettings(_ form: Form) -> [Effect] {
    settings.name = form.text(.name)
    settings.ministry = form.picks(.ministry).first
    settings.role = form.choice(.role).flatMap { Role(rawValue: $0) }
    become(
      Profile(
        name: settings.name ?? profile.name, ministry: settings.ministry,
        role: settings.role ?? .secretariat))
    let language = form.choice(.language).flatMap { Language(rawValue: $0) } ?? words.language
    if language != words.language { speak(language) }
    look(like: form.choice(.theme).flatMap { Theme.Name(rawValue: $0) } ?? theme.name)
    say(words("said.settings"))
    return [.keepSettings(rememberedSettings)]
  }
}
