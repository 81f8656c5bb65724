import HusokCanvas
import HusokExchange
import HusokModel
import HusokStore
import HusokThreads
import HusokWords

/// `husok list`: the actions that a query asks for.
struct ListCommand: Command {
  static let spec = CommandSpec(
    name: "list", operands: [.query.repeated.optional],
    options: [
      .json, .csv, .ids,
      CommandSpec.Option(
        name: "--sort", value: .choice(ActionOrder.Key.self, called: "FIELD")),
      CommandSpec.Option(
        name: "--group", value: .choice(ActionOrder.Grouping.self, called: "FIELD")),
      .asOf, .compare,
    ],
    examples: [
      "husok list @mcst is:overdue", "husok list -@mcst due:30d --sort due",
      "husok list in:cn26 '(orders or 수주)'",
      "husok list is:open --json | jq -r '.[].id'", "husok list @mcst --compare F262",
    ], run: .of(ListCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let present = try context.opened().loaded.register
    var register = present
    var today = context.today
    if let day = try context.pastDay("--as-of", in: present) {
      register = past(of: present, on: day)
      today = day
    }
    let earlier = try self.earlier(than: today, in: present)
    let (query, scope) = try context.asked(in: register, today: today)
    let found = Parallel.mapShares(register.actions.count, of: 1024) { rows in
      rows.filter { query.matches($0, in: scope) }
    }.flatMap { $0 }
    // Most lists say nothing of the history, and reading it takes as long as all else.
    lazy var told =
      query.needsHistory ? scope.states : ActionStates(register, today: today, of: found)
    let rows = try sorted(found, with: told) ?? query.titlesFirst(found, in: scope)
    if context.invocation.has("--json") {
      let values = ActionValues(told, since: earlier?.register)
      output.write(JSONLines.array(of: rows.count) { values.value(rows[$0]) })
    } else if context.invocation.has("--csv") {
      let sheet = ActionSheet(register: register, words: context.words, today: today)
      context.writeText(sheet.bytes(rows), to: &output)
    } else if context.invocation.has("--ids") {
      for row in rows { output.line(context.visible(register.actions[row].id)) }
    } else {
      if rows.isEmpty {
        context.complain(context.words("cli.noMatch"))
      } else {
        let answers = ActionTable.answers.filter {
          query.asks(for: $0) || $0 == .blocked && query.asksWhoWaits
        }
        let states =
          answers.contains(where: ActionTable.toldByHistory.contains) ? told : scope.states
        try writeTable(rows, states, since: earlier, answers: answers, to: &output)
      }
      writeWaits(for: query.ministries, scope.states, to: &output)
    }
    return rows.isEmpty ? ExitCode.nothingMatched : ExitCode.success
  }

  /// What others wait for from the ministries that are asked for, for a person to read.
  private func writeWaits(
    for ministries: Set<String>, _ states: ActionStates, to output: inout Output
  ) {
    for ministry in states.register.ministries where ministries.contains(ministry.id) {
      let waits = states.waits(for: ministry.id)
      if waits.isEmpty { continue }
      let name = context.words.short(ministry.id, in: states.register, on: states.today)
      let lines =
        [context.words("list.awaited", name)]
        + waits.map { "  " + context.words.awaited($0, in: states.register, on: states.today) }
      for line in lines.map(context.visible) {
        if context.width == nil { context.complain(line) } else { output.line(line) }
      }
    }
  }

  /// The register on a day that is past; where it knows nothing of then, that is said.
  private func past(of register: Register, on day: Day) -> Register {
    if let first = MeetingPack.firstDay(of: register, after: day) {
      context.complain(context.words("pack.unknownBefore", context.words.headingDay(first)))
    }
    return register.asOf(day)
  }

  /// What it is compared with; nil where that was not asked for.
  private func earlier(
    than today: Day, in register: Register
  ) throws(Failure) -> ActionStates? {
    guard let day = try context.pastDay("--compare", in: register) else { return nil }
    if context.invocation.has("--csv") {
      throw Failure(
        ExitCode.usage,
        context.words.sentence(
          UsageFault.together(command: ListCommand.spec.name, options: "--compare, --csv")))
    }
    return ActionStates(past(of: register, on: day), today: day)
  }

  private func writeTable(
    _ rows: [Int], _ states: ActionStates, since earlier: ActionStates?,
    answers: [Query.State], to output: inout Output
  ) throws(Failure) {
    let table = ActionTable(
      states: states, earlier: earlier, words: context.words, answers: answers,
      width: context.width,
      hasColor: context.hasColor)
    for line in table.lines(rows, groupedBy: try context.choice("--group")) { output.line(line) }
  }

  /// The rows in the order that was asked for; nil where none was.
  private func sorted(
    _ rows: [Int], with states: @autoclosure () -> ActionStates
  ) throws(Failure) -> [Int]? {
    var keys: [ActionOrder.Key] = []
    if let key: ActionOrder.Key = try context.choice("--sort") { keys.append(key) }
    if let grouping: ActionOrder.Grouping = try context.choice("--group") {
      keys.append(grouping.key)
    }
    if keys.isEmpty { return nil }
    let states = states()
    return keys.reduce(rows) { ActionOrder.sorted($0, by: $1, with: states) }
  }
}
