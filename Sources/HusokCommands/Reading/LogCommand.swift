import HusokExchange
import HusokModel
import HusokStore
import HusokWords

/// `husok log`: the history, of all records or some, as it is or as changes since a meeting or day.
struct LogCommand: Command {
  static let spec = CommandSpec(
    name: "log", operands: [.actionOrQuery.repeated.optional],
    options: [.since, .until, .json, .csv],
    examples: [
      "husok log --since F262", "husok log --since F262 --until 2026-03-31", "husok log CN26-3.1",
      "husok log @mofa --csv",
    ],
    run: .of(LogCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let register = try context.opened().loaded.register
    let wanted = try records(register)
    let changes = try self.changes(register).filter { wanted?.contains($0.record) ?? true }
    if context.invocation.has("--json") {
      output.write(JSONLines.array(changes.lazy.map(\.value)))
    } else if context.invocation.has("--csv") {
      writeCSV(changes, of: register, to: &output)
    } else if context.invocation.has("--since") {
      writeGroups(changes, of: register, to: &output)
    } else {
      let undos = Words.undos(among: changes)
      for change in Words.told(changes) {
        output.line(line(change, in: register, undos: undos))
      }
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
    let references = context.references(in: register)
    var ids: Set<String> = []
    for operand in operands {
      guard let id = references.known(operand) else {
        let rows = try context.matching(in: register)
        if rows.isEmpty, operands.count == 1, LogCommand.isPlain(operand) {
          // Neither a record nor found as text: a reference that was mistyped.
          return [try references.record(operand)]
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

  private func changes(_ present: Register) throws(Failure) -> [Change] {
    // What was taken back later stood then.
    let last = try context.pastDay("--until", in: present)
    let register = last.map { present.asOf($0) } ?? present
    guard let point = try context.changePoint("--since", in: register) else {
      return (0..<register.history.count).map { register.history[$0] }
    }
    return Register.standing(register.changes(since: point))
  }

  private func writeGroups(_ changes: [Change], of register: Register, to output: inout Output) {
    let undos = Words.undos(among: changes)
    let groups = Dictionary(grouping: Words.told(changes)) { ChangeGroup($0) }
    for group in ChangeGroup.allCases {
      guard let lines = groups[group] else { continue }
      output.line("\(context.words("group.\(group.rawValue)")) (\(lines.count))")
      for change in lines {
        output.line("  " + line(change, in: register, undos: undos, isTitled: true))
      }
    }
  }

  /// A line of the history, a line break in it as a blank; with the title of the record where that is
  /// asked for.
  private func line(
    _ change: Change, in register: Register, undos: Set<String>, isTitled: Bool = false
  ) -> String {
    let ministry = change.by.ministry.map {
      context.words.short($0, in: register, on: change.at.day)
    }
    let who = [change.by.name, ministry].compactMap { $0 }.joined(separator: " ")
    let number = context.words.name(ofRecord: change.record, in: register, on: change.at.day).number
    let parts = [
      change.at.day.description, change.at.clockTime, who, number,
      isTitled ? title(change.record, in: register) : "",
      context.words.line(change, in: register, undos: undos),
    ]
    let text = parts.filter { !$0.isEmpty }.joined(separator: "  ")
    return context.visible(String(text.map { $0.isNewline ? " " : $0 }))
  }

  private func title(_ id: String, in register: Register) -> String {
    let title = register.action(id)?.title ?? register.outcome(id)?.title
    return (title ?? register.meeting(id)?.title)?.text(in: context.words.language) ?? ""
  }

  private func writeCSV(_ changes: [Change], of register: Register, to output: inout Output) {
    let names = ["at", "by", "ministry", "record", "field", "change", "reason"]
    let undos = Words.undos(among: changes)
    let rows = changes.map { change in
      [
        change.at.description, change.by.name ?? "", change.by.ministry ?? "", change.record,
        change.field, context.words.line(change, in: register, undos: undos),
        change.reason ?? "",
      ].map(CSV.guarded)
    }
    context.writeText(CSV.byteOrderMark + CSV.bytes([names] + rows), to: &output)
  }
}
