import HusokModel

/// A new ministry, or one that is there.
struct MinistryForm: FormSubject {
  /// The id of the ministry; nil for a new one.
  let id: String?

  var records: [String] { id.map { [$0] } ?? [] }

  func fresh(_ state: AppState) -> Form? {
    records.first.flatMap { RecordForm.form($0, state.scene) }
  }

  /// The form of a ministry; its names change by a form of their own.
  static func form(_ id: String?, _ scene: Scene) -> Form {
    let ministry = id.flatMap { scene.register.ministry($0) } ?? Ministry()
    let name = ministry.name(on: scene.today)
    return Form(
      MinistryForm(id: id),
      [
        .text(.id, id, required: true, fixed: id != nil),
        .text(.code, name.code, required: true, fixed: id != nil),
        .text(.en, name.en, required: true, fixed: id != nil),
        .text(.ko, name.ko, required: true, fixed: id != nil),
        .text(.short, name.shortKo, fixed: id != nil),
        .choice(
          .kind, of: Ministry.Kind.allCases.map(\.rawValue), chosen: ministry.kind.rawValue,
          family: "ministry."),
        .text(.key, ministry.key.map(String.init), as: .number),
        .text(.aliases, ministry.aliases.joined(separator: ", ")),
      ] + ContactForm.fields(ministry.contact))
  }

  func title(_ scene: Scene) -> String {
    id.map { scene.words("form.editing", scene.short($0)) } ?? scene.words("form.newMinistry")
  }

  func save(_ form: Form, in state: inout AppState) throws -> [Effect] {
    let reader = FormReader(form, state)
    var ministry = try id.flatMap { state.register.ministry($0) } ?? reader.newMinistry()
    if form.isChanged(.kind) { ministry.kind = form.choice(.kind) ?? .ministry }
    if form.isChanged(.key) { ministry.key = try reader.wholeNumber(.key) }
    if form.isChanged(.aliases) { ministry.aliases = reader.parts(.aliases) }
    ministry.contact = try ContactForm.put(form, reader, into: ministry.contact)
    let new = ministry
    return try state.trying { state, context throws(Refusal) in
      id == nil
        ? try state.register.adding(new, in: &context)
        : try state.register.editing(new, in: &context)
    }
  }
}
