import HusokModel

/// A ministry that is split off another.
struct SplitForm: FormSubject {
  /// The id of the ministry that is split.
  let id: String

  /// The form for the new ministry.
  static func form(_ id: String, _ state: AppState) -> Form {
    Form(
      SplitForm(id: id),
      [
        .text(.id, required: true), .text(.code, required: true), .text(.en, required: true),
        .text(.ko, required: true), .text(.short),
        .text(.from, state.today.description, as: .day, required: true),
      ])
  }

  func title(_ scene: Scene) -> String { scene.words("form.split", scene.short(id)) }

  func save(_ form: Form, in state: inout AppState) throws -> [Effect] {
    let new = try FormReader(form, state).newMinistry()
    let effects = try state.trying { state, context throws(Refusal) in
      try state.register.splitting(id, off: new, in: &context)
    }
    let waiting = state.register.handOverQueue(state.figures.summary).count {
      $0.to.contains(new.id)
    }
    state.say(state.words("said.split", state.scene.short(id), waiting))
    return effects
  }
}
