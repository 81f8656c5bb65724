import HusokModel

/// A form to fill in: fields under each other, and a row that saves.
public struct Form: Sendable {
  /// What is filled in.
  enum Purpose: Sendable, Equatable {
    /// A new action, or the one of an id.
    case action(String?)
    /// A new outcome, or the one of an id.
    case outcome(String?)
    /// A new meeting, or the one of an id.
    case meeting(String?)
    /// A new ministry, or the one of an id.
    case ministry(String?)
    /// Another name of a ministry.
    case rename(String)
    /// A ministry that is split off another.
    case split(String)
    /// What actions wait for.
    case blocked([String])
    /// A value against a target of an outcome.
    case value(String)
    /// A target of an outcome.
    case target(String)
    /// What proves that actions are done.
    case evidence([String])
    /// The file that the papers for a meeting are written to.
    case report
    /// Who is at the keyboard, and the looks.
    case settings(isFirst: Bool)
  }

  let purpose: Purpose
  var fields: [FormField]
  /// The field under the cursor; one past the last is the row that saves.
  var position = 0
  /// What is wrong.
  var problem: String?
  /// Whether leaving was asked for once while something was typed.
  var isLeaving = false
  /// The name of the file that was put in for the person; nil where there is none yet.
  var suggested: String?
  /// What such a name begins with.
  var stem = ""
  /// What the fields held at first.
  private var initial: [FormField.Content]

  init(_ purpose: Purpose, _ fields: [FormField]) {
    self.purpose = purpose
    self.fields = fields
    initial = fields.map(\.content)
  }

  /// Adds a field behind the others.
  mutating func append(_ field: FormField) {
    fields.append(field)
    initial.append(field.content)
  }

  /// Puts something into a field as if it had stood there at first.
  mutating func begin(_ name: FormField.Name, with content: FormField.Content) {
    guard let place = fields.firstIndex(where: { $0.name == name }) else { return }
    fields[place].content = content
    initial[place] = content
  }

  /// Whether anything was changed.
  var isChanged: Bool { fields.map(\.content) != initial }

  /// The field of a name.
  subscript(_ name: FormField.Name) -> FormField? { fields.first { $0.name == name } }

  /// What was typed into a field, without white space around; nil where that is nothing.
  func text(_ name: FormField.Name) -> String? {
    guard case .text(let field)? = self[name]?.content else { return nil }
    let text = field.text.composed.trimmed
    return text.isEmpty ? nil : text
  }

  /// The value that was chosen in a field.
  func choice(_ name: FormField.Name) -> String? {
    guard let field = self[name], case .choice(let place) = field.content,
      field.choices.indices.contains(place)
    else { return nil }
    return field.choices[place]
  }

  /// The ids that were picked in a field.
  func picks(_ name: FormField.Name) -> [String] {
    guard case .picks(let ids)? = self[name]?.content else { return [] }
    return ids
  }
}

/// One field of a form.
struct FormField: Sendable {
  /// The names of fields; their labels are `form.` with the name.
  enum Name: String, Sendable, CaseIterable {
    case en, ko, outcome, meeting, lead, leadState, supporting, due, priority, kind, tags, trackable
    case id, number, date, place, counterpart, code, short, from, key, aliases, division, phone
    case waitingText, waitingMinistry, since, dependsOn
    case target, value, on, source, measureEn, measureKo, unit, goal, baseline, setBy
    case format, paperLanguage, onlyMinistry, path
    case evidenceTitle, locator, name, ministry, role, language, theme, reason
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
    case plain, due, day, number
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

  static func text(
    _ name: Name, _ text: String? = nil, _ reading: Reading = .plain, required: Bool = false,
    fixed: Bool = false
  ) -> FormField {
    FormField(
      name: name, content: .text(TextField(text ?? "")), reading: reading, isRequired: required,
      isFixed: fixed)
  }

  static func choice(
    _ name: Name, _ choices: [String], _ chosen: String?, family: String
  ) -> FormField {
    FormField(
      name: name, content: .choice(choices.firstIndex { $0 == chosen } ?? 0), choices: choices,
      family: family)
  }

  static func picks(
    _ name: Name, _ ids: [String], _ source: Source, multiple: Bool = false,
    required: Bool = false, fixed: Bool = false
  ) -> FormField {
    FormField(
      name: name, content: .picks(ids), source: source, isMultiple: multiple,
      isRequired: required, isFixed: fixed)
  }
}
