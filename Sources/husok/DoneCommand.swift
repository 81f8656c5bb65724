import HusokApp
import HusokModel
import HusokStore

/// `husok done`: one step towards done, on disk when it says so.
struct DoneCommand {
  let context: CommandContext

  init(_ context: CommandContext) {
    self.context = context
  }

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let (store, loaded) = try context.opened()
    try context.checkWritable(loaded)
    let register = loaded.register
    var ids: [String] = []
    for reference in context.invocation.operands {
      let id = try Reference.action(reference, in: register, context.words)
      if !ids.contains(id) { ids.append(id) }
    }
    let act = try self.act(on: ids, register)
    let saved: Saved
    do throws(StoreError) {
      saved = try store.save([act])
    } catch {
      throw Failure(error, context.words)
    }
    try report(ids, saved.register ?? register.applying(act), to: &output)
    return ExitCode.success
  }

  private func act(on ids: [String], _ register: Register) throws(Failure) -> Act {
    let profile = try context.profile(in: register)
    let day = try CommandContext.day("--on", context.invocation, context.words)
    var circumstances = ActContext(
      at: context.now, by: profile.author, role: profile.role,
      identifiers: IdentifierSource(seed: Surroundings.seed))
    do throws(Refusal) {
      var acts = [try register.steppingTowardsDone(ids, on: day, &circumstances)]
      if let note = context.invocation.options["--note"] {
        acts.append(try register.addingNote(note, to: ids, &circumstances))
      }
      return register.joining(acts)
    } catch {
      throw Failure(error, context.words)
    }
  }

  private func report(
    _ ids: [String], _ register: Register, to output: inout Output
  ) throws(Failure) {
    let counts = RegisterCounts(register)
    for id in ids {
      guard let place = register.place(of: id) else { continue }
      let row = register.meetingRow(ofAction: place.row)
      let progress = counts.meetings[row]
      let status = context.words.status(register.actions[place.row].status)
      let meeting = context.words.shortTitle(register.meetings[row])
      let line =
        context.words("act.status", id, status) + ". "
        + context.words("said.progress", meeting, progress.done, progress.counted)
      output.line(context.visible(line))
    }
  }
}

extension Register {
  /// The register after an act that it takes.
  fileprivate func applying(_ act: Act) -> Register {
    var changed = self
    try? changed.apply(act)
    return changed
  }
}
