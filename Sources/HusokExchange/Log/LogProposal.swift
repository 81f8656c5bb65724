import HusokModel

/// What the columns of a log are taken for as long as nobody says otherwise: by their headings, and
/// by what stands in them.
public struct LogProposal: Sendable {
  private let table: LogTable
  private let register: Register
  private let today: Day

  /// Proposals for a log that is to be taken into a register.
  public init(_ table: LogTable, for register: Register, today: Day) {
    self.table = table
    self.register = register
    self.today = today
  }

  /// The whole of it; what was kept under the same headings goes before.
  ///
  /// - Parameter kept: how such a log was taken over the last time.
  public func mapping(_ kept: LogMapping? = nil) -> LogMapping {
    var mapping = kept ?? LogMapping()
    if kept == nil {
      mapping.columns = zip(table.headings, uses).map { LogColumn($0, $1) }
      mapping.outcome = table.titles.first
    }
    mapping.meanings = meanings(for: mapping)
    return mapping
  }

  /// Those meanings that are there already, and the words of the log that have none, with what they
  /// most likely mean.
  public func meanings(for mapping: LogMapping) -> [LogMeaning] {
    var meanings = mapping.meanings
    let reader = reader(meanings)
    for (column, use) in mapping.uses(of: table.headings).enumerated() {
      for (subject, text) in unknown(column, use ?? .leave, reader)
      where !meanings.contains(where: { $0.isOf(subject, text) }) {
        let answer =
          subject == .ministry
          ? reader.guess(text) : reader.guess(text, of: subject)
        meanings.append(LogMeaning(subject, text, answer: answer ?? LogMeaning.open))
      }
    }
    return meanings
  }

  /// A word as a ministry that is to be made, under a code that none has yet.
  public func newMinistry(_ text: String, beside mapping: LogMapping) -> LogMeaning {
    let words = text.split { !$0.isLetter && !$0.isNumber }
    let initials = words.compactMap(\.first).filter(\.isUppercase)
    let isLatin = text.allSatisfy { !Hangul.isHangul($0) }
    let stem =
      isLatin && initials.count > 1
      ? String(initials) : words.joined().uppercased()
    let taken = Set(mapping.meanings.filter(\.isNew).map(\.answer))
    var code = stem.isEmpty ? "X" : stem
    var number = 2
    while taken.contains(code) || !register.ministries(named: code).isEmpty
      || register.place(of: code) != nil
    {
      code = "\(stem)\(number)"
      number += 1
    }
    var meaning = LogMeaning(.ministry, text, answer: code)
    meaning.isNew = true
    return meaning
  }

  private func reader(_ meanings: [LogMeaning]) -> LogReader {
    LogReader(register, meanings: meanings, table: table, days: [], today: today)
  }

  /// The words of a column that nobody knows, in the order of the rows.
  private func unknown(
    _ column: Int, _ use: LogUse, _ reader: LogReader
  ) -> [(LogMeaning.Subject, String)] {
    var seen: Set<String> = []
    let texts = table.texts(column).filter { seen.insert($0).inserted }
    let choices = { (subject: LogMeaning.Subject, family: FieldWords.Family) in
      texts.filter { !reader.knows($0, in: family) }.map { (subject, $0) }
    }
    return switch use {
    case .status: choices(.status, .status)
    case .priority: choices(.priority, .priority)
    case .kind: choices(.kind, .actionKind)
    case .lead, .supporting:
      texts.flatMap { reader.unknownMinistries($0, isLead: use == .lead) }.reduce(into: []) {
        names, name in
        if !names.contains(where: { $0.1 == name }) { names.append((.ministry, name)) }
      }
    case .number, .title, .titleEn, .titleKo, .outcome, .percent, .due, .firstDue, .doneOn,
      .waitingOn, .dependsOn, .tags, .progress, .plan, .difficulty, .request, .notedOn, .evidence,
      .note, .leave:
      []
    }
  }
}

extension LogProposal {
  /// What each column is taken for.
  private var uses: [LogUse] {
    let reader = reader([])
    let contents = table.headings.indices.map {
      LogColumnContent($0, of: table, reader: reader)
    }
    var draft = LogUseDraft(count: table.headings.count)
    for (column, names) in table.names.enumerated() {
      if let role = LogHeadingWords.role(names) {
        draft.take(role, column: column, contents[column])
      }
    }
    for column in contents.indices where draft.uses[column] == nil {
      draft.take(contents[column], column: column, isSection: isSection(column))
    }
    draft.settle(contents)
    return draft.uses.map { $0 ?? .leave }
  }

  private func isSection(_ column: Int) -> Bool { table.headings[column] == LogTable.section }
}
