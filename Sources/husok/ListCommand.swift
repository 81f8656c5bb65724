import HusokCanvas
import HusokModel
import HusokStore
import HusokWords

/// `husok list`: the actions that a query asks for.
struct ListCommand {
  let context: CommandContext

  init(_ context: CommandContext) {
    self.context = context
  }

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let register = try context.opened().loaded.register
    let rows = try matching(in: register)
    if context.invocation.has("--json") {
      ActionJSON(register: register, today: context.today).write(rows, to: &output)
      return rows.isEmpty ? ExitCode.nothingMatched : ExitCode.success
    }
    if rows.isEmpty {
      Output.complain(context.words("cli.noMatch"))
      return ExitCode.nothingMatched
    }
    let table = ActionTable(
      register: register, words: context.words, today: context.today, width: Output.width)
    for line in table.lines(rows) { output.line(line) }
    return ExitCode.success
  }

  private func matching(in register: Register) throws(Failure) -> [Int] {
    let me = try context.profile(in: register).ministry
    let text = context.invocation.operands.joined(separator: " ")
    let (query, problems) = Query.parse(text, in: register, me: me)
    if let problem = problems.first {
      throw Failure(ExitCode.usage, context.words.problem(problem))
    }
    let search = query.needsText ? SearchText(register) : nil
    return register.actions.indices.filter {
      query.matches($0, in: register, today: context.today, text: search)
    }
  }
}

/// Actions as lines: with a heading, a count and cut to the terminal's width for a person, plain
/// and whole for a program.
struct ActionTable {
  let register: Register
  let words: Words
  let today: Day
  /// The columns of the terminal; nil where none reads it.
  let width: Int?

  func lines(_ rows: [Int]) -> [String] {
    let cells = rows.map(self.cells)
    let heading = ["list.id", "list.status", "list.owner", "list.due", "list.title"].map {
      words($0)
    }
    let all = width == nil ? cells : [heading] + cells
    let widths = (0..<4).map { column in all.map { TextWidth.of($0[column]) }.max() ?? 0 }
    let table = all.map { line($0, widths) }
    guard width != nil else { return table }
    return table + [words("filter.count", rows.count, register.actions.count)]
  }

  private func cells(_ row: Int) -> [String] {
    let action = register.actions[row]
    let due = register.due(ofAction: row)
    return [
      action.id, words.status(action.status), words.owner(action, in: register, on: today),
      due.map { words.shortDue($0.due) + ($0.isInherited ? "↑" : "") } ?? "-",
      action.title.text(in: words.language),
    ].map(TextWidth.visible)
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let columns = zip(cells, widths).map { TextWidth.padded($0, to: $1) }
    let start = columns.joined(separator: "  ") + "  "
    guard let width else { return start + cells[4] }
    return start + TextWidth.fitted(cells[4], to: max(0, width - TextWidth.of(start)))
  }
}

/// Actions as JSON: the records as they stand in the store, with what is computed beside them.
struct ActionJSON {
  let register: Register
  let today: Day

  func write(_ rows: [Int], to output: inout Output) {
    var writer = JSONWriter()
    for (index, row) in rows.enumerated() {
      output.write(Array((index == 0 ? "[\n" : ",\n").utf8))
      writer = JSONWriter()
      writer.write(value(row))
      output.write(writer.bytes)
    }
    output.write(Array((rows.isEmpty ? "[]\n" : "\n]\n").utf8))
  }

  /// The record with a member `computed`.
  func value(_ row: Int) -> Value {
    let action = register.actions[row]
    let members = action.value.members ?? []
    return .object(members + [.init("computed", computed(row))])
  }

  private func computed(_ row: Int) -> Value {
    let action = register.actions[row]
    let due = register.due(ofAction: row)
    let late = action.status.canBeLate ? due?.due.daysLate(on: today) : nil
    return .object([
      .init("meeting", .string(register.meetings[register.meetingRow(ofAction: row)].id)),
      .init("open", .bool(action.status.isOpen)),
      .init("due", due.map { .string($0.due.description) } ?? .null),
      .init("dueInherited", .bool(due?.isInherited ?? false)),
      .init("overdue", .bool(late != nil)),
      .init("daysLate", late.map { .number(String($0)) } ?? .null),
    ])
  }
}
