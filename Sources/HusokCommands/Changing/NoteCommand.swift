import HusokExchange
import HusokModel

/// `husok note`: what was reported of an action.
struct NoteCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "note", operands: [.action, .text.orInput.optional],
    options: [.kind(.noteKind), CommandSpec.Option(name: "--unchanged")] + PartOption.options
      + [.dryRun],
    examples: [
      "husok note CN26-3.1 '첫 실무회의 개최'",
      "husok note CN26-3.1 - --kind difficulty < remarks.txt",
      "husok note CN26-3.1 --edit 2 '제2차 실무회의 개최'", "husok note CN26-3.1 --withdraw 2",
      "husok note CN26-3.1 --unchanged",
    ], run: .of(NoteCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let ids = try context.actions(operands.prefix(1), in: register)
    let part = PartOption(context)
    if let act = try part.withdrawal(
      of: ActionPart.note, of: ids[0], in: register, &circumstances)
    {
      return act
    }
    if context.invocation.has("--unchanged") {
      let text = operands.count > 1 ? operands[1] : context.words("note.unchanged")
      // Said once for each meeting.
      let states = ActionStates(register, today: context.today)
      if let row = register.place(of: ids[0])?.row, states.isReportedUnchanged(row) {
        throw Refusal.nothingChanges
      }
      return MadeAct(
        act: try register.addingNote(text, isUnchanged: true, to: ids, in: &circumstances))
    }
    let word = try context.wordAfterReference()
    let text = word == "-" ? try standardInput() : WrittenText.lines(word)
    var kind: Note.Kind?
    if let name = option("--kind") {
      kind = try context.input(register).choice(name, of: "kind", in: .noteKind)
    }
    if let place = try part.edited {
      return MadeAct(
        act: try register.correcting(
          note: place, of: ids[0], text: text, kind: kind, in: &circumstances))
    }
    return MadeAct(
      act: try register.addingNote(text, kind: kind ?? .progress, to: ids, in: &circumstances))
  }

  private func standardInput() throws(Failure) -> String {
    do throws(Input.Fault) {
      let written = try Input.text(from: context.streams)
      if written.isCP949 { context.complain(context.words("text.readAsCP949")) }
      return written.text
    } catch {
      throw Failure(error, reading: "-", words: context.words)
    }
  }
}
