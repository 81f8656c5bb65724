import HusokModel

/// One field of a form.
struct FormField: Sendable {
  /// The names of fields; their labels are `form.` with the name.
  enum Name: String, Sendable, CaseIterable {
    case en, ko, outcome, meeting, lead, leadState, supporting, due, priority, kind, tags, trackable
    case id, number, date, place, counterpart, datesConfirmed, code, short, from, key, aliases,
      division, officer
    case phone, mail, contactFrom, contactNow, audience, unneeded, callPurpose, folder
    case waitingText, waitingMinistry, since, dependsOn
    case target, lastValue, value, on, source, measureEn, measureKo, unit, goal, baseline, setBy
    case format, paperLanguage, exported, onlyMinistry, path
    case doneOn, stepMinistry, evidenceTitle, locator, name, ministry, role, language, theme, sync,
      reason
  }

  /// What a field holds.
  enum Content: Sendable, Equatable {
    /// A text.
    case text(TextField)
    /// The place of one of the choices.
    case choice(Int)
    /// Ids that were picked.
    case picks([String])
  }

  /// How a text is read, for the preview beside it.
  enum Reading: Sendable {
    case plain, due, day, number, unit
  }

  /// What is picked from.
  enum Source: Sendable {
    case ministries, outcomes, meetings, actions
  }

  let name: Name
  var content: Content
  var reading = Reading.plain
  /// The values to choose from; their words are made when they are shown.
  var choices: [String] = []
  /// The beginning of the key of a choice's words, such as `outcome.`.
  var family = ""
  var source = Source.ministries
  /// Whether several may be picked.
  var isMultiple = false
  /// Whether it must be filled in.
  var isRequired = false
  /// Whether it is shown and cannot be changed.
  var isFixed = false

  /// Whether it is the path of a file or a folder.
  var isPath: Bool { name == .path || name == .folder }

  static func text(
    _ name: Name, _ text: String? = nil, as reading: Reading = .plain, required: Bool = false,
    fixed: Bool = false
  ) -> FormField {
    FormField(
      name: name, content: .text(TextField(text ?? "")), reading: reading, isRequired: required,
      isFixed: fixed)
  }

  static func choice(
    _ name: Name, of choices: [String], chosen: String?, family: String
  ) -> FormField {
    FormField(
      name: name, content: .choice(choices.firstIndex { $0 == chosen } ?? 0), choices: choices,
      family: family)
  }

  static func picks(
    _ name: Name, _ ids: [String], from source: Source, multiple: Bool = false,
    required: Bool = false, fixed: Bool = false
  ) -> FormField {
    FormField(
      name: name, content: .picks(ids), source: source, isMultiple: multiple,
      isRequired: required, isFixed: fixed)
  }
}
