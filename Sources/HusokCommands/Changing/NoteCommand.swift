import HusokExchange
import HusokModel

/// `husok note`: what was reported of an action.
struct NoteCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "note", operands: [.action, .text.orInput], options: [.kind(.noteKind), .dryRun],
    examples: [
      "husok note CN26-3.1 '첫 실무회의 개최'",
      "husok note CN26-3.1 - --kind difficulty < remarks.txt",
    ], run: .of(NoteCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let ids = try context.actions(operands.prefix(1), in: register)
    let text = operands[1] == "-" ? try standardInput() : WrittenText.lines(operands[1])
    var kind = Note.Kind.progress
    if let name = option("--kind") {
      kind = try context.input(register).choice(name, of: "kind", in: .noteKind)
    }
    return MadeAct(act: try register.addingNote(text, kind: kind, to: ids, in: &circumstances))
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
