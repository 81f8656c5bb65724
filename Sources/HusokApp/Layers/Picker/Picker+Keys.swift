import HusokCanvas
import HusokModel

extension AppState {
  mutating func pressInPicker(_ key: Key, _ picker: Picker) -> [Effect] {
    var picker = picker
    switch key {
    case .escape, .control("c"):
      layers.removeLast()
      return []
    case .enter: return pick(picker)
    case .up, .control("p"): picker.move(by: -1)
    case .down, .control("n"): picker.move(by: 1)
    case .pageUp: picker.move(by: -10)
    case .pageDown: picker.move(by: 10)
    case .tab: turn(&picker)
    case .delete where picker.purpose == .keptView: return deleteKept(picker)
    default:
      if !AppState.edit(&picker.field, key) { return [] }
      picker.search()
    }
    replaceLayer(.picker(picker))
    return []
  }

  /// Puts the cursor of the list in front on a line.
  public mutating func movePicker(to position: Int) {
    guard case .picker(var picker)? = layers.last else { return }
    picker.move(by: position - picker.position)
    replaceLayer(.picker(picker))
  }

  /// Tab puts an item on and off where several may be picked, and proposes instead of confirming.
  private func turn(_ picker: inout Picker) {
    if case .owner = picker.purpose {
      picker.isProposal.toggle()
    } else if picker.isMultiple, let item = picker.selected {
      if let place = picker.chosen.firstIndex(of: item.id) {
        picker.chosen.remove(at: place)
      } else {
        picker.chosen.append(item.id)
      }
      picker.move(by: 1)
    } else {
      picker.move(by: 1)
    }
  }

  private mutating func pick(_ picker: Picker) -> [Effect] {
    if picker.isMultiple { return pickSeveral(picker) }
    guard let item = picker.selected else { return [] }
    if let reason = item.off {
      layers.removeLast()
      say(reason, .warning)
      return []
    }
    layers.removeLast()
    switch picker.purpose {
    case .ministryFilter: toggleMinistry(item.id)
    case .meetingFilter: toggleFilter("#" + item.id)
    case .keptView:
      if let kept = settings.keptViews.first(where: { $0.name == item.id }) { recall(kept) }
    case .command: return runFromPalette(item.id)
    case .owner(let ids): return setOwner(ids, item.id, isProposal: picker.isProposal)
    case .handOver(let ids): return handOver(ids, item.id)
    case .backup: askToRestore(item)
    case .formField(let place): fill(place, [item.id])
    case .rename: layers.append(.form(renameForm(item.id)))
    case .split: layers.append(.form(splitForm(item.id)))
    case .closeMeeting: layers.append(.prompt(Prompt(.closing(item.id))))
    case .supporting: break
    }
    return []
  }

  mutating func runFromPalette(_ word: String) -> [Effect] {
    guard let info = CommandTable.all.first(where: { $0.word == word }) else { return [] }
    return run(info.command)
  }

  private mutating func pickSeveral(_ picker: Picker) -> [Effect] {
    layers.removeLast()
    // Enter without a mark takes the one under the cursor.
    let chosen =
      picker.chosen.isEmpty && !picker.field.text.isEmpty
      ? picker.selected.map { [$0.id] } ?? [] : picker.chosen
    switch picker.purpose {
    case .formField(let place):
      fill(place, chosen)
      return []
    case .supporting(let ids): return setSupporting(ids, chosen)
    default: return []
    }
  }

  private mutating func setOwner(_ ids: [String], _ ministry: String, isProposal: Bool) -> [Effect]
  {
    var lead: Lead?
    if !ministry.isEmpty {
      var new = Lead()
      new.ministry = ministry
      new.confirmed = !isProposal
      lead = new
    }
    let needsReason = ids.contains { id in
      guard let before = register.action(id)?.lead, before.confirmed else { return false }
      return before.ministry != lead?.ministry
    }
    if needsReason {
      layers.append(.prompt(Prompt(.ownerReason(ids, lead))))
      return []
    }
    return attempt { state, context throws(Refusal) in
      try state.register.settingLead(of: ids, to: lead, reason: nil, &context)
    }
  }

  /// Everything picked supports all of the actions; what was on and is not any more goes.
  private mutating func setSupporting(_ ids: [String], _ chosen: [String]) -> [Effect] {
    let before = Set(ids.flatMap { register.action($0)?.supporting ?? [] })
    let removing = register.ministries.map(\.id).filter {
      before.contains($0) && !chosen.contains($0)
    }
    return attempt { state, context throws(Refusal) in
      try state.register.editingSet(
        "supporting", of: ids, adding: chosen, removing: removing, &context)
    }
  }

  private mutating func handOver(_ ids: [String], _ heir: String) -> [Effect] {
    if heir.isEmpty {
      return attempt { state, context throws(Refusal) in
        try state.register.keepingLead(of: ids, &context)
      }
    }
    var lead = Lead()
    lead.ministry = heir
    lead.confirmed = true
    return attempt { state, context throws(Refusal) in
      try state.register.settingLead(
        of: ids, to: lead, reason: state.words("handOver.reason"), &context)
    }
  }

  private mutating func deleteKept(_ picker: Picker) -> [Effect] {
    guard let item = picker.selected else { return [] }
    settings.keptViews.removeAll { $0.name == item.id }
    layers.removeLast()
    say(words("said.keptDeleted", item.name))
    return [.keepSettings(rememberedSettings)]
  }

  /// The versions that were kept, to go back to one.
  mutating func showBackups(_ entries: [BackupEntry]) {
    if entries.isEmpty { return say(words("backups.none")) }
    let items = entries.map { entry in
      let counts =
        entry.actions.map { words("backups.actions", $0.count, $0.done) }
        ?? words("backups.unreadable")
      return Picker.Item(
        id: String(entry.number), code: String(entry.number), name: words.moment(entry.at),
        note: counts, words: [words.moment(entry.at), entry.at.description],
        off: entry.actions == nil ? words("backups.unreadable") : nil)
    }
    layers.append(.picker(Picker(.backup, items)))
  }

  private mutating func askToRestore(_ item: Picker.Item) {
    guard let number = Int(item.id) else { return }
    if let reason = reasonAgainst(.undo) { return say(reason, .warning) }
    let text = words("question.restore", item.name)
    layers.append(.question(Question(purpose: .restore(number), text: text)))
  }
}
