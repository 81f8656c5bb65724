import HusokModel
import HusokStore
import HusokWords

/// `husok open`: opens what proves an action, a page of the web or a file.
struct OpenCommand: Command {
  static let spec = CommandSpec(
    name: "open", operands: [.action, .text("N").optional], options: [.dryRun],
    examples: ["husok open CN26-3.1", "husok open CN26-3.1 2"], run: .of(OpenCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let words = context.words
    let register = try context.opened().loaded.register
    let operands = context.invocation.operands
    let id = try context.references(in: register).action(operands[0])
    let evidence = try evidence(of: id, operands.dropFirst().first, in: register)
    guard let address = evidence.locator.flatMap({ EvidenceAddress($0) }) else {
      throw Failure(
        ExitCode.badData, words("open.noAddress", id, evidence.locator ?? evidence.title))
    }
    output.line(context.visible(address.text))
    if EvidenceFile(evidence, in: context.environment)?.state == .changed {
      context.complain(context.visible(words("open.changed", address.text)))
    }
    if context.invocation.has("--dry-run") { return ExitCode.success }
    if let reason = context.reasonAgainstOpening(address, words) {
      throw Failure(ExitCode.noInput, reason)
    }
    return ExitCode.success
  }

  /// The piece of evidence of a number; without one the latest that stands.
  private func evidence(
    of id: String, _ number: String?, in register: Register
  ) throws(Failure) -> Evidence {
    do throws(Refusal) {
      if let number {
        let place = try context.input(register).wholeNumber(number, of: "N") - 1
        return try register.evidence(place, of: id)
      }
      guard let last = register.action(id)?.standingEvidence.last else {
        throw .noSuchPart(id, .evidence(0))
      }
      return last
    } catch {
      throw Failure(error, context.words)
    }
  }
}

extension CommandContext {
  /// Opens a piece of evidence with what the desktop opens such things with; why it cannot be
  /// opened, nil where it was.
  public func reasonAgainstOpening(_ address: EvidenceAddress, _ words: Words) -> String? {
    let target: String
    switch address {
    case .web(let page): target = page
    case .file(let path):
      target = environment.absolute(environment.expanded(path))
      if !OutputFile(target).isThere { return words("open.noFile", path) }
    }
    switch environment.launch(["xdg-open", target]) {
    case 0: return nil
    case 127, nil: return words("open.noProgram", target)
    case let code?: return words("open.failed", target, code)
    }
  }
}
