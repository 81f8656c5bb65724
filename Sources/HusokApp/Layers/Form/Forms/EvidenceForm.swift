import HusokModel

/// What proves that actions are done.
struct EvidenceForm: FormSubject {
  /// The ids of the actions.
  let ids: [String]
  /// The place of the piece that is put right; nil for a new one.
  var place: Int?

  /// The form for one more piece of evidence.
  static func form(_ ids: [String], _ state: AppState) -> Form {
    Form(
      EvidenceForm(ids: ids),
      [
        .text(.evidenceTitle, required: true), .text(.on, state.today.description, as: .day),
        .text(.locator),
      ])
  }

  /// The form that puts a piece of evidence right.
  static func form(_ evidence: Evidence, _ place: Int, of id: String) -> Form {
    Form(
      EvidenceForm(ids: [id], place: place),
      [
        .text(.evidenceTitle, evidence.title, required: true),
        .text(.on, evidence.on?.description, as: .day), .text(.locator, evidence.locator),
      ])
  }

  func title(_ scene: Scene) -> String {
    scene.words(place == nil ? "form.newEvidence" : "form.evidenceOf", scene.subject(ids))
  }

  func save(_ form: Form, in state: inout AppState) throws -> [Effect] {
    let held = try place.map { try state.register.evidence($0, of: ids[0]) }
    var evidence = held ?? Evidence()
    evidence.title = form.text(.evidenceTitle) ?? ""
    if held == nil || form.isChanged(.on) {
      evidence.on = try FormReader(form, state).dayThatCame(.on)
    }
    evidence.locator = form.text(.locator)
    let draft = EvidenceDraft(evidence: evidence, ids: ids, place: place)
    if case .file? = evidence.locator.flatMap({ EvidenceAddress($0) }),
      held?.locator != evidence.locator
    {
      // It is refused before the file is looked at, not after.
      var context = state.actContext
      let act = try draft.act(on: state.register, sha256: nil, in: &context)
      try state.register.checkReach(of: act, by: context)
      return [.digest(draft)]
    }
    return try state.trying { state, context throws(Refusal) in
      try draft.act(on: state.register, sha256: nil, in: &context)
    }
  }
}
