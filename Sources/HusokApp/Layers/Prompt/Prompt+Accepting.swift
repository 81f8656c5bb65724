import HusokModel

/// What becomes of a line that was accepted.
extension Prompt {
  func accept(in state: inout AppState) -> [Effect] {
    let text = field.text.trimmed
    switch purpose {
    case .query: return acceptQuery(in: &state)
    case .reason(let ids, let status):
      if text.isEmpty {
        return refuse(
          state.words("refusal.reasonNeeded", state.words.status(status)), in: &state)
      }
      return carryOut(in: &state) { state, context throws(Refusal) in
        try state.register.changingStatus(of: ids, to: status, reason: text, in: &context)
      }
    case .note(let ids, let kind):
      return carryOut(in: &state) { state, context throws(Refusal) in
        try state.register.addingNote(text, kind: kind, to: ids, in: &context)
      }
    case .correction(let id, let place, let kind):
      return carryOut(in: &state) { state, context throws(Refusal) in
        try state.register.correcting(note: place, of: id, text: text, kind: kind, in: &context)
      }
    case .ownerReason(let ids, let lead):
      return carryOut(in: &state) { state, context throws(Refusal) in
        try state.register.settingLead(of: ids, to: lead, reason: text, in: &context)
      }
    case .removal(let id):
      return carryOut(in: &state) { state, context throws(Refusal) in
        try state.register.removing(id, reason: text, in: &context)
      }
    case .due(let ids): return acceptDue(of: ids, in: &state)
    case .postponement(let ids, let due):
      return carryOut(in: &state) { state, context throws(Refusal) in
        try state.input.act(
          setting: "due", of: ids, to: due, reason: text.isEmpty ? nil : text, in: &context)
      }
    case .sendingBack(let ids):
      return carryOut(in: &state) { state, context throws(Refusal) in
        try state.register.sendingBack(ids, reason: text, in: &context)
      }
    case .tag(let ids): return acceptTags(of: ids, in: &state)
    case .closing(let meeting): return acceptClosing(of: meeting, in: &state)
    case .since: return acceptSince(in: &state)
    case .asOf: return acceptAsOf(in: &state)
    case .importing, .saveElsewhere:
      if text.isEmpty { return refuse(state.words("prompt.pathNeeded"), in: &state) }
      state.layers.removeLast()
      return purpose == .importing
        ? [.makeStore(.file(text))] : [.saveElsewhere(text, replacing: false)]
    case .importFile:
      if text.isEmpty { return refuse(state.words("prompt.pathNeeded"), in: &state) }
      state.layers.removeLast()
      return [.readFile(text)]
    case .viewName:
      if text.isEmpty { return refuse(state.words("prompt.nameNeeded"), in: &state) }
      state.layers.removeLast()
      return state.keepView(named: text)
    }
  }

  /// Carries out an act of a line; where it is refused the line stays and says why.
  private func carryOut(
    in state: inout AppState,
    _ make: (AppState, inout ActContext) throws(Refusal) -> Act
  ) -> [Effect] {
    do throws(Refusal) {
      let effects = try state.trying(over: meanwhile, leavingOut: leftOut, make)
      state.layers.removeLast()
      remember(in: &state)
      return effects
    } catch {
      if state.ask(about: error, meanwhile, from: nil) { return [] }
      return refuse(state.words.refusal(error), in: &state)
    }
  }

  /// Keeps the line for the next one of its kind; of a day what it meant, since `fri` will be another.
  private func remember(in state: inout AppState) {
    guard let kind = earlier else { return }
    switch kind {
    case .queries: state.earlier.add(field.text, to: kind)
    case .tags, .reasons: state.earlier.add(field.text.trimmed, to: kind)
    case .dues, .days:
      let due = try? state.input.due(field.text)
      if let due = due ?? nil { state.earlier.add(due.description, to: kind) }
    }
  }

  private func acceptQuery(in state: inout AppState) -> [Effect] {
    if let problem = state.query.problems.first {
      return refuse(state.words.problem(problem), in: &state)
    }
    state.layers.removeLast()
    remember(in: &state)
    return []
  }

  /// A date that is later than it was is asked a reason for; Enter leaves that open.
  private func acceptDue(of ids: [String], in state: inout AppState) -> [Effect] {
    let theirs = meanwhile.latest(of: ["due"], on: ids)
    if !theirs.isEmpty, field.text == opened {
      // Nothing was typed: what the other wrote stands.
      state.layers.removeLast()
      state.say(state.scene.told(theirs))
      return []
    }
    let due = try? state.input.due(field.text)
    let asked = state.register.toExplain(ids, due: due ?? nil)
    if asked.isEmpty || !theirs.isEmpty {
      return carryOut(in: &state) { state, context throws(Refusal) in
        try state.input.act(setting: "due", of: ids, to: field.text, in: &context)
      }
    }
    remember(in: &state)
    var prompt = Prompt(.postponement(ids, due: field.text), meanwhile: meanwhile)
    prompt.leftOut = leftOut
    state.layers.replaceFront(with: .prompt(prompt))
    return []
  }

  /// Words put tags on; with a minus in front they take them off.
  private func acceptTags(of ids: [String], in state: inout AppState) -> [Effect] {
    let parts = field.text.composed.split { $0 == "," || $0.isWhitespace }
    let removing = parts.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) }
    let adding = parts.filter { !$0.hasPrefix("-") }.map {
      $0.hasPrefix("+") ? String($0.dropFirst()) : String($0)
    }
    if adding.isEmpty, removing.isEmpty {
      return refuse(state.words("prompt.tagNeeded"), in: &state)
    }
    return carryOut(in: &state) { state, context throws(Refusal) in
      try state.register.editingSet(
        "tags", of: ids, adding: adding, removing: removing, in: &context)
    }
  }

  private func acceptClosing(of meeting: String, in state: inout AppState) -> [Effect] {
    let day: Day
    do throws(Refusal) {
      day = field.text.isBlank ? state.today : try state.input.day(field.text)
    } catch {
      return refuse(state.words.refusal(error), in: &state)
    }
    let effects = carryOut(in: &state) { state, context throws(Refusal) in
      try state.register.closing(meeting, on: day, in: &context)
    }
    if !effects.isEmpty {
      let open = state.register.actions.count { $0.status.isOpen }
      state.say(state.words("said.closed", meeting, state.words.day(day), open))
    }
    return effects
  }

  private func acceptSince(in state: inout AppState) -> [Effect] {
    do throws(Refusal) {
      let point = try state.input.past(field.text).point
      var options = state.pages.options
      if options.comparedEnd == .to { options.until = point } else { options.since = point }
      let days = [
        options.since ?? Pages.lastBase(of: state.register, on: state.today), options.until,
      ]
      .map { ComparePage.day(of: $0, state.register, state.today) }
      if options.comparedEnd != nil, days[0] >= days[1] {
        return refuse(state.words("compare.order"), in: &state)
      }
      state.layers.removeLast()
      remember(in: &state)
      state.pages.options = options
      return []
    } catch {
      return refuse(state.words.refusal(error), in: &state)
    }
  }

  private func acceptAsOf(in state: inout AppState) -> [Effect] {
    let input = FieldInput(state.present, words: .shared, today: state.now.day)
    do throws(Refusal) {
      let (point, day) = try input.past(field.text)
      let meeting: String? = if case .meeting(let id) = point { id } else { nil }
      state.layers.removeLast()
      state.earlier.add(meeting ?? day.description, to: .days)
      Past.show(day, meeting: meeting, in: &state)
      return []
    } catch {
      return refuse(state.words.refusal(error), in: &state)
    }
  }

  private func refuse(_ problem: String, in state: inout AppState) -> [Effect] {
    var prompt = self
    prompt.problem = problem
    state.layers.replaceFront(with: .prompt(prompt))
    return []
  }
}
