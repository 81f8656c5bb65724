import HusokModel
import HusokStore
import HusokWords

/// A command that changes the register: it is one act, on disk when it says what it did.
protocol ChangingCommand: Command {
  var context: CommandContext { get }
  /// The act on a register, made under the circumstances of this run.
  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct
}

/// An act, and how it is told.
struct MadeAct {
  let act: Act
  /// What is said of it where its label does not say it.
  var answer: String?
  /// The same of what is not done, but would be.
  var conditional: String?
  /// Whether each field of a record is told by itself.
  var tellsFields = false
}

extension ChangingCommand {
  /// The words after the command.
  var operands: [String] { context.invocation.operands }

  /// The value of an option.
  func option(_ name: String) -> String? { context.invocation.options[name] }

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let store: any DocumentStore
    var changed: Register
    (store, changed) = try register()
    let made = try allowed(on: changed)
    do {
      try changed.apply(made.act)
    } catch {
      let record = made.act.records.first ?? ""
      throw Failure(ExitCode.badData, context.words("said.cannotApply", record))
    }
    KeptUntilExit.add(changed)
    if context.invocation.has("--dry-run") {
      let lines =
        made.conditional.map { [$0] }
        ?? ActReport(context: context, register: changed).lines(of: made)
      let freed = context.words.freed(changed.freed(by: made.act), isDone: false)
      for line in lines + [freed].compactMap({ $0 }) {
        output.line(context.visible(context.words("cli.dryRun", line)))
      }
      return ExitCode.success
    }
    let saved: Saved
    do throws(StoreError) {
      saved = try store.save([made.act])
    } catch {
      throw Failure(error, context)
    }
    let report = ActReport(context: context, register: saved.register ?? changed)
    for line in report.lines(of: made) { output.line(context.visible(line)) }
    if let freed = context.words.freed(report.register.freed(by: made.act)) {
      output.line(context.visible(freed))
    }
    for id in report.register.ledToTheirEnd(by: made.act) {
      let command = "\(context.program) done \(id)"
      output.line(context.visible(context.words("step.allDone", id, command)))
    }
    if let fault = saved.backupFault { context.complain(context.words.backupMissing(fault)) }
    return ExitCode.success
  }

  /// The register, where it may be changed, held by nobody else.
  private func register() throws(Failure) -> (store: any DocumentStore, register: Register) {
    let (store, loaded) = try context.openedToChange()
    try context.checkWritable(loaded)
    return (store, loaded.register)
  }

  /// The act, where it is within the person's reach.
  private func allowed(on register: Register) throws(Failure) -> MadeAct {
    let profile = try context.profile(in: register)
    var circumstances = context.circumstances(of: profile)
    do {
      let made = try make(on: register, &circumstances)
      try register.checkReach(of: made.act, by: circumstances)
      return made
    } catch let refusal as Refusal {
      throw Failure(refusal, context.words)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(ExitCode.badData, "\(error)")
    }
  }
}

/// What a command says of its act.
private struct ActReport {
  let context: CommandContext
  /// The register with the act carried out on it.
  let register: Register

  func lines(of made: MadeAct) -> [String] {
    if let answer = made.answer { return [answer] }
    let words = context.words
    return made.act.records.flatMap { id in
      let act = Act(made.act.changes.filter { $0.record == id })
      if made.tellsFields, act.changes.count > 1 {
        return act.changes.map { "\(id)  \(words.step($0, in: register))" }
      }
      return [words.sentence(act, in: register) + progress(id)]
    }
  }

  /// How far the meeting of an action is.
  private func progress(_ id: String) -> String {
    guard let place = register.place(of: id), place.section == .actions else { return "" }
    let row = register.meetingRow(ofAction: place.row)
    let progress = register.progress(ofMeeting: row)
    let meeting = context.words.shortTitle(register.meetings[row])
    return " " + context.words("said.progress", meeting, progress.done, progress.counted)
  }
}
