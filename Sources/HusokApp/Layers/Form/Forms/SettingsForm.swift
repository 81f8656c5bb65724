import HusokModel

/// Who is at the keyboard, and the looks.
struct SettingsForm: FormSubject {
  /// Whether it is asked for at the first start, where it may be skipped.
  let isFirst: Bool

  var canBeSkipped: Bool { isFirst }

  /// The form with what is set.
  static func form(_ state: AppState, isFirst: Bool) -> Form {
    let profile = state.person.profile
    let name = FormField.text(
      // At the first start the name is typed; without one, the login name does.
      .name, state.person.settings.name ?? (isFirst ? nil : profile.name))
    // Mail is written, and a register shared, long after the first start.
    let mail = isFirst ? [] : [FormField.text(.mail, state.person.settings.mail)]
    let moments = SyncChoice(state.person.settings.syncs)
    let sync =
      isFirst
      ? []
      : [
        FormField.choice(
          .sync, of: SyncChoice.allCases.map(\.rawValue), chosen: moments.rawValue,
          family: "syncs.")
      ]
    return Form(
      SettingsForm(isFirst: isFirst),
      [name] + mail + [
        .picks(.ministry, profile.ministry.map { [$0] } ?? [], from: .ministries),
        .choice(
          .role, of: Role.allCases.map(\.rawValue), chosen: profile.role.rawValue, family: "role."),
        .choice(
          .language, of: Language.allCases.map(\.rawValue), chosen: state.words.language.rawValue,
          family: "language."),
        .choice(
          .theme, of: Theme.Name.allCases.map(\.rawValue), chosen: state.theme.name.rawValue,
          family: "theme."),
      ] + sync)
  }

  func title(_ scene: Scene) -> String { scene.words(isFirst ? "form.whoAmI" : "form.settings") }

  func save(_ form: Form, in state: inout AppState) throws -> [Effect] {
    let name = form.text(.name)
    if !isFirst { state.person.settings.mail = try FormReader(form, state).mail() }
    let ministry = form.picks(.ministry).first
    let role: Role? = form.choice(.role)
    state.person.settings.name = name
    state.person.settings.ministry = ministry
    state.person.settings.role = role
    if let moments: SyncChoice = form.choice(.sync) {
      state.person.settings.syncs = moments.moments
    }
    state.become(
      Profile(
        name: name ?? state.person.profile.name, ministry: ministry, role: role ?? .secretariat))
    let language: Language = form.choice(.language) ?? state.words.language
    if language != state.words.language { state.speak(language) }
    state.look(like: form.choice(.theme) ?? state.theme.name)
    state.say(isFirst ? FirstMessage.ofNewRegister(state) : state.words("said.settings"))
    return [.keepSettings(state.rememberedSettings)]
  }
}

/// When a shared register is brought together with that of others by itself, as it is chosen.
enum SyncChoice: String, CaseIterable {
  case never, opening, saving, both

  init(_ moments: [SyncMoment]) {
    switch (moments.contains(.opening), moments.contains(.saving)) {
    case (false, false): self = .never
    case (true, false): self = .opening
    case (false, true): self = .saving
    case (true, true): self = .both
    }
  }

  var moments: [SyncMoment] {
    switch self {
    case .never: []
    case .opening: [.opening]
    case .saving: [.saving]
    case .both: [.opening, .saving]
    }
  }
}
