import HusokModel

/// The options that name a ministry.
struct MinistryOptions {
  static let options = [
    CommandSpec.Option(name: "--code", value: .text("CODE")),
    CommandSpec.Option(name: "--en", value: .text("NAME")),
    CommandSpec.Option(name: "--ko", value: .text("NAME")),
    CommandSpec.Option(name: "--short", value: .text("NAME")),
    CommandSpec.Option(name: "--from", value: .day),
  ]

  private let context: CommandContext

  init(_ context: CommandContext) {
    self.context = context
  }

  private func option(_ name: String) -> String? { context.invocation.options[name] }

  /// A ministry with the name that the options give.
  func newMinistry(_ id: String) throws -> Ministry {
    var ministry = Ministry()
    ministry.id = id
    if let kind = option("--kind") {
      ministry.kind = try context.input(Register()).choice(kind, of: "kind", in: .ministryKind)
    }
    var name = try newName(like: nil)
    name.from = try context.day("--from")
    ministry.names = [name]
    return ministry
  }

  /// A name from the options; what a rename does not give stays as it was.
  func newName(like ministry: Ministry?) throws -> MinistryName {
    var name = ministry?.names.last ?? MinistryName()
    if let code = option("--code") { name.code = code }
    if let en = option("--en") { name.en = en.composed }
    if let ko = option("--ko") {
      name.ko = ko.composed
      name.shortKo = nil
    }
    if let short = option("--short") { name.shortKo = short.composed }
    let needed = [
      ("--code CODE", name.code), ("--en NAME", name.en), ("--ko NAME", name.ko),
    ]
    let missing = needed.filter { $0.1.isBlank }.map(\.0)
    if missing.isEmpty { return name }
    let command = context.invocation.command?.name ?? ""
    throw Failure(
      ExitCode.usage,
      context.words("cli.missingOperand", command, missing.joined(separator: ", ")))
  }
}
