import HusokModel

/// What proves that actions are done.
struct EvidenceForm: FormSubject {
  /// The ids of the actions.
  let ids: [String]

  /// The form for one more piece of evidence.
  static func form(_ ids: [String], _ state: AppState) -> Form {
    Form(
      EvidenceForm(ids: ids),
      [
        .text(.evidenceTitle, required: true), .text(.on, state.today.description, as: .day),
        .text(.locator),
      ])
  }

  func title(_ scene: Scene) -> String { scene.words("form.newEvidence", scene.subject(ids)) }

  func save(_ form: Form, in state: inout AppState) throws -> [Effect] {
    var evidence = Evidence()
    evidence.title = form.text(.evidenceTitle) ?? ""
    evidence.on = try FormReader(form, state).day(.on)
    evidence.locator = form.text(.locator)
    let new = evidence
    return try state.trying { state, context throws(Refusal) in
      var session = ActSession(state.register, context)
      for id in ids {
        guard var action = session.register.action(id) else { throw .noSuchRecord(id) }
        action.evidence.append(new)
        let evidenced = action
        try session.perform { register, context throws(Refusal) in
          try register.editing(evidenced, in: &context)
        }
      }
      return try session.finished(&context)
    }
  }
}
