import HusokModel

/// A step of an action.
struct StepForm: FormSubject {
  /// The id of the action.
  let action: String
  /// The id of the step; nil for a new one.
  let step: String?

  /// The form for one more step.
  static func form(of action: String, _ state: AppState) -> Form {
    form(ActionStep(), StepForm(action: action, step: nil))
  }

  /// The form that changes a step.
  static func form(_ step: ActionStep, of action: String) -> Form {
    form(step, StepForm(action: action, step: step.id))
  }

  private static func form(_ step: ActionStep, _ subject: StepForm) -> Form {
    Form(
      subject,
      [
        .text(.ko, step.title.ko), .text(.en, step.title.en),
        .text(.due, step.due?.description, as: .due),
        .text(.doneOn, step.doneOn?.description, as: .day),
        .picks(.stepMinistry, step.ministry.map { [$0] } ?? [], from: .ministries),
      ])
  }

  func title(_ scene: Scene) -> String {
    let name = step.map { StepReference(action: action, step: $0).description }
    return scene.words(step == nil ? "form.newStep" : "form.step", name ?? action)
  }

  func save(_ form: Form, in state: inout AppState) throws -> [Effect] {
    var new = try step.map { try state.register.step($0, of: action) } ?? ActionStep()
    if form.isChanged(.ko) { new.title.ko = form.text(.ko) }
    if form.isChanged(.en) { new.title.en = form.text(.en) }
    if form.isChanged(.due) { new.due = try FormReader(form, state).due() }
    if form.isChanged(.doneOn) { new.doneOn = try FormReader(form, state).day(.doneOn) }
    if form.isChanged(.stepMinistry) { new.ministry = form.picks(.stepMinistry).first }
    let changed = new
    return try state.trying { state, context throws(Refusal) in
      if step == nil {
        return try state.register.addingSteps([changed], to: action, in: &context)
      }
      return try state.register.changing(step: changed, of: action, in: &context)
    }
  }
}
