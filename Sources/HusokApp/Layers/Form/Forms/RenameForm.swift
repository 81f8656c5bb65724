import HusokModel

/// Another name of a ministry.
struct RenameForm: FormSubject {
  /// The id of the ministry.
  let id: String

  var records: [String] { [id] }

  func fresh(_ state: AppState) -> Form? { RenameForm.form(id, state) }

  /// The form with the name of today.
  static func form(_ id: String, _ state: AppState) -> Form {
    let name = state.register.ministry(id)?.name(on: state.today) ?? MinistryName()
    return Form(
      RenameForm(id: id),
      [
        .text(.code, name.code, required: true), .text(.en, name.en, required: true),
        .text(.ko, name.ko, required: true), .text(.short, name.shortKo),
        .text(.from, state.today.description, as: .day, required: true),
      ])
  }

  func title(_ scene: Scene) -> String { scene.words("form.rename", scene.short(id)) }

  func save(_ form: Form, in state: inout AppState) throws -> [Effect] {
    let reader = FormReader(form, state)
    let from = try reader.day(.from) ?? state.today
    return try state.trying { state, context throws(Refusal) in
      try state.register.renaming(id, to: reader.ministryName(), from: from, in: &context)
    }
  }
}
