import HusokModel

/// What one division or officer of a ministry answers for goes to another.
struct HandOnForm: FormSubject {
  /// The form, for the ministry that leads the action under the cursor, and who answers for it.
  static func form(_ state: AppState) -> Form {
    let row = state.currentAction.flatMap { state.register.place(of: $0)?.row }
    let lead = row.flatMap { state.register.actions[$0].leadMinistry }
    let ministry = lead ?? state.asked.ministries.last ?? state.person.ministry
    let contact =
      row.flatMap { state.register.contact(ofAction: $0) }
      ?? ministry.flatMap { state.register.ministry($0)?.contact }
    var fields: [FormField] = [
      .picks(.ministry, ministry.map { [$0] } ?? [], from: .ministries, required: true),
      .text(.contactNow, contact?.officer ?? contact?.division, required: true),
    ]
    fields += ContactForm.fields(nil)
    return Form(HandOnForm(), fields)
  }

  func title(_ scene: Scene) -> String { scene.words("form.handOn") }

  func save(_ form: Form, in state: inout AppState) throws -> [Effect] {
    let reader = FormReader(form, state)
    var change = ContactChange()
    change.division = form.text(.division)
    change.officer = form.text(.officer)
    change.phone = form.text(.phone)
    change.mail = try reader.mail()
    change.from = try reader.day(.contactFrom)
    let new = change
    let ministry = form.picks(.ministry).first ?? ""
    let name = form.text(.contactNow) ?? ""
    return try state.trying { state, context throws(Refusal) in
      try state.register.handingOn(name, of: ministry, to: new, in: &context)
    }
  }
}
