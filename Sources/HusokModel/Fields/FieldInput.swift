/// What a person writes into a field, read in one way at every door: the command line, forms and
/// lines on the screen, queries and sheets.
public struct FieldInput: Sendable {
  /// The register that references and ministries are looked for in.
  public let register: Register
  /// The words of choices.
  public private(set) var words: FieldWords
  /// The day that words such as `fri` or `월말` are seen from.
  public let today: Day
  /// The ministries by every word that names them, where many are to be looked up.
  private(set) var names: [[UInt8]: String]?

  /// A reader of fields.
  public init(_ register: Register, words: FieldWords, today: Day) {
    self.register = register
    self.words = words
    self.today = today
  }

  /// The same for many texts: words and the names of ministries are looked up and not searched.
  public var indexed: FieldInput {
    var input = self
    input.words = words.indexed
    input.names = Dictionary(
      register.ministries.flatMap { ministry in
        ministry.words.map { ($0.folded, ministry.id) }
      }, uniquingKeysWith: { first, _ in first })
    return input
  }

  /// The same with other words for ministries as well, each with the id that it stands for.
  public func knowing(_ others: [String: String]) -> FieldInput {
    var input = names == nil ? indexed : self
    for (word, id) in others { input.names?[word.trimmed.folded] = id }
    return input
  }

  /// A due date; nil for nothing and for words that mean none. Refused where it is not understood,
  /// and where its day of the week is not that of the day.
  public func due(_ text: String) throws(Refusal) -> Due? {
    if text.isBlank { return nil }
    switch DueInput.read(text, today: today) {
    case .due(let due)?: return due
    case DueInput.Reading.none?: return nil
    case nil: throw undated(text) ?? .notADueDate(text.trimmed)
    }
  }

  /// One day, the last one of a period. Refused where it is not understood or is none.
  public func day(_ text: String) throws(Refusal) -> Day {
    if let day = DueInput.readDay(text, today: today) { return day }
    throw undated(text) ?? .notADay(text.trimmed)
  }

  /// The day on which something was. Refused where it is still to come.
  public func dayThatCame(_ text: String) throws(Refusal) -> Day {
    let day = try day(text)
    if day > today { throw .dayToCome(day) }
    return day
  }

  /// The meeting that was held, or the day, by which a person names what is past. Refused where no day
  /// of the meeting is known.
  public func point(_ text: String) throws(Refusal) -> ChangePoint {
    let wanted = text.trimmed.folded
    if let meeting = register.meetings.first(where: { $0.id.folded == wanted }) {
      if meeting.heldOn == nil { throw .undatedMeeting(meeting.id) }
      return .meeting(meeting.id)
    }
    guard let day = DueInput.readStart(text, today: today) else {
      throw undated(text) ?? .notADay(text.trimmed)
    }
    return .day(day)
  }

  /// The same with its day. Refused where that is still to come.
  public func past(_ text: String) throws(Refusal) -> (point: ChangePoint, day: Day) {
    let point = try self.point(text)
    guard let day = register.day(of: point) else { throw .notADay(text.trimmed) }
    if day > today { throw .dayToCome(day) }
    return (point, day)
  }

  private func undated(_ text: String) -> Refusal? {
    let days = DueInput.ambiguousDays(text, today: today)
    if !days.isEmpty { return .ambiguousDay(text.trimmed, days) }
    return DueInput.dayOfOtherWeekday(text, today: today).map {
      .otherWeekday(text.trimmed, of: $0)
    }
  }

  /// A choice of a field. Refused with the words that there are.
  public func choice<Value: RawRepresentable<String>>(
    _ text: String, of field: String, in family: FieldWords.Family
  ) throws(Refusal) -> Value {
    guard let value: Value = words.choice(text, in: family) else {
      throw .notAChoice(field: field, text: text.trimmed, family)
    }
    return value
  }

  /// A status.
  public func status(_ text: String) throws(Refusal) -> Status {
    try choice(text, of: "status", in: .status)
  }

  /// Yes or no.
  public func flag(_ text: String, of field: String) throws(Refusal) -> Bool {
    guard let value = words.value(text, in: .flag) else {
      throw .notAChoice(field: field, text: text.trimmed, .flag)
    }
    return value == "yes"
  }

  /// A whole number, thousands parted by commas or not; also one in a row: `264th`, `제264차`.
  public func wholeNumber(_ text: String, of field: String) throws(Refusal) -> Int {
    var plain = Substring(text.lowercased().composed.trimmed)
    if plain.hasPrefix("제") { plain = plain.dropFirst() }
    for ending in ["차", "회", "th", "st", "nd", "rd"] where plain.hasSuffix(ending) {
      plain = plain.dropLast(ending.count)
      break
    }
    guard let number = DecimalNumber(String(plain).trimmed), number.isWhole else {
      throw .badValue(field: field, text: text.trimmed)
    }
    return number.whole
  }

  /// Whether a text says that nothing changed since the last report.
  public func saysUnchanged(_ text: String) -> Bool {
    let text = text.trimmed
    return words.value(text.hasSuffix(".") ? String(text.dropLast()) : text, in: .unchanged) != nil
  }

  /// The address of a mailbox.
  public func mail(_ text: String, of field: String) throws(Refusal) -> MailAddress {
    guard let address = MailAddress(text) else {
      throw .badValue(field: field, text: text.trimmed)
    }
    return address
  }

  /// A country by its code of two letters.
  public func country(_ text: String) throws(Refusal) -> String {
    let code = text.trimmed.uppercased()
    guard code.utf8.count == 2, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      throw .badValue(field: "counterpart", text: text.trimmed)
    }
    return code
  }

  /// What an action waits for, in words; in front of them `@` and the ministry that it waits for,
  /// in quotation marks where its name has blanks. Without one the ministry stays that it waited for
  /// already; since when stays where the ministry does.
  public func waiting(
    _ text: String, after before: WaitingOn?
  ) throws(Refusal) -> WaitingOn? {
    let text = text.composed.trimmed
    if text.isEmpty { return nil }
    var waiting = before ?? WaitingOn()
    waiting.text = text
    if let (name, rest) = FieldInput.addressed(text) {
      let id = try ministry(name)
      waiting.ministry = id
      // Its id alone, which nobody else calls it by, would pass for what is waited for.
      let called = name.folded == id.folded ? register.ministry(id)?.name(on: today).code : name
      waiting.text = rest.isEmpty ? called ?? name : rest
    }
    if before == nil || before?.ministry != waiting.ministry { waiting.since = today }
    return waiting
  }

  /// The name behind `@` at the beginning of a text, and what follows it; nil where there is none.
  private static func addressed(_ text: String) -> (name: String, rest: String)? {
    guard text.hasPrefix("@") else { return nil }
    var rest = text.dropFirst()
    let isQuoted = rest.first == "\""
    if isQuoted { rest = rest.dropFirst() }
    let end = rest.firstIndex { isQuoted ? $0 == "\"" : $0.isWhitespace || $0 == ":" }
    let name = String(rest[..<(end ?? rest.endIndex)])
    let after = end.map { rest[rest.index(after: $0)...] } ?? ""
    let words = String(after).trimmed
    if name.isBlank { return nil }
    return (name, words.hasPrefix(":") ? String(words.dropFirst()).trimmed : words)
  }
}

extension DecimalNumber {
  /// Whether nothing follows the point.
  public var isWhole: Bool { fraction == 0 }
}
