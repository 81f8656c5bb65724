import HusokModel

/// A new action, or one that is there.
struct ActionForm: FormSubject {
  /// The id of the action; nil for a new one.
  let id: String?

  var records: [String] { id.map { [$0] } ?? [] }

  func fresh(_ state: AppState) -> Form? {
    records.first.flatMap { RecordForm.form($0, state.scene) }
  }

  /// The form of an action; of a new one under an outcome.
  static func form(_ id: String?, outcome: String? = nil, in register: Register) -> Form {
    let action = id.flatMap { register.action($0) } ?? FollowUpAction()
    let outcomes = [outcome ?? action.outcome].filter { !$0.isEmpty }
    let state = action.lead?.confirmed == true ? "confirmed" : "proposed"
    let fields: [FormField] = [
      .text(.en, action.title.en), .text(.ko, action.title.ko),
      .picks(.outcome, outcomes, from: .outcomes, required: true, fixed: id != nil),
      .picks(.lead, action.lead.map { [$0.ministry] } ?? [], from: .ministries),
      .choice(.leadState, of: ["proposed", "confirmed"], chosen: state, family: "form.leadState."),
      .picks(.supporting, action.supporting, from: .ministries, multiple: true),
      .text(.due, action.due?.description, as: .due),
      .choice(
        .priority, of: ["normal", "high"], chosen: action.priority.rawValue,
        family: "form.priority."),
      .choice(
        .kind, of: ["one-off", "ongoing"], chosen: action.kind.rawValue, family: "form.actionKind."),
      .text(.tags, action.tags.joined(separator: ", ")),
    ]
    // A confirmed owner goes only with a reason; of a later date one is asked for.
    let isAsked = action.lead?.confirmed == true || action.due != nil
    let reason: [FormField] = isAsked ? [.text(.reason)] : []
    return Form(ActionForm(id: id), fields + reason)
  }

  func title(_ scene: Scene) -> String {
    id.map { scene.words("form.editing", $0) } ?? scene.words("form.newAction")
  }

  func save(_ form: Form, in state: inout AppState) throws -> [Effect] {
    let reader = FormReader(form, state)
    guard var action = id.map({ state.register.action($0) }) ?? FollowUpAction() else {
      throw Refusal.noSuchRecord(id ?? "")
    }
    action.title = reader.title(like: action.title)
    if id == nil { action.outcome = form.picks(.outcome).first ?? "" }
    if form.isChanged(.lead, .leadState) { action.lead = lead(form, like: action.lead) }
    action.supporting = form.picked(.supporting, in: action.supporting)
    if form.isChanged(.due) { action.due = try reader.due() }
    if form.isChanged(.priority) { action.priority = form.choice(.priority) ?? .normal }
    if form.isChanged(.kind) { action.kind = form.choice(.kind) ?? .oneOff }
    if form.isChanged(.tags) { action.tags = reader.parts(.tags) }
    let new = action
    return try state.trying { state, context throws(Refusal) in
      id == nil
        ? try state.register.adding(new, in: &context)
        : try state.register.editing(new, reason: form.text(.reason), in: &context)
    }
  }

  private func lead(_ form: Form, like old: Lead?) -> Lead? {
    guard let ministry = form.picks(.lead).first else { return nil }
    var lead = old ?? Lead()
    lead.ministry = ministry
    lead.confirmed = form.choice(.leadState) == "confirmed"
    return lead
  }
}
