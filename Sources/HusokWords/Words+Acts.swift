import HusokModel

extension Words {
  /// What an act did, as a sentence.
  ///
  /// - Parameter title: how the title of a step is written, so that it can be cut where there is no room.
  public func sentence(
    _ act: Act, in register: Register, title: (String) -> String = { $0 }
  ) -> String {
    if let change = act.changes.first, change.field == "notes", change.from.isNull {
      let isUnchanged = change.to["unchanged"]?.truth == true
      return self(isUnchanged ? "act.unchanged" : "act.noteAdded", subject(of: act, in: register))
    }
    let label = label(act, in: register, title: title)
    return label.hasSuffix(".") || label.hasSuffix(".)") ? label : label + "."
  }

  /// What an act did, as a label: `CN26-3.1 complete`, `4 actions complete`.
  public func label(
    _ act: Act, in register: Register, title: (String) -> String = { $0 }
  ) -> String {
    let subject = subject(of: act, in: register)
    guard let change = act.changes.first else { return subject }
    return switch change.field {
    case "status":
      self("act.status", subject, change.to.text.flatMap { Status(rawValue: $0) }.map(status) ?? "")
    case "notes" where change.from.isNull: self("act.noted", subject)
    case "steps": steps(act, of: subject, title: title)
    case "due" where change.from == change.to: self("act.explained", subject)
    case "due":
      change.to.text.flatMap { Due($0) }.map { self("act.due", subject, due($0)) }
        ?? self("act.noDue", subject)
    case "notes" where change.to["withdrawn"] != nil,
      "evidence" where change.to["withdrawn"] != nil:
      self("act.withdrawn", subject, field(change.field))
    case "dueAsked":
      (try? DueRequest(change.to))?.due.map { self("act.dueAsked", subject, due($0)) }
        ?? self("act.dueKept", subject)
    case "closed" where !change.to.isNull: self("act.closed", subject)
    case "lead": lead(change, of: subject, in: register)
    case "waitingOn" where change.to.isNull: self("act.waitsNot", subject)
    case "waitingOn": self("act.waits", subject, value(change.to, of: change, in: register))
    case "dependsOn": dependence(act, change, of: subject)
    case "targets" where isValue(change):
      self("act.valued", subject, text(change, in: register))
    case "targets", "evidence", "tags", "supporting", "notes", "aliases":
      element(act, change, of: subject)
    case "names": text(change, in: register)
    case "datesConfirmed":
      self(change.to.truth == true ? "act.datesConfirmed" : "act.datesFree", subject)
    case "calls": calls(act, in: register)
    case Change.wholeRecord where change.from.isNull:
      register.ministry(change.record) == nil
        ? self("act.added", subject) : text(change, in: register)
    case Change.wholeRecord: self("act.removed", subject)
    default: self("act.changed", subject, field(change.field))
    }
  }

  /// How many ministries were asked to report, or what became of one.
  private func calls(_ act: Act, in register: Register) -> String {
    let lines = act.changes.filter { $0.field == "calls" }
    guard lines.count == 1, let line = lines.first else {
      let asked = lines.count { $0.to["unneeded"] == nil }
      return self("act.called", subject(of: act, in: register), asked)
    }
    return "\(line.record): \(text(line, in: register))"
  }

  /// What became of a step, or of how many.
  private func steps(_ act: Act, of subject: String, title: (String) -> String) -> String {
    let lines = act.changes.filter { $0.field == "steps" }
    guard lines.count == 1, let line = lines.first else {
      return self(
        lines.allSatisfy(\.from.isNull) ? "act.stepsAdded" : "act.steps", subject, lines.count)
    }
    let number = (line.to.isNull ? line.from : line.to)["id"]?.text ?? ""
    return "\(line.record)/\(number): \(step(of: line, title: title))"
  }

  /// What became of a step: added, done, not done after all, changed, removed; with its title.
  func step(of change: Change, title: (String) -> String = { $0 }) -> String {
    let value = change.to.isNull ? change.from : change.to
    let title = title((try? ActionStep(value))?.title.text(in: language) ?? "")
    if change.from.isNull { return self("step.added", title) }
    if change.to.isNull { return self("step.removed", title) }
    if change.from == change.to {
      return self("history.stays", self("step.named", value["id"]?.text ?? ""), title)
    }
    switch (change.from["doneOn"]?.text, change.to["doneOn"]?.text) {
    case (nil, let done?): return self("step.done", title, Day(done).map { day($0) } ?? done)
    case (.some, nil): return self("step.notDone", title)
    case (nil, nil), (.some, .some): break
    }
    guard let before = try? ActionStep(change.from), let after = try? ActionStep(change.to),
      before.due != after.due
    else { return self("step.changed", title) }
    let dues = [before.due, after.due].map { $0.map { due($0) } ?? "-" }
    return "\(title): \(dues[0]) → \(dues[1])"
  }

  /// That something was put into a set, or taken out of it; else that the set was changed.
  private func element(_ act: Act, _ first: Change, of subject: String) -> String {
    let changes = act.changes.filter { $0.field == first.field }
    let key =
      changes.allSatisfy(\.from.isNull)
      ? "act.put" : changes.allSatisfy(\.to.isNull) ? "act.taken" : "act.changed"
    return self(key, subject, field(first.field))
  }

  /// What an act is about. That a report came back is said beside what it says.
  private func subject(of act: Act, in register: Register) -> String {
    let said = Act(act.changes.filter { $0.field != "calls" }).records
    let records = said.isEmpty ? act.records : said
    guard records.count == 1, let id = records.first else {
      return self("act.actions", records.count)
    }
    // The id of a ministry is shown to nobody.
    let day = act.changes.last?.at.day ?? .latest
    return register.ministry(id) == nil ? id : short(id, in: register, on: day)
  }

  private func lead(_ change: Change, of subject: String, in register: Register) -> String {
    if change.from == change.to { return self("act.kept", subject) }
    guard let lead = try? Lead(change.to) else { return self("act.leadNone", subject) }
    let name = short(lead.ministry, in: register, on: change.at.day)
    return self(lead.confirmed ? "act.leadConfirmed" : "act.leadProposed", subject, name)
  }

  /// What an action follows since an act, or no longer follows.
  private func dependence(_ act: Act, _ first: Change, of subject: String) -> String {
    let changes = act.changes.filter { $0.field == first.field && $0.record == first.record }
    let added = changes.compactMap(\.to.text)
    let names = added.isEmpty ? changes.compactMap(\.from.text) : added
    return self(
      added.isEmpty ? "act.followsNot" : "act.follows", subject, names.joined(separator: ", "))
  }

  /// The acts among some lines that reverse others.
  public static func undos(among changes: [Change]) -> Set<String> {
    Set(changes.filter { $0.undoes != nil }.map(\.actID))
  }
}

extension Words {
  /// By how many days a due date moved, and how often it did.
  public func slippage(days: Int, times: Int) -> String {
    self("list.slippage", days > 0 ? "+\(days)" : "\(days)", times)
  }

  /// Cells of one record on two days: where they differ, what was and what is.
  ///
  /// - Parameter before: those of the earlier day; nil where the record was not there.
  public func compared(_ now: [String], with before: [String]?) -> [String] {
    guard let before else {
      return now.prefix(1).map { "\(self("compare.new")) → \($0)" } + now.dropFirst()
    }
    return zip(before, now).map { before, now in
      before == now
        ? now : [before, now].map { $0.isEmpty ? "-" : $0 }.joined(separator: " → ")
    }
  }

  /// A step with its number: when it was done, else when it is due, how late it is on a day, and who
  /// does it.
  public func step(_ step: ActionStep, in register: Register, on today: Day?) -> String {
    let name = "\(step.id). \(step.title.text(in: language))"
    if let done = step.doneOn { return "\(name)  \(day(done))" }
    let late = today.flatMap { step.daysLate(on: $0) }.map { self("due.late", $0) }
    let who = step.ministry.map { short($0, in: register, on: today ?? .latest) }
    let facts = [step.due.map(due), late, who].compactMap { $0 }
    return ([name] + facts).joined(separator: "  ")
  }

  /// How far and how often an action was postponed, and why.
  public func postponed(_ postponement: Postponement) -> String {
    let text = self("postponed", postponement.days, postponement.times)
    return postponement.reason.map { "\(text): \($0)" } ?? text
  }

  /// A later due date that is asked for: which, why, and by whom.
  public func asked(_ request: DueRequest) -> String {
    let date = request.due.map(due) ?? "-"
    let who = [request.by, request.at.map { day($0.day) }].compactMap { $0 }.joined(separator: ", ")
    let text = request.reason.map { "\(date) (\($0))" } ?? date
    return who.isEmpty ? text : "\(text)  \(who)"
  }

  /// What is waited for, whom, and since when. What only names the ministry is not said twice.
  public func waiting(_ waiting: WaitingOn, in register: Register, on day: Day) -> String {
    let text = named(waiting, in: register, on: day)
    return waiting.since.map { self("waiting.since", text, self.day($0)) } ?? text
  }

  /// What is waited for, and whom.
  func named(_ waiting: WaitingOn, in register: Register, on day: Day) -> String {
    guard let id = waiting.ministry else { return waiting.text }
    let name = short(id, in: register, on: day)
    let wanted = waiting.text.folded
    let isName =
      waiting.text == name
      || register.ministry(id)?.called.contains { $0.folded == wanted } == true
    return isName ? name : "\(name): \(waiting.text)"
  }

  /// That an action of others waits for something from a ministry, and since when.
  public func awaited(_ wait: Wait, in register: Register, on day: Day) -> String {
    let action = register.actions[wait.row]
    let owner = action.lead.map { " (\(short($0.ministry, in: register, on: day)))" } ?? ""
    let what = ([wait.text].compactMap { $0 } + wait.actions).joined(separator: ", ")
    let text = "\(action.id)\(owner): \(what)"
    return wait.since.map { self("waiting.since", text, self.day($0)) } ?? text
  }

  /// Who answers: division, officer, telephone and mail address, and since when.
  public func contact(_ contact: Contact, on today: Day) -> String {
    let parts = [contact.called, contact.phone, contact.mail].compactMap { $0 }
    let text = parts.isEmpty ? "-" : parts.joined(separator: "  ")
    guard let from = contact.from, from <= today else { return coming(text, contact, on: today) }
    return self("waiting.since", text, day(from))
  }

  /// Who answers, in a cell or a line: division and officer, and the telephone number where that is
  /// asked for; nil where none of it is known.
  public func called(_ contact: Contact, withPhone: Bool = false, on today: Day) -> String? {
    let parts = [contact.called, withPhone ? contact.phone : nil].compactMap { $0 }
    return parts.isEmpty ? nil : coming(parts.joined(separator: " "), contact, on: today)
  }

  /// Somebody who does not answer yet has the day from which on in front.
  private func coming(_ text: String, _ contact: Contact, on today: Day) -> String {
    guard let from = contact.from, from > today else { return text }
    return self("contact.from", day(from), text)
  }

  /// Which actions an act set free, or would if it was not only tried: at most two by their numbers,
  /// and how many more; nil where there are none.
  public func freed(_ ids: [String], isDone: Bool = true) -> String? {
    if ids.isEmpty { return nil }
    let names = ids.prefix(2).joined(separator: ", ")
    return self(
      isDone ? "said.freed" : "said.freedDry",
      ids.count > 2 ? "\(names) \(self("pack.more", ids.count - 2))" : names)
  }

  /// Whom an action waits for: the ministry, else what stands there in words, then the actions that
  /// come first.
  public func awaited(by row: Int, _ states: ActionStates) -> [String] {
    let waiting = states.register.actions[row].waitingOn.map { waiting in
      waiting.ministry.map { short($0, in: states.register, on: states.today) } ?? waiting.text
    }
    return [waiting].compactMap { $0 } + states.awaitedActions(row)
  }
}
