import HusokCanvas
import HusokModel

extension AppState {
  /// Carries out an act of the person: the register changes at once, the store follows.
  mutating func perform(_ act: Act) -> [Effect] {
    let rows = figures.rows(touchedBy: act, in: register)
    let before = standings(of: rows ?? [])
    // They hold the records as they were: with them every change would copy all records.
    pages.forget()
    do {
      try register.apply(act)
    } catch {
      say(words("said.cannotApply", act.records.first ?? ""), .warning)
      return []
    }
    figures.update(after: act, touching: rows, in: register, words: words, today: today)
    unsaved.append(act)
    person.hasActed()
    if save != .demo { save = .saving }
    if let rows { rematch(rows, from: before) } else { rematch() }
    for change in act.structural where !change.to.isNull { show(made: change.record) }
    return [.save(act)]
  }

  private mutating func standings(of rows: [Int]) -> [ActionList.Standing] {
    if rows.isEmpty { return [] }
    let source = listSource()
    return rows.map { list.standing(of: $0, source) }
  }

  /// A record that was just made is under the cursor, also where the filter would hide it.
  private mutating func show(made id: String) {
    guard let place = register.place(of: id), place.section != .ministries else { return }
    if place.section == .actions {
      list.retain(id, at: place.row)
      list.folded.remove(register.actions[place.row].outcome)
    } else {
      // Only the tree shows it.
      asked.grouping = .meeting
      list.retain(id)
      if let outcome = register.outcome(id) { list.folded.remove(outcome.meeting) }
    }
    list.selected = id
    rebuildRows()
  }

  /// Carries out an act and says what it did, or why it was refused.
  mutating func attempt(
    leavingOut count: Int = 0,
    _ make: (AppState, inout ActContext) throws(Refusal) -> Act
  ) -> [Effect] {
    do throws(Refusal) {
      return try trying(leavingOut: count, make)
    } catch {
      say(words.refusal(error), .warning)
      return []
    }
  }

  /// Carries out an act and says what it did; throws why it was refused, so that a form can show it.
  ///
  /// - Parameters:
  ///   - meanwhile: what others changed since the person saw what they change; it is not overwritten.
  ///   - count: how many actions that were meant stay as they are.
  mutating func trying(
    over meanwhile: Meanwhile = Meanwhile(), leavingOut count: Int = 0,
    _ make: (AppState, inout ActContext) throws(Refusal) -> Act
  ) throws(Refusal) -> [Effect] {
    if save == .readOnly || pages.past != nil { throw .readOnly }
    var context = actContext
    let act = try make(self, &context)
    try register.checkReach(of: act, by: context)
    if let theirs = meanwhile.overwritten(by: act, in: register).first {
      throw .changedSince(theirs.record, field: theirs.field)
    }
    identifiers = context.identifiers
    let effects = perform(act)
    if !effects.isEmpty {
      list.clearMarks()
      say(said(act) + (count > 0 ? " " + words("said.leftOut", count) : ""))
    }
    return effects
  }

  /// When, by whom and in what role acts are made.
  var actContext: ActContext {
    ActContext(
      at: now, by: person.profile.author, role: person.profile.role, identifiers: identifiers)
  }

  /// What an act did, how far the meeting is now where that changed, and how it is taken back; the
  /// meeting by its number where its name has no room.
  private func said(_ act: Act) -> String {
    let counts = act.changes.contains { $0.field == "status" || $0.field == Change.wholeRecord }
    guard counts, let first = act.records.first, let place = register.place(of: first),
      place.section == .actions
    else { return told("said.plain") { words.sentence(act, in: register, title: $0) } }
    let sentence = words.sentence(act, in: register)
    let row = register.meetingRow(ofAction: place.row)
    let progress = figures.counts.meetings[row]
    let meeting = register.meetings[row]
    let freed = words.freed(register.freed(by: act))
    let said = freed.map { "\(sentence) \($0)" } ?? sentence
    let texts = [words.shortTitle(meeting), meeting.id].map { name in
      words("said.act", said, words("said.progress", name, progress.done, progress.counted))
    }
    // What can go on now is news; how far the meeting is stands in the list, too.
    let last = freed == nil ? texts[1] : words("said.plain", said)
    return texts.first { TextWidth.of($0) <= size.width - 2 } ?? last
  }

  /// What is said of an act, in one line: the title of a step is cut where the window has no room.
  ///
  /// - Parameter sentence: what is said, with titles written as a function says.
  func told(_ key: String, _ sentence: ((String) -> String) -> String) -> String {
    let whole = words(key, sentence { $0 })
    let over = TextWidth.of(whole) - (size.width - 2)
    if over <= 0 { return whole }
    let cut = sentence { title in
      let room = max(12, TextWidth.of(title) - over)
      return TextWidth.fitted(title, to: room, ellipsis: glyphs.ellipsis)
    }
    return words(key, cut)
  }

  /// The actions that do not have a status yet.
  func without(_ status: Status, _ ids: [String]) -> [String] {
    ids.filter { register.action($0)?.status != status }
  }

  /// Why one of the actions may not take a status, those left out that have it; a reason that is still
  /// to be asked for is none.
  func refusal(of status: Status, for ids: [String]) -> Refusal? {
    let ahead = without(status, ids)
    for id in ahead.isEmpty ? ids : ahead {
      guard let action = register.action(id) else { return .noSuchRecord(id) }
      do throws(Refusal) {
        try StatusRules.check(action, to: status, role: person.profile.role, reason: "?")
      } catch {
        return error
      }
    }
    return nil
  }

  /// Gives actions a status.
  mutating func changeStatus(
    of ids: [String], to status: Status, reason: String?, leavingOut count: Int = 0
  ) -> [Effect] {
    attempt(leavingOut: count) { state, context throws(Refusal) in
      try state.register.changingStatus(of: ids, to: status, reason: reason, in: &context)
    }
  }
}
