import HusokCanvas
import HusokExchange
import HusokModel
import HusokStore

/// `husok show`: records in full, with their history.
struct ShowCommand: Command {
  static let spec = CommandSpec(
    name: "show", operands: [.record.repeated], options: [.json],
    examples: ["husok show CN26-3.1 F262-3", "husok list no:due --ids | husok show -"],
    run: .of(ShowCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let register = try context.opened().loaded.register
    var ids: [String] = []
    for reference in context.references {
      ids.append(try context.references(in: register).record(reference))
    }
    if ids.isEmpty { throw Failure(.nothingNamed, context.words) }
    if context.invocation.has("--json") {
      output.write(JSONLines.array(ids.compactMap { value($0, register) }))
    } else {
      writeText(ids, of: register, to: &output)
    }
    return ExitCode.success
  }

  private func writeText(_ ids: [String], of register: Register, to output: inout Output) {
    let text = RecordText(
      register: register, counts: RegisterCounts(register), words: context.words,
      today: context.today, width: context.width ?? 100,
      states: ActionStates(register, today: context.today))
    let link = TerminalLink(context)
    for (index, id) in ids.enumerated() {
      if index > 0 { output.line("") }
      output.line(context.visible(id))
      for line in text.lines(of: id) {
        output.line(link.line(context.visible(line.text), to: locator(line, id, register)))
      }
    }
  }

  /// Where the piece of evidence is found that a line belongs to.
  private func locator(_ line: RecordText.Line, _ id: String, _ register: Register) -> String? {
    guard case .evidence(let place)? = line.part else { return nil }
    return (try? register.evidence(place, of: id))?.locator
  }

  private func value(_ id: String, _ register: Register) -> Value? {
    guard let place = register.place(of: id) else { return nil }
    if place.section != .actions { return register.record(at: place).value }
    return ActionValues(ActionStates(register, today: context.today)).value(place.row)
  }
}
