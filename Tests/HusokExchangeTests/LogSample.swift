import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokExchange

/// An action log on its way into the bundled register.
struct LogSample {
  let table: LogTable
  var mapping: LogMapping
  let register: Register

  /// A log of the folder of logs, with what is proposed for it.
  init(_ name: String) throws {
    let folder = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    let bytes = try #require(TemporaryFolder.read("\(folder)/Logs/\(name).csv"))
    try self.init(CSVReader.records(bytes))
  }

  /// A log of some lines.
  init(lines: [String]) throws {
    try self.init(CSVReader.records(Array(lines.joined(separator: "\n").utf8)))
  }

  init(_ records: [CSVReader.Record]) throws {
    table = try LogTable(records)
    register = try Fixtures.bundled()
    mapping = LogProposal(table, for: register, today: Fixtures.today).mapping()
    mapping.into = "F262"
  }

  /// What the columns are taken for, by their headings.
  var uses: [String] { mapping.columns.map { "\($0.heading): \($0.use.rawValue)" } }

  /// The words that nobody knows yet.
  var open: [String] {
    mapping.meanings.filter { $0.answer == LogMeaning.open }.map(\.text)
  }

  /// Says what a word means.
  mutating func answer(_ text: String, _ answer: String, isNew: Bool = false) throws {
    let place = try #require(mapping.meanings.firstIndex { $0.text == text })
    mapping.meanings[place].answer = answer
    mapping.meanings[place].isNew = isNew
  }

  /// What the log makes.
  func plan(by context: ActContext = Fixtures.context()) throws -> LogPlan {
    try LogPlan(
      table, mapping, into: register, named: "log", today: Fixtures.today, context)
  }

  /// The actions that are made, in the order of the rows.
  func actions(_ plan: LogPlan) throws -> [FollowUpAction] {
    try plan.made.map { try #require(plan.register.action($0.id)) }
  }
}

extension LogSample {
  /// The words of the log that stand in none of what was made of their row, whatever they were taken
  /// for, but for those that became a value: choices, days, percentages and ministries.
  func lost(in plan: LogPlan) throws -> [String] {
    let uses = mapping.uses(of: table.headings).map { $0 ?? .leave }
    var lost: [String] = []
    var made = ""
    for row in table.rows {
      if let id = plan.made.first(where: { $0.row == row.number })?.id {
        made = try text(of: #require(plan.register.action(id)), plan.register)
      }
      for (column, cell) in row.cells.enumerated()
      where ![
        .leave, .status, .priority, .kind, .due, .firstDue, .doneOn, .notedOn, .lead,
        .supporting, .dependsOn,
      ].contains(uses[column]) {
        for word in cell.split(whereSeparator: { !$0.isLetter && !$0.isNumber })
        where word.contains(where: \.isLetter) && !made.contains(word)
          && !LogSample.ofDates.contains(String(word))
        {
          lost.append("\(row.number) \(table.headings[column]): \(word)")
        }
      }
    }
    return lost
  }

  /// Words of the days in front of notes, which become the days of the notes.
  private static let ofDates: Set<String> = ["Jan", "AM", "PM"]

  private func text(of action: FollowUpAction, _ register: Register) -> String {
    let outcome = register.outcome(action.outcome)?.title
    let notes = action.notes.map { "\($0.text) \($0.by ?? "")" }
    let evidence = action.evidence.map { "\($0.title) \($0.locator ?? "")" }
    let texts =
      [action.title.en, action.title.ko, outcome?.en, outcome?.ko, action.waitingOn?.text] + notes
      + evidence + action.tags
    return texts.compactMap { $0 }.joined(separator: "\n")
  }
}

extension FollowUpAction {
  /// What it holds beside its texts, in one line.
  var facts: String {
    let lead = lead.map { $0.confirmed ? $0.ministry : "(\($0.ministry))" } ?? "-"
    let others = supporting.isEmpty ? "" : "+" + supporting.joined(separator: "+")
    let first = firstDue == due ? "" : " first \(firstDue?.description ?? "-")"
    let done = doneOn.map { " done \($0)" } ?? ""
    let high = priority == .high ? " high" : ""
    let after = dependsOn.isEmpty ? "" : " after " + dependsOn.joined(separator: ",")
    return "\(id) \(status.rawValue) \(lead)\(others) \(due?.description ?? "-")\(first)\(done)"
      + high + after
  }

  /// Its notes, each with its day where that is not the day of the import.
  var noted: [String] {
    notes.map { note in
      let day = note.at.map { $0.day == Fixtures.today ? "" : "\($0.day) " } ?? ""
      return "\(note.kind.rawValue): \(day)\(note.text)"
    }
  }
}
