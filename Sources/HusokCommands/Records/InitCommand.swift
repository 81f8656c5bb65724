import HusokModel
import HusokStore

/// `husok init`: makes the register, from the bundled data, with Korea's ministries alone, or empty.
struct InitCommand: Command {
  static let spec = CommandSpec(
    name: "init",
    options: [CommandSpec.Option(name: "--ministries"), CommandSpec.Option(name: "--empty")],
    examples: ["husok init", "husok --store trade.json init --ministries"],
    run: .of(InitCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let isEmpty = context.invocation.has("--empty")
    let hasMinistries = context.invocation.has("--ministries")
    if isEmpty, hasMinistries {
      throw Failure(ExitCode.usage, context.words("cli.together", "--ministries, --empty"))
    }
    let bytes =
      isEmpty
      ? BundledData.emptyBytes
      : hasMinistries ? BundledData.ministriesBytes : BundledData.bytes
    let store = JSONFileStore(path: context.path)
    do throws(StoreError) {
      try store.create(bytes)
      let count = try store.load().register.actions.count
      output.line(context.visible(context.words("cli.initialised", context.path, count)))
    } catch {
      if case .unwritable = error {
        throw Failure(ExitCode.cannotCreate, context.sentence(error))
      }
      throw Failure(error, context)
    }
    return ExitCode.success
  }
}
