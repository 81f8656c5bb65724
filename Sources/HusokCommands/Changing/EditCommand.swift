import HusokModel
import HusokStore

/// The commands that change the register: each is one act, on disk when it says what it did.
struct EditCommand {
  let context: CommandContext

  init(_ context: CommandContext) {
    self.context = context
  }

  /// The words after the command.
  var operands: [String] { context.invocation.operands }

  /// The same with the words of standard input in place of `-`.
  var references: [String] {
    operands.flatMap { $0 == "-" ? Input.words(from: context.streams) : [$0] }
  }

  /// The value of an option.
  func option(_ name: String) -> String? { context.invocation.options[name] }

  func run(_ name: String, _ output: inout Output) throws(Failure) -> Int32 {
    let (store, loaded) = try context.opened()
    try context.checkWritable(loaded)
    let register = loaded.register
    let profile = try context.profile(in: register)
    var circumstances = ActContext(
      at: context.now, by: profile.author, role: profile.role,
      identifiers: IdentifierSource(seed: context.environment.seed()))
    let (act, text) = try allowed(name, register, &circumstances)
    var changed = register
    do {
      try changed.apply(act)
    } catch {
      let record = act.records.first ?? ""
      throw Failure(ExitCode.badData, context.words("said.cannotApply", record))
    }
    KeptUntilExit.add(changed)
    if context.invocation.has("--dry-run") {
      report(act, text, changed, isDry: true, to: &output)
      return ExitCode.success
    }
    let saved: Saved
    do throws(StoreError) {
      saved = try store.save([act])
    } catch {
      throw Failure(error, context)
    }
    report(act, text, saved.register ?? changed, to: &output)
    if let fault = saved.backupFault { context.complain(context.words.backupMissing(fault)) }
    return ExitCode.success
  }

  /// The act of a command, where it is within the person's reach.
  private func allowed(
    _ name: String, _ register: Register, _ circumstances: inout ActContext
  ) throws(Failure) -> (Act, String?) {
    let (act, text) = try made(name, register, &circumstances)
    do throws(Refusal) {
      try register.checkReach(of: act, circumstances)
    } catch {
      throw Failure(error, context.words)
    }
    return (act, text)
  }

  /// The act of a command, and what to say of it where its label does not say it.
  private func made(
    _ name: String, _ register: Register, _ circumstances: inout ActContext
  ) throws(Failure) -> (Act, String?) {
    do {
      switch name {
      case "undo": return try reversed(.undo, register, &circumstances)
      case "redo": return try reversed(.redo, register, &circumstances)
      case "done", "reopen", "hold", "drop", "note":
        return (try statusAct(name, register, &circumstances), nil)
      case "set": return (try setAct(register, &circumstances), nil)
      case "value": return (try valueAct(register, &circumstances), nil)
      default: return (try recordAct(name, register, &circumstances), nil)
      }
    } catch let refusal as Refusal {
      throw Failure(refusal, context.words)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(ExitCode.badData, "\(error)")
    }
  }

  private func reversed(
    _ direction: UndoDirection, _ register: Register, _ circumstances: inout ActContext
  ) throws(Refusal) -> (Act, String?) {
    let (act, reversed) = try register.reversing(direction, &circumstances)
    let words = context.words
    let text =
      direction == .undo
      ? words("cli.undone", words.label(reversed)) : words("cli.redone", words.label(act))
    return (act, text)
  }

  private func report(
    _ act: Act, _ text: String?, _ register: Register, isDry: Bool = false,
    to output: inout Output
  ) {
    let said = { (text: String) in
      context.visible(isDry ? context.words("cli.dryRun", text) : text)
    }
    if let text { return output.line(said(text)) }
    for id in act.records {
      let lines = Act(act.changes.filter { $0.record == id })
      if isOfFields, lines.changes.count > 1 {
        for change in lines.changes {
          output.line(said("\(id)  \(context.words.step(change, in: register))"))
        }
      } else {
        output.line(
          said(context.words.sentence(lines) + progress(id, register)))
      }
    }
  }

  /// Whether the command names fields, each of which is to be told.
  private var isOfFields: Bool {
    context.invocation.command.map { !EditCommand.fields(of: $0.name).isEmpty } ?? false
  }

  /// How far the meeting of an action is.
  private func progress(_ id: String, _ register: Register) -> String {
    guard let place = register.place(of: id), place.section == .actions else { return "" }
    let row = register.meetingRow(ofAction: place.row)
    let progress = register.progress(ofMeeting: row)
    let meeting = context.words.shortTitle(register.meetings[row])
    return " " + context.words("said.progress", meeting, progress.done, progress.counted)
  }
}

extension EditCommand {
  /// The ids of the actions that the words name, each once.
  func actions(_ references: some Sequence<String>, _ register: Register) throws(Failure)
    -> [String]
  {
    var ids: [String] = []
    for reference in references {
      let id = try Reference.action(reference, in: register, context.words)
      if !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  private func statusAct(
    _ name: String, _ register: Register, _ circumstances: inout ActContext
  ) throws -> Act {
    if name == "note" { return try noteAct(register, &circumstances) }
    let ids = try actions(references, register)
    if ids.isEmpty { throw Refusal.nothingNamed }
    let reason = option("--reason")
    switch name {
    case "done":
      let day = try dayThatCame("--on")
      let done = try register.steppingTowardsDone(ids, on: day, &circumstances)
      guard let note = option("--note") else { return done }
      return Act(joining: [done, try register.addingNote(note, to: ids, &circumstances)])
    case "reopen":
      for id in ids {
        let status = register.action(id)?.status ?? .done
        if status.isOpen, status != .reportedDone { throw Refusal.nothingToReopen(id) }
      }
      return try register.changingStatus(of: ids, to: .inProgress, reason: reason, &circumstances)
    case "hold":
      return try register.changingStatus(of: ids, to: .onHold, reason: reason, &circumstances)
    default:
      return try register.changingStatus(of: ids, to: .dropped, reason: reason, &circumstances)
    }
  }

  private func noteAct(_ register: Register, _ circumstances: inout ActContext) throws -> Act {
    let ids = try actions(operands.prefix(1), register)
    let text = operands[1] == "-" ? try standardInput() : WrittenText.lines(operands[1])
    var kind = Note.Kind.progress
    if let name = option("--kind") {
      kind = try context.input(register).choice(name, of: "kind", in: .noteKind)
    }
    return try register.addingNote(text, kind: kind, to: ids, &circumstances)
  }

  private func standardInput() throws(Failure) -> String {
    do throws(Input.Fault) {
      let written = try Input.text(from: context.streams)
      if written.isCP949 { context.complain(context.words("text.readAsCP949")) }
      return written.text
    } catch {
      throw Failure(error, reading: "-", context.words)
    }
  }

  /// The choice that a word names; a failure that lists them where there is none.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ option: String, _ name: String
  ) throws(Failure) -> Choice {
    if let choice = Choice(rawValue: name) { return choice }
    let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw Failure(ExitCode.usage, context.words("cli.badChoice", "\(option) \(name)", known))
  }

  /// The day of an option, which cannot be later than today.
  private func dayThatCame(_ option: String) throws(Failure) -> Day? {
    let day = try context.day(option)
    if let day, day > context.today {
      throw Failure(ExitCode.usage, context.words("cli.dayToCome", option, "\(day)"))
    }
    return day
  }

  private func valueAct(_ register: Register, _ circumstances: inout ActContext) throws -> Act {
    let outcome = try Reference.outcome(operands[0], in: register, context.words)
    let parts = operands[1].split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw Failure(ExitCode.usage, context.words("cli.badValue", operands[1]))
    }
    let unit = try register.outcome(outcome)?.target(named: parts[0]).unit ?? ""
    let number = try context.input(register).amount(parts[1], unit: unit)
    let day = try dayThatCame("--on")
    return try register.addingValue(
      number.description, on: day ?? context.today, source: option("--source"), to: parts[0],
      of: outcome, &circumstances)
  }
}
