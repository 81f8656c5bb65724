import HusokModel

/// The options that put right or take back one note or piece of evidence of an action, which they
/// name by its number.
struct PartOption {
  static let options = [
    CommandSpec.Option(name: "--edit", value: .text("N")),
    CommandSpec.Option(name: "--withdraw", value: .text("N")),
  ]

  private let context: CommandContext

  init(_ context: CommandContext) {
    self.context = context
  }

  /// The place of what is put right; nil where nothing is.
  var edited: Int? { get throws { try place("--edit") } }

  /// The place of what is taken back; nil where nothing is.
  var withdrawn: Int? {
    get throws {
      if context.invocation.has("--edit"), context.invocation.has("--withdraw") {
        let fault = UsageFault.together(
          command: context.invocation.command?.name ?? "", options: "--edit, --withdraw")
        throw Failure(ExitCode.usage, context.words.sentence(fault))
      }
      return try place("--withdraw")
    }
  }

  private func place(_ option: String) throws -> Int? {
    guard let text = context.invocation.options[option] else { return nil }
    return try context.input(Register()).wholeNumber(text, of: option) - 1
  }

  /// The word after the reference.
  func text() throws(Failure) -> String {
    if context.invocation.operands.count > 1 { return context.invocation.operands[1] }
    let command = context.invocation.command
    let name = command?.operands.last?.name ?? ""
    throw Failure(
      ExitCode.usage, context.words("cli.missingOperand", command?.name ?? "", name))
  }
}
