import HusokModel

/// A step of an action.
struct StepForm: FormSubject {
  /// The ids of the actions: one, or several that get the same new step.
  let ids: [String]
  /// The id of the step; nil for a new one.
  let step: String?

  /// The form for one more step, with what was typed of its title.
  static func form(of ids: [String], titled title: Bilingual = Bilingual()) -> Form {
    var step = ActionStep()
    step.title = title
    return form(step, StepForm(ids: ids, step: nil))
  }

  /// The form that changes a step.
  static func form(_ step: ActionStep, of action: String) -> Form {
    form(step, StepForm(ids: [action], step: step.id))
  }

  private static func form(_ step: ActionStep, _ subject: StepForm) -> Form {
    Form(
      subject,
      [
        .text(.en, step.title.en), .text(.ko, step.title.ko),
        .text(.due, step.due?.description, as: .due),
        .text(.doneOn, step.doneOn?.description, as: .day),
        .picks(.stepMinistry, step.ministry.map { [$0] } ?? [], from: .ministries),
      ])
  }

  func title(_ scene: Scene) -> String {
    let name = step.map { StepReference(action: ids[0], step: $0).description }
    return scene.words(step == nil ? "form.newStep" : "form.step", name ?? scene.subject(ids))
  }

  func save(_ form: Form, in state: inout AppState) throws -> [Effect] {
    var new = try step.map { try state.register.step($0, of: ids[0]) } ?? ActionStep()
    if step == nil || form.isChanged(.ko) { new.title.ko = form.text(.ko) }
    if step == nil || form.isChanged(.en) { new.title.en = form.text(.en) }
    if form.isChanged(.due) { new.due = try FormReader(form, state).due() }
    if form.isChanged(.doneOn) { new.doneOn = try FormReader(form, state).dayThatCame(.doneOn) }
    if form.isChanged(.stepMinistry) { new.ministry = form.picks(.stepMinistry).first }
    let changed = new
    return try state.trying { state, context throws(Refusal) in
      if step == nil {
        return try state.register.addingSteps([changed], to: ids, in: &context)
      }
      return try state.register.changing(step: changed, of: ids[0], in: &context)
    }
  }
}
