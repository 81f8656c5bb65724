import HusokExchange
import HusokModel
import HusokStore
import HusokWords

/// `husok log`: the history, of all records or some, as it is or as changes since a meeting or day.
struct LogCommand {
  let context: CommandContext

  init(_ context: CommandContext) {
    self.context = context
  }

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let register = try context.opened().loaded.register
    let wanted = try records(register)
    let changes = try self.changes(register).filter { wanted?.contains($0.record) ?? true }
    if context.invocation.has("--json") {
      writeJSON(changes, to: &output)
    } else if context.invocation.has("--csv") {
      writeCSV(changes, register, to: &output)
    } else if context.invocation.has("--since") {
      writeGroups(changes, register, to: &output)
    } else {
      let undos = Words.undos(among: changes)
      for change in changes { output.line(line(change, register, undos)) }
    }
    if changes.isEmpty, !context.invocation.has("--json") {
      context.complain(context.words("history.none"))
    }
    return changes.isEmpty ? ExitCode.nothingMatched : ExitCode.success
  }

  /// The ids asked for: references, else the actions of a query; nil for all.
  private func records(_ register: Register) throws(Failure) -> Set<String>? {
    let operands = context.invocation.operands
    if operands.isEmpty { return nil }
    var ids: Set<String> = []
    for operand in operands {
      guard let id = Reference.known(operand, in: register) else {
        let rows = try ListCommand(context).matching(in: register)
        if rows.isEmpty, operands.count == 1, LogCommand.isPlain(operand) {
          // Neither a record nor found as text: a reference that was mistyped.
          return [try Reference.resolve(operand, in: register, context.words)]
        }
        return Set(rows.map { register.actions[$0].id })
      }
      ids.insert(id)
    }
    return ids
  }

  /// Whether a word has nothing that only a query has.
  private static func isPlain(_ word: String) -> Bool {
    !word.contains { $0.isWhitespace || "@#:!\"".contains($0) } && !word.hasPrefix("-")
  }

  private func changes(_ register: Register) throws(Failure) -> [Change] {
    guard let text = context.invocation.options["--since"] else {
      return (0..<register.history.count).map { register.history[$0] }
    }
    return Register.standing(register.changes(since: try point(text, in: register)))
  }

  /// The meeting or day that a word of `--since` names.
  func point(_ text: String, in register: Register) throws(Failure) -> ChangePoint {
    let ids = register.meetings.map(\.id)
    guard let id = ids.first(where: { $0.folded == text.folded }) else {
      if let day = DueInput.readDay(text, today: context.today) { return .day(day) }
      let nearest = Nearest.words(to: text, among: ids).joined(separator: ", ")
      let hint = nearest.isEmpty ? "" : " " + context.words("query.nearest", nearest)
      throw Failure(ExitCode.usage, context.words("query.since", "--since \(text)") + hint)
    }
    if register.meeting(id)?.heldOn == nil {
      throw Failure(ExitCode.usage, context.words("query.undated", id))
    }
    return .meeting(id)
  }

  private func writeGroups(_ changes: [Change], _ register: Register, to output: inout Output) {
    let undos = Words.undos(among: changes)
    let groups = Dictionary(grouping: changes) { ChangeGroup($0) }
    for group in ChangeGroup.allCases {
      guard let lines = groups[group] else { continue }
      output.line("\(context.words("group.\(group.rawValue)")) (\(lines.count))")
      for change in lines { output.line("  " + line(change, register, undos)) }
    }
  }

  private func line(_ change: Change, _ register: Register, _ undos: Set<String>) -> String {
    let ministry = change.by.ministry.map {
      context.words.short($0, in: register, on: change.at.day)
    }
    let who = [change.by.name, ministry].compactMap { $0 }.joined(separator: " ")
    let parts = [
      change.at.day.description, change.at.clockTime, who, change.record,
      context.words.line(change, in: register, undos: undos),
    ]
    return context.visible(parts.filter { !$0.isEmpty }.joined(separator: "  "))
  }

  private func writeCSV(_ changes: [Change], _ register: Register, to output: inout Output) {
    let names = ["at", "by", "ministry", "record", "field", "change", "reason"]
    let undos = Words.undos(among: changes)
    let rows = changes.map { change in
      [
        change.at.description, change.by.name ?? "", change.by.ministry ?? "", change.record,
        change.field, context.words.line(change, in: register, undos: undos),
        change.reason ?? "",
      ].map(CSV.guarded)
    }
    output.write(CSV.byteOrderMark + CSV.bytes([names] + rows))
  }

  private func writeJSON(_ changes: [Change], to output: inout Output) {
    for (index, change) in changes.enumerated() {
      output.write(Array((index == 0 ? "[\n" : ",\n").utf8))
      output.write(JSONWriter.line(change))
    }
    output.write(Array((changes.isEmpty ? "[]\n" : "\n]\n").utf8))
  }
}

/// `husok check`: what needs mending, each with the command that mends it.
struct CheckCommand {
  let context: CommandContext

  init(_ context: CommandContext) {
    self.context = context
  }

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    if context.invocation.has("--repair") { return try repair(&output) }
    let faults = try damage()
    if !faults.isEmpty { return report(faults, to: &output) }
    let register = try context.opened().loaded.register
    let findings = register.findings
    if context.invocation.has("--json") {
      writeJSON(findings, register, to: &output)
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

  private func writeJSON(
    _ findings: [Finding], _ register: Register, to output: inout Output
  ) {
    for (index, finding) in findings.enumerated() {
      output.write(Array((index == 0 ? "[\n" : ",\n").utf8))
      var writer = JSONWriter()
      writer.write(
        .object([
          .init("kind", .string(finding.kind.rawValue)),
          .init("record", .string(finding.record)), .init("detail", .string(finding.detail)),
          .init("mend", .string(context.words.mending(finding, in: register))),
        ]))
      output.write(writer.bytes)
    }
    output.write(Array((findings.isEmpty ? "[]\n" : "\n]\n").utf8))
  }
}
