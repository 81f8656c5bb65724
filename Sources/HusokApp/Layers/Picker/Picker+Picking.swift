import HusokModel

/// What becomes of what was picked.
extension Picker {
  func pick(in state: inout AppState) -> [Effect] {
    if isMultiple { return pickSeveral(in: &state) }
    guard let item = selected else { return [] }
    state.layers.removeLast()
    if let reason = item.off {
      state.say(reason, .warning)
      return []
    }
    switch purpose {
    case .ministryFilter:
      state.toggle(ministry: item.id)
    case .meetingFilter: state.toggle(filter: "#" + item.id)
    case .keptView:
      let kept = state.person.settings.keptViews.first { $0.name == item.id }
      if let kept { state.recall(kept) }
    case .command:
      if let record = item.record {
        RecordSearch.show(record, in: &state)
        return []
      }
      if let line = Picker.elsewhere.first(where: { $0.word == item.id })?.line {
        state.say(state.words("said.elsewhere", line))
        return []
      }
      return run(item, in: &state)
    case .owner(let ids): return setOwner(of: ids, to: item.id, in: &state)
    case .handOver(let ids): return handOver(ids, to: item.id, in: &state)
    case .stepList(let ids, let lists):
      return addSteps(lists.first { $0.name == item.id }, to: ids, in: &state)
    case .backup: askToRestore(item, in: &state)
    case .formField(let place, _): Form.fill(place, with: [item.id], in: &state)
    case .rename: state.layers.append(.form(RenameForm.form(item.id, state)))
    case .split: state.layers.append(.form(SplitForm.form(item.id, state)))
    case .closeMeeting: state.layers.append(.prompt(Prompt(.closing(item.id))))
    case .settle(let record, let name):
      return state.attempt(from: .picker(self), over: meanwhile) { state, context throws(Refusal) in
        try state.register.settling(
          record, name, isOther: item.id == Picker.otherValue, in: &context)
      }
    case .register: return state.open(register: item.id)
    case .mapping: MappingLayer.fill(with: item.id, in: &state)
    case .supporting: break
    }
    return []
  }

  /// Runs a command; the line that it opens is accepted where it was typed behind its name.
  private func run(_ item: Item, in state: inout AppState) -> [Effect] {
    let effects = state.run(word: item.id)
    guard let line = item.line(in: field.text), case .prompt(let prompt)? = state.layers.last else {
      return effects
    }
    prompt.paste(line, in: &state)
    return effects + state.press(.enter)
  }

  private func pickSeveral(in state: inout AppState) -> [Effect] {
    state.layers.removeLast()
    // Enter without a mark takes the one under the cursor.
    let picked =
      chosen.isEmpty && !field.text.isEmpty ? selected.map { [$0.id] } ?? [] : chosen
    switch purpose {
    case .formField(let place, _): Form.fill(place, with: picked, in: &state)
    case .supporting(let ids): return setSupporting(of: ids, to: picked, in: &state)
    case .ministryFilter, .meetingFilter, .owner, .handOver, .stepList, .keptView, .command,
      .backup, .rename, .split, .closeMeeting, .register, .settle, .mapping:
      break
    }
    return []
  }

  private func setOwner(
    of ids: [String], to ministry: String, in state: inout AppState
  ) -> [Effect] {
    if ministry == Picker.asProposed {
      return state.attempt(from: .picker(self), over: meanwhile) { state, context throws(Refusal) in
        try state.register.confirmingLeads(of: ids, in: &context)
      }
    }
    var lead: Lead?
    if !ministry.isEmpty {
      var new = Lead()
      new.ministry = ministry
      new.confirmed = !isProposal
      lead = new
    }
    let wanted = lead
    if Picker.needsReason(toGive: wanted, to: ids, state) {
      state.layers.append(.prompt(Prompt(.ownerReason(ids, wanted), meanwhile: meanwhile)))
      return []
    }
    return state.attempt(from: .picker(self), over: meanwhile) { state, context throws(Refusal) in
      try state.register.settingLead(of: ids, to: wanted, reason: nil, in: &context)
    }
  }

  /// Whether actions get another lead only with a reason.
  private static func needsReason(
    toGive lead: Lead?, to ids: [String], _ state: AppState
  ) -> Bool {
    var context = state.actContext
    do throws(Refusal) {
      _ = try state.register.settingLead(of: ids, to: lead, reason: nil, in: &context)
      return false
    } catch .ownerReasonNeeded {
      return true
    } catch {
      return false
    }
  }

  /// Everything picked supports all of the actions; what was on and is not any more goes.
  private func setSupporting(
    of ids: [String], to picked: [String], in state: inout AppState
  ) -> [Effect] {
    let removing = chosenFirst.filter { !picked.contains($0) }
    // What somebody else took off meanwhile was not put on here.
    let gone = meanwhile.removed(from: "supporting").intersection(chosenFirst)
    let adding = picked.filter { !gone.contains($0) }
    return state.attempt(from: .picker(self), over: meanwhile) { state, context throws(Refusal) in
      try state.register.editingSet(
        "supporting", of: ids, adding: adding, removing: removing, in: &context)
    }
  }

  private func handOver(
    _ ids: [String], to heir: String, in state: inout AppState
  ) -> [Effect] {
    if heir.isEmpty {
      return state.attempt(from: .picker(self), over: meanwhile) { state, context throws(Refusal) in
        try state.register.keepingLead(of: ids, in: &context)
      }
    }
    var lead = Lead()
    lead.ministry = heir
    lead.confirmed = true
    let wanted = lead
    return state.attempt(from: .picker(self), over: meanwhile) { state, context throws(Refusal) in
      try state.register.settingLead(
        of: ids, to: wanted, reason: state.words("handOver.reason"), in: &context)
    }
  }

  /// Adds the steps of a ready list, or opens the form for one of the person's own.
  private func addSteps(
    _ list: StepList?, to ids: [String], in state: inout AppState
  ) -> [Effect] {
    guard let list else {
      let title = Bilingual(typed: field.text.trimmed, in: state.words.language)
      state.layers.append(.form(StepForm.form(of: ids, titled: title)))
      return []
    }
    var passedOver = 0
    let effects = state.attempt { state, context throws(Refusal) in
      let made = try state.register.adding(list, to: ids, in: &context)
      passedOver = made.passedOver
      return made.act
    }
    if passedOver > 0, let notice = state.notice {
      state.say("\(notice.text) \(state.words("step.passedOver", passedOver))")
    }
    return effects
  }

  private func askToRestore(_ item: Item, in state: inout AppState) {
    guard let number = Int(item.id) else { return }
    if let reason = state.reasonAgainst(.undo) { return state.say(reason, .warning) }
    let text = state.words("question.restore", item.name)
    state.layers.append(.question(Question(purpose: .restore(number), text: text)))
  }
}
