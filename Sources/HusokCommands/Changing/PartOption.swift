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

  /// The act that takes back what is named to be taken back; nil where nothing is.
  ///
  /// - Parameter part: the part at a place.
  func withdrawal(
    of part: (Int) -> ActionPart, of id: String, in register: Register,
    _ circumstances: inout ActContext
  ) throws -> MadeAct? {
    guard let place = try withdrawn else { return nil }
    return MadeAct(act: try register.withdrawing(part(place), of: id, in: &circumstances))
  }

  private var withdrawn: Int? {
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
}
