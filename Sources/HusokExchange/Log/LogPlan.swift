import HusokModel
import HusokWords

/// What an action log would make of a register: an action of each row, in one act.
///
/// A row is taken whole or refused with its columns and reasons; nothing that it says is dropped
/// unless its column is to be left out.
public struct LogPlan: Sendable {
  /// What the rows that are taken make: one act; nil where there are none.
  public var act: Act? { session.act }
  /// The register with it.
  public var register: Register { session.register }
  /// The rows that are taken and the ids of their actions.
  public private(set) var made: [(row: Int, id: String)] = []
  /// What is not taken.
  public private(set) var refused: [Refused] = []
  /// The columns that the mapping does not name and that hold something.
  public private(set) var unknown: [SheetImport.UnknownColumn] = []
  /// The rows that are passed over without harm.
  public var remarks: [SheetImport.Remark] { table.passedOver }
  /// The sheets that were not read.
  public var otherSheets: [String] { table.otherSheets }

  private let table: LogTable
  private let uses: [LogUse]
  private let today: Day
  private var session: ActSession
  private var outcomes: LogOutcomes
  private var index: SheetIndex
  /// The actions by their numbers in the log.
  private var numbers: [[UInt8]: String] = [:]

  /// Reads a log against a register.
  ///
  /// - Parameters:
  ///   - name: what the log is called, for the outcome of its actions where nothing else names one.
  public init(
    _ table: LogTable, _ mapping: LogMapping, into register: Register, named name: String,
    today: Day, _ context: ActContext
  ) throws(Fault) {
    self.table = table
    self.today = today
    let named = mapping.uses(of: table.headings)
    uses = named.map { $0 ?? .leave }
    session = ActSession(register, context)
    index = SheetIndex(register)
    for use in LogUse.allCases where use.isSingle && uses.count(where: { $0 == use }) > 1 {
      throw .twice(use)
    }
    do throws(Refusal) {
      try Permissions.check(context.role, toChange: Change.wholeRecord, of: .actions)
      outcomes = try LogOutcomes(
        mapping, title: mapping.outcome ?? table.titles.first ?? name, in: register)
    } catch {
      throw .refusal(error)
    }
    takeUnknown(named)
    try makeMinistries(mapping)
    let days = uses.indices.filter { [.due, .firstDue, .doneOn, .notedOn].contains(uses[$0]) }
    let reader = LogReader(
      session.register, meanings: mapping.meanings, table: table, days: days, today: today)
    takeRows(reader)
  }

  /// What the rows that are taken make, with the source of ids moved on; refused where there are
  /// none.
  public func finished(_ context: inout ActContext) throws(Refusal) -> Act {
    try session.finished(&context)
  }

  /// What a log is called: the name of its file without the folder and what says of which kind it
  /// is.
  public static func name(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return file }
    return String(file[..<dot])
  }

  private mutating func takeUnknown(_ named: [LogUse?]) {
    for (column, use) in named.enumerated() where use == nil {
      let rows = table.rows.filter { !$0.cells[column].isEmpty }
      guard let first = rows.first else { continue }
      unknown.append(
        SheetImport.UnknownColumn(
          heading: table.headings[column], cells: rows.count, row: first.number))
    }
  }

  /// Makes the ministries that are said to be new, of those that the log names.
  private mutating func makeMinistries(_ mapping: LogMapping) throws(Fault) {
    let columns = uses.indices.filter { uses[$0] == .lead || uses[$0] == .supporting }
    let texts = columns.flatMap(table.texts).map(\.folded)
    var made: Set<String> = []
    for meaning in mapping.meanings where meaning.isNew && made.insert(meaning.answer).inserted {
      let word = meaning.text.folded
      let isNamed = texts.contains { text in
        text.withUnsafeBufferPointer { FoldedSearch.contains(word, in: $0) }
      }
      if !isNamed || !session.register.ministries(named: meaning.answer).isEmpty { continue }
      var name = MinistryName()
      name.code = meaning.answer
      name.en = meaning.text
      name.ko = meaning.text
      var ministry = Ministry()
      ministry.id = meaning.answer
      ministry.kind = .institution
      ministry.names = [name]
      let new = ministry
      do throws(Refusal) {
        try session.perform { register, context throws(Refusal) in
          try register.adding(new, in: &context)
        }
      } catch {
        throw .refusal(error)
      }
    }
  }
}

extension LogPlan {
  private mutating func takeRows(_ reader: LogReader) {
    let percents = LogPercents(uses.firstIndex(of: .percent).map(table.texts) ?? [])
    var waiting: [(id: String, row: Int, names: [String], column: Int)] = []
    for row in LogRows.joined(table, uses) {
      var draft = LogDraft(reader, headings: table.headings, session.context)
      draft.read(row, uses: uses, percents: percents)
      guard let id = take(draft, row.number) else { continue }
      made.append((row.number, id))
      if let number = draft.number { numbers[number.folded] = id }
      if let after = draft.after { waiting.append((id, row.number, after.names, after.column)) }
    }
    for (id, row, names, column) in waiting { order(id, row, after: names, column) }
  }

  /// Makes the action of a row; nil where it is refused.
  private mutating func take(_ draft: LogDraft, _ row: Int) -> String? {
    for fault in draft.faults { refuse(row, fault.column, fault.reason) }
    if !draft.faults.isEmpty { return nil }
    if draft.action.title.text(in: .english).isBlank {
      refuse(row, nil, .nameless)
      return nil
    }
    var action = draft.action
    do throws(Refusal) {
      action.outcome = try outcomes.id(named: draft.outcome, session: &session)
      if let twin = index.twin(of: action) { throw .idTaken(twin) }
      let act = try session.adding(action)
      do throws(ApplyFault) {
        try session.take(act)
      } catch {
        throw .noSuchRecord(action.outcome)
      }
      return act.records.first
    } catch {
      refuse(row, nil, .refusal(error))
      return nil
    }
  }

  /// Lets an action come after others, which the log or the register name so.
  private mutating func order(_ id: String, _ row: Int, after names: [String], _ column: Int) {
    var ids: [String] = []
    for name in names {
      if let other = numbers[name.folded] ?? index.action(name, in: session.register)?.id {
        ids.append(other)
      } else {
        return refuse(row, column, .refusal(.noSuchRecord(name)))
      }
    }
    do throws(Refusal) {
      try session.perform { register, context throws(Refusal) in
        try register.editingSet("dependsOn", of: [id], adding: ids, removing: [], in: &context)
      }
    } catch {
      refuse(row, column, .refusal(error))
    }
  }

  private mutating func refuse(_ row: Int, _ column: Int?, _ reason: Refused.Reason) {
    refused.append(
      Refused(row: row, heading: column.map { table.headings[$0] }, reason: reason))
  }
}
