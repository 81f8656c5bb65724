import HusokExchange
import HusokModel
import HusokStore
import HusokWords

/// `husok trend`: how many actions were open, late, reported and complete, month by month or meeting by
/// meeting.
struct TrendCommand: Command {
  static let spec = CommandSpec(
    name: "trend", operands: [.query.repeated.optional],
    options: [
      CommandSpec.Option(name: "--by", value: .choice(Trend.Step.self, called: "STEP")), .since,
      .json,
    ],
    examples: ["husok trend", "husok trend @mcst --by meeting", "husok trend --since 2026-03-01"],
    run: .of(TrendCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let register = try context.opened().loaded.register
    let step: Trend.Step = try context.choice("--by") ?? .month
    let since = try context.pastDay("--since", in: register)
    let asked = try context.queryByDay(in: register)
    let states = ActionStates(register, today: context.today)
    let trend = Trend(by: step, since: since, states, asking: asked)
    if context.invocation.has("--json") {
      var writer = JSONWriter()
      writer.write(trend.value(by: step))
      output.write(writer.bytes + [0x0A])
      return ExitCode.success
    }
    let table = TrendTable(
      trend: trend, step: step, words: context.words, width: context.width ?? 80,
      isASCII: context.invocation.has("--ascii"), hasColor: context.hasColor)
    for line in table.lines { output.line(line) }
    let isEmpty = !context.invocation.operands.isEmpty && trend.points.allSatisfy { $0.total == 0 }
    if isEmpty { context.complain(context.words("cli.noMatch")) }
    return isEmpty ? ExitCode.nothingMatched : ExitCode.success
  }
}
