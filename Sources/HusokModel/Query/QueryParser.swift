extension Query {
  /// Reads a query. Words that mean nothing are left out of it and listed as problems, so that a
  /// query can be shown at work while it is typed.
  ///
  /// - Parameters:
  ///   - input: how words of choices and dates are read, and the register that is asked.
  ///   - me: the id of the person's own ministry, for `@me`.
  public static func parse(
    _ text: String, with input: FieldInput, me: String? = nil
  ) -> (query: Query, problems: [QueryProblem]) {
    var parser = QueryParser(input: input, me: me)
    for word in QueryWord.split(text) { parser.take(word) }
    return (parser.finished, parser.problems)
  }
}

/// One word of a query and where it stands.
struct QueryWord {
  /// The word without its quotation marks and negation.
  var text: String
  /// Whether a minus stood before it.
  var isNegated = false
  /// Whether it began with a quotation mark, which makes it plain text.
  var isQuoted = false
  /// Whether a quotation mark was left open.
  var isOpen = false
  /// Where it stands, in characters.
  var range: Range<Int>

  /// The words of a text, split at white space outside quotation marks.
  static func split(_ text: String) -> [QueryWord] {
    var words: [QueryWord] = []
    var word: QueryWord?
    var inQuotes = false
    for (position, character) in text.enumerated() {
      if character.isWhitespace, !inQuotes {
        if let word { words.append(word) }
        word = nil
        continue
      }
      var current = word ?? QueryWord(text: "", range: position..<position)
      current.range = current.range.lowerBound..<position + 1
      if character == "\"" {
        current.isQuoted = current.isQuoted || (current.text.isEmpty && !inQuotes)
        inQuotes.toggle()
      } else if character == "-", current.range.count == 1 {
        current.isNegated = true
      } else {
        current.text.append(character)
      }
      current.isOpen = inQuotes
      word = current
    }
    if let word { words.append(word) }
    return words
  }
}

private struct QueryParser {
  let input: FieldInput
  let me: String?
  private(set) var query = Query()
  private(set) var problems: [QueryProblem] = []
  private var register: Register { input.register }

  init(input: FieldInput, me: String?) {
    self.input = input
    self.me = me
  }

  /// The query without alternatives that say nothing: an `or` at the end, or one beside a word that
  /// means nothing, does not let everything through.
  var finished: Query {
    var query = query
    query.alternatives.removeAll(where: \.isEmpty)
    if query.alternatives.isEmpty { query.alternatives = [[]] }
    return query
  }

  mutating func take(_ word: QueryWord) {
    if word.text.isEmpty { return }
    if word.isOpen { return fail(word, .openQuote, []) }
    if !word.isQuoted, !word.isNegated, ["or", "또는"].contains(word.text.lowercased()) {
      query.alternatives.append([])
    } else if let condition = condition(word) {
      let last = query.alternatives.count - 1
      query.alternatives[last].append(.init(condition: condition, isNegated: word.isNegated))
    }
  }

  private mutating func condition(_ word: QueryWord) -> Query.Condition? {
    if word.isQuoted { return text(word) }
    switch word.text.first {
    case "@": return ministry(word)
    case "#": return meeting(word)
    default: break
    }
    guard let colon = word.text.firstIndex(of: ":") else { return text(word) }
    let value = String(word.text[word.text.index(after: colon)...])
    return prefixed(word, word.text[..<colon].lowercased(), value)
  }

  private mutating func prefixed(
    _ word: QueryWord, _ prefix: String, _ value: String
  ) -> Query.Condition? {
    switch prefix {
    case "st":
      return choice(word, value, .status, prefix, .status).map { Query.Condition.status([$0]) }
    case "is":
      return choice(word, value, .state, prefix, .state).map(Query.Condition.state)
    case "no":
      return choice(word, value, .lacking, prefix, .lacking).map(Query.Condition.lacks)
    case "tag":
      return .tag(value.folded)
    case "prio":
      return choice(word, value, .priority, prefix, .priority).map(Query.Condition.priority)
    case "due": return due(word, value)
    case "since": return since(word, value)
    default:
      let known = ["st", "is", "no", "tag", "prio", "due", "since"]
      let nearest = Nearest.words(to: prefix, among: known)
      fail(word, .prefix, nearest.map { $0 + ":" })
      return nil
    }
  }

  private func text(_ word: QueryWord) -> Query.Condition {
    let text = word.text.composed
    let folded = text.folded
    return .text(
      folded, initials: text.isInitials,
      ministries: Set(register.ministries(mentioning: folded)))
  }

  /// `<30d`, a period, or two ends parted by two dots, of which one may be missing.
  private mutating func due(_ word: QueryWord, _ value: String) -> Query.Condition? {
    if value.hasPrefix("<"), value.hasSuffix("d"), let days = Int(value.dropFirst().dropLast()) {
      return .dueWithin(days: days)
    }
    if let dots = value.firstRange(of: "..") {
      let from = value[..<dots.lowerBound]
      let through = value[dots.upperBound...]
      let first = due(String(from))?.first
      let last = due(String(through))?.last
      if first != nil || from.isEmpty, last != nil || through.isEmpty, value != ".." {
        return .due(from: first, through: last)
      }
    } else if let period = due(value) {
      return .due(from: period.first, through: period.last)
    }
    let clash = DueInput.dayOfOtherWeekday(value, today: input.today)
    fail(word, clash.map { .otherWeekday($0) } ?? .due, [])
    return nil
  }

  /// A due date in any form that a field takes.
  private func due(_ text: String) -> Due? {
    guard case .due(let due)? = DueInput.read(text, today: input.today) else { return nil }
    return due
  }

  private mutating func since(_ word: QueryWord, _ value: String) -> Query.Condition? {
    let meetings = register.meetings.map(\.id)
    if let id = meetings.first(where: { $0.folded == value.folded }) {
      if register.meeting(id)?.heldOn == nil {
        fail(QueryWord(text: id, range: word.range), .undated, [])
        return nil
      }
      return .since(.meeting(id))
    }
    if let day = DueInput.readDay(value, today: input.today) { return .since(.day(day)) }
    fail(word, .since, Nearest.words(to: value, among: meetings).map { "since:" + $0 })
    return nil
  }

  private mutating func ministry(_ word: QueryWord) -> Query.Condition? {
    let leadOnly = word.text.last == "!"
    let name = String(word.text.dropFirst().dropLast(leadOnly ? 1 : 0))
    if name.lowercased() == "me" || name == "나" {
      guard let me else {
        fail(word, .nobody, [])
        return nil
      }
      return .ministry([me], leadOnly: leadOnly)
    }
    let ids = register.ministries(named: name)
    if ids.isEmpty {
      let known = register.ministries.flatMap(\.words)
      fail(word, .ministry, Nearest.words(to: name, among: known).map { "@" + $0 })
      return nil
    }
    return .ministry(Set(ids), leadOnly: leadOnly)
  }

  private mutating func meeting(_ word: QueryWord) -> Query.Condition? {
    let wanted = String(word.text.dropFirst())
    let known = register.meetings.map(\.id) + register.outcomes.map(\.id)
    if let id = known.first(where: { $0.folded == wanted.folded }) { return .under(id) }
    fail(word, .meeting, Nearest.words(to: wanted, among: known).map { "#" + $0 })
    return nil
  }

  private mutating func choice<Choice: RawRepresentable<String>>(
    _ word: QueryWord, _ value: String, _ kind: QueryProblem.Kind, _ prefix: String,
    _ family: FieldWords.Family
  ) -> Choice? {
    if let choice: Choice = input.words.choice(value, in: family) { return choice }
    let known = input.words.known(family)
    let nearest = Nearest.words(to: value, among: known).map { name in
      name.contains(" ") ? "\(prefix):\"\(name)\"" : "\(prefix):\(name)"
    }
    fail(word, kind, nearest)
    return nil
  }

  private mutating func fail(
    _ word: QueryWord, _ kind: QueryProblem.Kind, _ nearest: [String]
  ) {
    problems.append(
      .init(range: word.range, word: word.text, kind: kind, nearest: nearest))
  }
}
