import HusokCanvas
import HusokExchange
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
    var register = try context.opened().loaded.register
    var today = context.today
    if let day = try context.day("--as-of") {
      if let first = MeetingPack.firstDay(of: register, after: day) {
        context.complain(context.words("pack.unknownBefore", context.words.headingDay(first)))
      }
      register = register.asOf(day)
      today = day
    }
    let rows = try sorted(try matching(in: register, today: today), register, today)
    if context.invocation.has("--json") {
      ActionJSON(Assessment(register, today: today)).write(rows, to: &output)
    } else if context.invocation.has("--csv") {
      let sheet = ActionSheet(register: register, words: context.words, today: today)
      output.write(sheet.bytes(rows))
    } else if context.invocation.has("--ids") {
      for row in rows { output.line(context.visible(register.actions[row].id)) }
    } else if rows.isEmpty {
      context.complain(context.words("cli.noMatch"))
    } else {
      try writeTable(rows, register, today, to: &output)
    }
    return rows.isEmpty ? ExitCode.nothingMatched : ExitCode.success
  }

  private func writeTable(
    _ rows: [Int], _ register: Register, _ today: Day, to output: inout Output
  ) throws(Failure) {
    let table = ActionTable(
      register: register, words: context.words, today: today, width: context.width)
    for line in table.lines(rows, groupedBy: try grouping) { output.line(line) }
  }

  private var grouping: ActionOrder.Grouping? {
    get throws(Failure) {
      guard let name = context.invocation.options["--group"] else { return nil }
      return try EditCommand(context).choice("--group", name)
    }
  }

  private func sorted(
    _ rows: [Int], _ register: Register, _ today: Day
  ) throws(Failure) -> [Int] {
    var keys: [ActionOrder.Key] = []
    if let name = context.invocation.options["--sort"] {
      keys.append(try EditCommand(context).choice("--sort", name))
    }
    if let grouping = try grouping { keys.append(grouping.key) }
    if keys.isEmpty { return rows }
    let assessment = Assessment(register, today: today)
    return keys.reduce(rows) { ActionOrder.sorted($0, by: $1, assessment) }
  }

  /// The rows of the actions that the query asks for.
  func matching(in register: Register, today: Day? = nil) throws(Failure) -> [Int] {
    let me = try context.profile(in: register).ministry
    let text = context.invocation.operands.joined(separator: " ")
    let (query, problems) = Query.parse(text, with: context.input(register), me: me)
    if let problem = problems.first {
      throw Failure(ExitCode.usage, context.words.problem(problem))
    }
    let scope = QueryScope(register, today: today ?? context.today, for: query)
    return register.actions.indices.filter { query.matches($0, in: scope) }
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

  /// The lines; with a grouping, a heading stands before each group of rows that come together.
  func lines(_ rows: [Int], groupedBy grouping: ActionOrder.Grouping?) -> [String] {
    let cells = rows.map(self.cells)
    let heading = ["list.id", "list.status", "list.owner", "list.due", "list.title"].map {
      words($0)
    }
    let all = width == nil ? cells : [heading] + cells
    let widths = (0..<4).map { column in all.map { TextWidth.of($0[column]) }.max() ?? 0 }
    var lines = width == nil ? [] : [line(heading, widths)]
    for (index, row) in rows.enumerated() {
      if let grouping, index == 0 || !isSame(row, rows[index - 1], grouping) {
        lines.append("# " + TextWidth.visible(name(row, grouping)))
      }
      lines.append(line(cells[index], widths))
    }
    guard width != nil else { return lines }
    return lines + [words("filter.count", rows.count, register.actions.count)]
  }

  private func isSame(_ row: Int, _ other: Int, _ grouping: ActionOrder.Grouping) -> Bool {
    ActionOrder.group(row, by: grouping, in: register)
      == ActionOrder.group(other, by: grouping, in: register)
  }

  private func name(_ row: Int, _ grouping: ActionOrder.Grouping) -> String {
    switch grouping {
    case .meeting:
      let meeting = register.meetings[register.meetingRow(ofAction: row)]
      return "\(meeting.id) \(words.shortTitle(meeting))"
    case .ministry:
      guard let lead = register.actions[row].leadMinistry else { return words("owner.none") }
      return words.short(lead, in: register, on: today)
    case .due: return register.due(ofAction: row).map { words.due($0.due) } ?? words("due.none")
    case .status: return words.status(register.actions[row].status)
    }
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
  private let assessment: Assessment
  private var register: Register { assessment.register }

  init(_ assessment: Assessment) {
    self.assessment = assessment
  }

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
    let late = assessment.daysLate(row)
    return .object([
      .init("meeting", .string(register.meetings[register.meetingRow(ofAction: row)].id)),
      .init("open", .bool(action.status.isOpen)),
      .init("due", due.map { .string($0.due.description) } ?? .null),
      .init("dueInherited", .bool(due?.isInherited ?? false)),
      .init("overdue", .bool(late != nil)),
      .init("daysLate", number(late)),
      .init("dueSoon", .bool(assessment.isSoon(row))),
      .init("staleDays", number(assessment.staleDays(row))),
      .init("firstDue", assessment.firstDue(row).map { .string($0.description) } ?? .null),
      .init("slippageDays", number(assessment.slippage(row))),
      .init("postponed", number(assessment.postponements(row))),
      .init("carried", number(assessment.summary.carried(action))),
      .init("atRisk", .bool(!assessment.risks(row).isEmpty)),
    ])
  }

  private func number(_ number: Int?) -> Value {
    number.map { .number(String($0)) } ?? .null
  }
}
