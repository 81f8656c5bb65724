import HusokModel
import HusokWords

/// Reads the cells of a log: in the words that husok reads anywhere, then in those whose meaning was
/// said.
struct LogReader {
  private let sheet: SheetReader
  /// The same without what was said of ministries.
  private let plain: FieldInput
  private let answers: [LogMeaning.Subject: [[UInt8]: String]]
  /// What tells the order of day and month.
  private let orders: DateOrders

  /// The id that stands for what is said to be no ministry.
  static let nobody = ""

  /// A reader of a table for a register.
  ///
  /// - Parameter days: the columns that hold dates.
  init(
    _ register: Register, meanings: [LogMeaning], table: LogTable, days: [Int], today: Day
  ) {
    var answers: [LogMeaning.Subject: [[UInt8]: String]] = [:]
    for meaning in meanings where meaning.answer != LogMeaning.open {
      answers[meaning.subject, default: [:]][meaning.text.folded] = meaning.answer
    }
    let names = meanings.filter { $0.subject == .ministry && $0.answer != LogMeaning.open }
      .map { meaning -> (String, String) in
        let id = register.ministries(named: meaning.answer).first ?? meaning.answer
        return (meaning.text, meaning.answer == LogMeaning.none ? LogReader.nobody : id)
      }
    plain = FieldInput(register, words: .shared, today: today).indexed
    sheet = SheetReader(
      plain.knowing(Dictionary(names, uniquingKeysWith: { _, last in last })))
    self.answers = answers
    var orders = DateOrders()
    for text in days.flatMap(table.texts) {
      if let readings = SheetDate.readings(text) { orders.take(readings) }
    }
    self.orders = orders
  }

  private var input: FieldInput { sheet.input }

  /// When a cell says that something is due.
  func due(_ text: String) throws(Refusal) -> Due? {
    do throws(SheetImport.Refused.Reason) {
      return try sheet.due(.due, cell: text, orders: [orders])
    } catch {
      if case .refusal(let refusal) = error { throw refusal }
      let days = SheetDate.readings(text.sheetKey).map { Set($0.values).sorted() } ?? []
      throw .ambiguousDay(text.sheetKey, days)
    }
  }

  /// The day in a cell, the last one of a period; nil for nothing.
  func day(_ text: String) throws(Refusal) -> Day? { try due(text)?.last }

  /// The value of a choice in a cell, and whether it lost something of what the cell says; nil where
  /// the word is said to mean none.
  func choice<Value: RawRepresentable<String>>(
    _ text: String, of subject: LogMeaning.Subject, in family: FieldWords.Family
  ) throws(Refusal) -> (value: Value, isWhole: Bool)? {
    if let value: Value = input.words.choice(text, in: family) { return (value, true) }
    switch answers[subject]?[text.folded] {
    case LogMeaning.none?: return nil
    case let answer?:
      if let value: Value = input.words.choice(answer, in: family) {
        return (value, LogHeadingWords.value(text, of: subject) == answer)
      }
    case nil: break
    }
    throw .notAChoice(field: subject.rawValue, text: text, family)
  }

  /// Whether a text is a word for a choice without anybody saying so.
  func knows(_ text: String, in family: FieldWords.Family) -> Bool {
    input.words.value(text, in: family) != nil
  }

  /// The word of the store that a text is for a choice without anybody saying so.
  func value(_ text: String, of subject: LogMeaning.Subject) -> String? {
    switch subject {
    case .ministry: nil
    case .status: input.words.value(text, in: .status)
    case .priority: input.words.value(text, in: .priority)
    case .kind: input.words.value(text, in: .actionKind)
    }
  }

  /// The lead of a cell, and the ministries behind it, which support.
  func lead(_ text: String) throws(Refusal) -> (lead: Lead?, others: [String]) {
    let alone: Refusal
    do throws(Refusal) {
      let lead = try input.lead(text)
      return (lead?.ministry == LogReader.nobody ? nil : lead, [])
    } catch {
      alone = error
    }
    if let ids = try? input.ministries(text).ids {
      var named = ids.filter { $0 != LogReader.nobody }
      if named.isEmpty { return (nil, []) }
      var lead = Lead()
      lead.ministry = named.removeFirst()
      lead.confirmed = true
      return (lead, named)
    }
    if case .noSuchMinistry(let name) = alone, name != text.trimmed { throw alone }
    _ = try input.ministries(text)
    throw alone
  }

  /// The ministries of a cell.
  func ministries(_ text: String) throws(Refusal) -> [String] {
    try input.ministries(text).ids.filter { $0 != LogReader.nobody }
  }

  /// Whether a cell says more than the ministries that it names: others who are not named, or words
  /// that somebody said the meaning of.
  func saysMore(_ text: String) -> Bool {
    if (try? plain.lead(text)) != nil { return false }
    return (try? plain.ministries(text)).map(\.isOpen) ?? true
  }

  /// The names in a cell of ministries that are not known.
  func unknownMinistries(_ text: String, isLead: Bool) -> [String] {
    var reader = self
    var unknown: [String] = []
    while true {
      do throws(Refusal) {
        if isLead { _ = try reader.lead(text) } else { _ = try reader.ministries(text) }
        return unknown
      } catch {
        guard case .noSuchMinistry(let name) = error, !unknown.contains(name) else {
          return unknown
        }
        unknown.append(name)
        reader = LogReader(reader, knowing: name)
      }
    }
  }

  private init(_ other: LogReader, knowing name: String) {
    sheet = SheetReader(other.input.knowing([name: LogReader.nobody]))
    plain = other.plain
    answers = other.answers
    orders = other.orders
  }

  /// The ministry that a part of a name names: `산업부 통상정책과`, `Mr Kim (MOTIR)`; nil where none does.
  func guess(_ name: String) -> String? {
    let parts = [LogHeadingWords.withoutBrackets(name) ?? name, LogHeadingWords.inBrackets(name)]
    for part in parts.compactMap({ $0?.trimmed }) {
      var rest = part
      while !rest.isEmpty {
        if let id = try? input.ministry(rest), id != LogReader.nobody { return id }
        guard let blank = rest.lastIndex(where: \.isWhitespace) else { break }
        rest = String(rest[..<blank]).trimmed
      }
    }
    return nil
  }

  /// What a word of a choice most likely means: as a whole, by what stands behind a dash or in front
  /// of a bracket, or by its first word; nil where none of these is known.
  func guess(_ text: String, of subject: LogMeaning.Subject) -> String? {
    let pieces = text.split { "–—-:,;/(（".contains($0) }.map { String($0).trimmed }
    let words = [text] + pieces.reversed() + text.split(separator: " ").prefix(1).map(String.init)
    return words.lazy.compactMap { word in
      LogHeadingWords.value(word, of: subject) ?? value(word, of: subject)
    }.first
  }
}
