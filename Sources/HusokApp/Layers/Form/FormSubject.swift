import HusokModel

/// What a form is about: what stands above it, and what becomes of what was filled in. Each form is
/// a type with its fields and its saving beside each other.
protocol FormSubject: Sendable {
  /// The records that the form changes, so that none can be picked to wait for itself; none where it
  /// makes one.
  var records: [String] { get }

  /// Whether nothing is lost where it is left as it is.
  var canBeSkipped: Bool { get }

  /// What stands above the fields.
  func title(_ scene: Scene) -> String

  /// Saves what was filled in; throws a `FormFault` or a `Refusal` where that cannot be.
  func save(_ form: Form, in state: inout AppState) throws -> [Effect]

  /// The form as it would be opened now, so that what others changed meanwhile is seen; nil where it
  /// shows nothing that they could change.
  func fresh(_ state: AppState) -> Form?

  /// What the number in a field measures; nil for a field that holds no amount.
  func measure(of name: FormField.Name, in form: Form) -> FormMeasure?

  /// Changes the other fields after a choice.
  func follow(_ form: inout Form)
}

extension FormSubject {
  var records: [String] { [] }
  var canBeSkipped: Bool { false }
  func fresh(_ state: AppState) -> Form? { nil }
  func measure(of name: FormField.Name, in form: Form) -> FormMeasure? { nil }
  func follow(_ form: inout Form) {}
}
