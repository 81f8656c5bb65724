import HusokExchange
import HusokModel
import HusokStore
import HusokWords

/// `husok check`: what needs mending, each with the command that mends it.
struct CheckCommand: Command {
  static let spec = CommandSpec(
    name: "check", options: [.json, .csv, CommandSpec.Option(name: "--repair")],
    examples: ["husok check", "husok check --repair"], run: .of(CheckCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    if context.invocation.has("--repair") { return try repair(&output) }
    let faults = try damage()
    if !faults.isEmpty { return report(faults, to: &output) }
    let register = try context.opened().loaded.register
    let findings = register.findings
    if context.invocation.has("--json") {
      output.write(JSONLines.array(findings.map { value($0, in: register) }))
    } else if context.invocation.has("--csv") {
      let rows = findings.map { finding in
        [
          finding.kind.rawValue, finding.record, finding.detail, context.words.sentence(finding),
          context.words.mending(finding, in: register),
        ].map(CSV.guarded)
      }
      let heading = ["kind", "record", "detail", "finding", "mend"]
      output.write(CSV.byteOrderMark + CSV.bytes([heading] + rows))
    } else {
      for finding in findings {
        output.line(context.visible(context.words.sentence(finding)))
        output.line(context.visible("    " + context.words.mending(finding, in: register)))
      }
      if findings.isEmpty { output.line(context.words("check.nothing")) }
    }
    return ExitCode.success
  }

  private func value(_ finding: Finding, in register: Register) -> Value {
    .object([
      .init("kind", .string(finding.kind.rawValue)),
      .init("record", .string(finding.record)), .init("detail", .string(finding.detail)),
      .init("mend", .string(context.words.mending(finding, in: register))),
    ])
  }
}
