import HusokModel

/// What actions wait for.
struct BlockedForm: FormSubject {
  /// The ids of the actions.
  let ids: [String]

  var records: [String] { ids }

  func fresh(_ state: AppState) -> Form? { BlockedForm.form(ids, state) }

  /// The form, with what is known where it is one action.
  static func form(_ ids: [String], _ state: AppState) -> Form {
    let action = ids.count == 1 ? state.register.action(ids[0]) : nil
    let waiting = action?.waitingOn
    return Form(
      BlockedForm(ids: ids),
      [
        .text(.waitingText, waiting?.text),
        .picks(.waitingMinistry, waiting?.ministry.map { [$0] } ?? [], from: .ministries),
        .text(.since, (waiting?.since ?? state.today).description, as: .day),
        .picks(.dependsOn, action?.dependsOn ?? [], from: .actions, multiple: true),
      ])
  }

  func title(_ scene: Scene) -> String { scene.words("form.blocked", scene.subject(ids)) }

  func save(_ form: Form, in state: inout AppState) throws -> [Effect] {
    let since = try FormReader(form, state).day(.since)
    let typed = try FormReader(form, state).waiting()
    let ministry = form.picks(.waitingMinistry).first
    let isWaitChanged = form.isChanged(.waitingText, .waitingMinistry, .since)
    let ministryName = ministry.map(state.scene.short)
    return try state.trying { state, context throws(Refusal) in
      var session = ActSession(state.register, context)
      for id in ids {
        guard var action = session.register.action(id) else { throw .noSuchRecord(id) }
        if !isWaitChanged {
          // It stays as it is.
        } else if typed == nil, ministry == nil {
          action.waitingOn = nil
        } else {
          var waiting = action.waitingOn ?? WaitingOn()
          waiting.text = typed?.text ?? ministryName ?? ""
          waiting.ministry = typed?.ministry ?? ministry
          waiting.since = since
          action.waitingOn = waiting
        }
        action.dependsOn = form.picked(.dependsOn, in: action.dependsOn)
        let new = action
        if new == session.register.action(id) { continue }
        try session.perform { register, context throws(Refusal) in
          try register.editing(new, in: &context)
        }
      }
      return try session.finished(&context)
    }
  }
}
