import HusokModel

/// A value against a target of an outcome.
struct ValueForm: FormSubject {
  /// The id of the outcome.
  let outcome: String

  /// The form, with the cursor on the value: most outcomes have one target.
  static func form(_ outcome: String, _ state: AppState) -> Form {
    let targets = state.register.outcome(outcome)?.targets ?? []
    let names = targets.map { $0.measure.text(in: state.words.language) }
    var form = Form(
      ValueForm(outcome: outcome),
      [
        .choice(.target, of: names, chosen: names.first, family: ""),
        .text(.value, nil, as: .number, required: true),
        .text(.on, state.today.description, as: .day, required: true), .text(.source),
      ])
    form.position = 1
    return form
  }

  func title(_ scene: Scene) -> String { scene.words("form.newValue", outcome) }

  func save(_ form: Form, in state: inout AppState) throws -> [Effect] {
    let reader = FormReader(form, state)
    let measure = form.choice(.target) ?? ""
    let unit = try state.register.outcome(outcome)?.target(named: measure).unit ?? ""
    let value = try reader.amount(.value, unit: unit) ?? ""
    let day = try reader.day(.on) ?? state.today
    return try state.trying { state, context throws(Refusal) in
      try state.register.addingValue(
        value, on: day, source: form.text(.source), to: measure, of: outcome, in: &context)
    }
  }
}
