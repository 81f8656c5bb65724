import HusokModel

/// A target of an outcome.
struct TargetForm: FormSubject {
  /// The id of the outcome.
  let outcome: String

  /// The form for a new target.
  static func form(_ outcome: String) -> Form {
    Form(
      TargetForm(outcome: outcome),
      [
        .text(.measureEn), .text(.measureKo), .text(.unit, nil, as: .unit, required: true),
        .text(.goal, nil, as: .number, required: true), .text(.baseline, nil, as: .number),
        .text(.due, nil, as: .due), .text(.setBy),
      ])
  }

  func measure(of name: FormField.Name, in form: Form) -> FormMeasure? {
    guard name == .goal || name == .baseline, let unit = form.text(.unit) else { return nil }
    return FormMeasure(unit: AmountInput.storedUnit(unit))
  }

  func title(_ scene: Scene) -> String { scene.words("form.newTarget", outcome) }

  func save(_ form: Form, in state: inout AppState) throws -> [Effect] {
    let reader = FormReader(form, state)
    var target = Target()
    target.measure = Bilingual(en: form.text(.measureEn), ko: form.text(.measureKo))
    if target.measure.en == nil, target.measure.ko == nil {
      throw FormFault(field: .measureEn, text: state.words("form.titleNeeded"))
    }
    target.unit = form.text(.unit).map { AmountInput.storedUnit($0) } ?? ""
    target.goal = try reader.amount(.goal, unit: target.unit)?.description ?? ""
    target.baseline = try reader.amount(.baseline, unit: target.unit)?.description
    target.due = try reader.due()
    target.setBy = form.text(.setBy)
    let new = target
    return try state.trying { state, context throws(Refusal) in
      try state.register.adding(new, to: outcome, in: &context)
    }
  }
}
