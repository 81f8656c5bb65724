import HusokExchange
import HusokModel
import HusokStore
import HusokWords

/// `husok check`: what needs mending, each with the commands that mend it.
struct CheckCommand: Command {
  static let spec = CommandSpec(
    name: "check",
    options: [
      .json, .csv, CommandSpec.Option(name: "--repair"), CommandSpec.Option(name: "--files"),
    ],
    examples: ["husok check", "husok check --files", "husok check --repair"],
    run: .of(CheckCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    if context.invocation.has("--repair") { return try repair(&output) }
    if context.invocation.has("--files") { return try checkFiles(&output) }
    let register: Register
    do throws(Failure) {
      register = try context.opened().loaded.register
    } catch {
      // A file that can be opened has no faults, and is read once.
      let faults = try damage()
      if faults.isEmpty { throw error }
      return report(faults, to: &output)
    }
    let mending = Mending(
      register, words: context.words, today: context.today,
      profile: try context.profile(in: register), program: context.program)
    let findings = register.findings(on: context.today)
    if context.invocation.has("--json") {
      output.write(JSONLines.array(findings.map { value($0, mending) }))
    } else if context.invocation.has("--csv") {
      let rows = findings.map { finding in
        [
          finding.kind.rawValue, finding.record, finding.detail,
          context.words.sentence(finding, in: register, on: context.today),
          mending.commands(finding).joined(separator: "\n"),
        ].map(CSV.guarded)
      }
      let heading = ["kind", "record", "detail", "finding", "mend"]
      context.writeText(CSV.byteOrderMark + CSV.bytes([heading] + rows), to: &output)
    } else {
      for finding in findings { write(finding, register, mending: mending, to: &output) }
      if findings.isEmpty { output.line(context.words("check.nothing")) }
    }
    return ExitCode.success
  }

  private func write(
    _ finding: Finding, _ register: Register, mending: Mending, to output: inout Output
  ) {
    let sentence = context.words.sentence(finding, in: register, on: context.today)
    output.line(context.visible(sentence))
    for command in mending.commands(finding) { output.line(context.visible("    " + command)) }
    if let advice = mending.advice(finding) { output.line(context.visible("    " + advice)) }
  }

  private func value(_ finding: Finding, _ mending: Mending) -> Value {
    let commands = mending.commands(finding)
    return .object([
      .init("kind", .string(finding.kind.rawValue)), .init("record", .string(finding.record)),
      .init("detail", .string(finding.detail)), .init("mend", .string(commands.first ?? "")),
      .init("commands", .list(commands.map(Value.string))),
    ])
  }
}
