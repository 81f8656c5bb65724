import HusokModel

extension AppState {
  /// The form that edits a record; nil where there is none of that id.
  func editForm(_ id: String) -> Form? {
    guard let place = register.place(of: id) else { return nil }
    return switch place.section {
    case .actions: actionForm(id, outcome: nil)
    case .outcomes: outcomeForm(id, meeting: nil)
    case .meetings: meetingForm(id)
    case .ministries: ministryForm(id)
    }
  }

  /// The form for a new record, of the kind that belongs under the cursor.
  var addForm: Form {
    if view == .ministries { return ministryForm(nil) }
    if register.meetings.isEmpty { return meetingForm(nil) }
    if let id = currentRecord, register.meeting(id) != nil { return outcomeForm(nil, meeting: id) }
    if register.outcomes.isEmpty { return outcomeForm(nil, meeting: currentMeeting) }
    return actionForm(nil, outcome: currentOutcome ?? register.outcomes.last?.id)
  }

  func actionForm(_ id: String?, outcome: String?) -> Form {
    let action = id.flatMap { register.action($0) } ?? FollowUpAction()
    let outcomes = [outcome ?? action.outcome].filter { !$0.isEmpty }
    let state = action.lead?.confirmed == true ? "confirmed" : "proposed"
    var form = Form(
      .action(id),
      [
        .text(.en, action.title.en), .text(.ko, action.title.ko),
        .picks(.outcome, outcomes, .outcomes, required: true, fixed: id != nil),
        .picks(.lead, action.lead.map { [$0.ministry] } ?? [], .ministries),
        .choice(.leadState, ["proposed", "confirmed"], state, family: "form.leadState."),
        .picks(.supporting, action.supporting, .ministries, multiple: true),
        .text(.due, action.due?.description, .due),
        .choice(
          .priority, ["normal", "high"], action.priority.rawValue, family: "form.priority."),
        .choice(.kind, ["one-off", "ongoing"], action.kind.rawValue, family: "form.actionKind."),
        .text(.tags, action.tags.joined(separator: ", ")),
      ])
    // A confirmed owner goes only with a reason.
    if action.lead?.confirmed == true { form.append(.text(.reason)) }
    return form
  }

  func outcomeForm(_ id: String?, meeting: String?) -> Form {
    let outcome = id.flatMap { register.outcome($0) } ?? Outcome()
    let meetings = [meeting ?? outcome.meeting].filter { !$0.isEmpty }
    return Form(
      .outcome(id),
      [
        .text(.en, outcome.title.en), .text(.ko, outcome.title.ko),
        .picks(.meeting, meetings, .meetings, required: true, fixed: id != nil),
        .choice(
          .kind, Outcome.Kind.allCases.map(\.rawValue), outcome.kind.rawValue, family: "outcome."),
        .choice(
          .trackable, ["yes", "no"], outcome.trackable ? "yes" : "no", family: "form.trackable."),
        .text(.due, outcome.due?.description, .due),
        .text(.source, outcome.source?.document),
      ])
  }

  func meetingForm(_ id: String?) -> Form {
    let meeting = id.flatMap { register.meeting($0) } ?? Meeting()
    return Form(
      .meeting(id),
      [
        .text(.id, id, required: true, fixed: id != nil), .text(.en, meeting.title.en),
        .text(.ko, meeting.title.ko),
        .choice(
          .kind, Meeting.Kind.allCases.map(\.rawValue), meeting.kind.rawValue, family: "meeting."),
        .text(.number, meeting.number.map(String.init), .number),
        .text(.date, meeting.date?.description, .day), .text(.place, meeting.place),
        .text(.counterpart, meeting.counterpart),
      ])
  }

  func ministryForm(_ id: String?) -> Form {
    let ministry = id.flatMap { register.ministry($0) } ?? Ministry()
    let name = ministry.name(on: today)
    return Form(
      .ministry(id),
      [
        .text(.id, id, required: true, fixed: id != nil),
        .text(.code, name.code, required: true, fixed: id != nil),
        .text(.en, name.en, required: true, fixed: id != nil),
        .text(.ko, name.ko, required: true, fixed: id != nil),
        .text(.short, name.shortKo, fixed: id != nil),
        .choice(
          .kind, Ministry.Kind.allCases.map(\.rawValue), ministry.kind.rawValue,
          family: "ministry."),
        .text(.key, ministry.key.map(String.init), .number),
        .text(.aliases, ministry.aliases.joined(separator: ", ")),
        .text(.division, ministry.contact?.division), .text(.phone, ministry.contact?.phone),
      ])
  }

  func renameForm(_ id: String) -> Form {
    let name = register.ministry(id)?.name(on: today) ?? MinistryName()
    return Form(
      .rename(id),
      [
        .text(.code, name.code, required: true), .text(.en, name.en, required: true),
        .text(.ko, name.ko, required: true), .text(.short, name.shortKo),
        .text(.from, today.description, .day, required: true),
      ])
  }

  func splitForm(_ id: String) -> Form {
    Form(
      .split(id),
      [
        .text(.id, required: true), .text(.code, required: true), .text(.en, required: true),
        .text(.ko, required: true), .text(.short),
        .text(.from, today.description, .day, required: true),
      ])
  }

  func blockedForm(_ ids: [String]) -> Form {
    let action = ids.count == 1 ? register.action(ids[0]) : nil
    let waiting = action?.waitingOn
    return Form(
      .blocked(ids),
      [
        .text(.waitingText, waiting?.text),
        .picks(.waitingMinistry, waiting?.ministry.map { [$0] } ?? [], .ministries),
        .text(.since, (waiting?.since ?? today).description, .day),
        .picks(.dependsOn, action?.dependsOn ?? [], .actions, multiple: true),
      ])
  }

  func valueForm(_ outcome: String) -> Form {
    let targets = register.outcome(outcome)?.targets ?? []
    let names = targets.map { $0.measure.text(in: words.language) }
    var form = Form(
      .value(outcome),
      [
        .choice(.target, names, names.first, family: ""),
        .text(.value, nil, .number, required: true),
        .text(.on, today.description, .day, required: true), .text(.source),
      ])
    // The number is what is typed; most outcomes have one target.
    form.position = 1
    return form
  }

  func targetForm(_ outcome: String) -> Form {
    Form(
      .target(outcome),
      [
        .text(.measureEn), .text(.measureKo), .text(.unit, required: true),
        .text(.goal, nil, .number, required: true), .text(.baseline, nil, .number),
        .text(.due, nil, .due), .text(.setBy),
      ])
  }

  func evidenceForm(_ ids: [String]) -> Form {
    Form(
      .evidence(ids),
      [
        .text(.evidenceTitle, required: true), .text(.on, today.description, .day),
        .text(.locator),
      ])
  }

  func settingsForm(isFirst: Bool) -> Form {
    Form(
      .settings(isFirst: isFirst),
      [
        // At the first start the name is typed; without one, the login name does.
        .text(.name, settings.name ?? (isFirst ? nil : profile.name)),
        .picks(.ministry, profile.ministry.map { [$0] } ?? [], .ministries),
        .choice(.role, Role.allCases.map(\.rawValue), profile.role.rawValue, family: "role."),
        .choice(
          .language, Language.allCases.map(\.rawValue), words.language.rawValue,
          family: "language."),
        .choice(
          .theme, Theme.Name.allCases.map(\.rawValue), theme.name.rawValue, family: "theme."),
      ])
  }
}
