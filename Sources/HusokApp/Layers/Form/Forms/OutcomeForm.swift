import HusokModel

/// A new outcome, or one that is there.
struct OutcomeForm: FormSubject {
  /// The id of the outcome; nil for a new one.
  let id: String?

  var records: [String] { id.map { [$0] } ?? [] }

  func fresh(_ state: AppState) -> Form? {
    records.first.flatMap { RecordForm.form($0, state.scene) }
  }

  /// The form of an outcome; of a new one of a meeting.
  static func form(_ id: String?, meeting: String? = nil, in register: Register) -> Form {
    let outcome = id.flatMap { register.outcome($0) } ?? Outcome()
    let meetings = [meeting ?? outcome.meeting].filter { !$0.isEmpty }
    return Form(
      OutcomeForm(id: id),
      [
        .text(.en, outcome.title.en), .text(.ko, outcome.title.ko),
        .picks(.meeting, meetings, from: .meetings, required: true, fixed: id != nil),
        .choice(
          .kind, of: Outcome.Kind.allCases.map(\.rawValue), chosen: outcome.kind.rawValue,
          family: "outcome."),
        .choice(
          .trackable, of: ["yes", "no"], chosen: outcome.trackable ? "yes" : "no",
          family: "form.trackable."),
        .text(.due, outcome.due?.description, as: .due),
        .text(.source, outcome.source?.document),
      ])
  }

  func title(_ scene: Scene) -> String {
    id.map { scene.words("form.editing", $0) } ?? scene.words("form.newOutcome")
  }

  func save(_ form: Form, in state: inout AppState) throws -> [Effect] {
    let reader = FormReader(form, state)
    guard var outcome = id.map({ state.register.outcome($0) }) ?? Outcome() else {
      throw Refusal.noSuchRecord(id ?? "")
    }
    outcome.title = reader.title(like: outcome.title)
    if id == nil { outcome.meeting = form.picks(.meeting).first ?? "" }
    if form.isChanged(.kind) { outcome.kind = form.choice(.kind) ?? .result }
    if form.isChanged(.trackable) { outcome.trackable = form.choice(.trackable) == "yes" }
    if form.isChanged(.due) { outcome.due = try reader.due() }
    if form.isChanged(.source) {
      var source = outcome.source ?? Source()
      source.document = form.text(.source)
      outcome.source = source.document == nil && source.quote == nil ? nil : source
    }
    let new = outcome
    return try state.trying { state, context throws(Refusal) in
      id == nil
        ? try state.register.adding(new, in: &context)
        : try state.register.editing(new, in: &context)
    }
  }
}
