extension Query {
  /// Reads a query. Words that mean nothing are left out of it and listed as problems, so that a
  /// query can be shown at work while it is typed.
  ///
  /// - Parameter me: the id of the person's own ministry, for `@me`.
  public static func parse(
    _ text: String, in register: Register, me: String? = nil
  ) -> (query: Query, problems: [QueryProblem]) {
    var parser = QueryParser(register: register, me: me)
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
  let register: Register
  let me: String?
  private(set) var query = Query()
  private(set) var problems: [QueryProblem] = []

  init(register: Register, me: String?) {
    self.register = register
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
    case "st": return status(word, value)
    case "is":
      return choice(word, value, .state, prefix).map(Query.Condition.state)
    case "no":
      return choice(word, value, .lacking, prefix).map(Query.Condition.lacks)
    case "tag":
      return .tag(value.folded)
    case "prio":
      return choice(word, value, .priority, prefix).map(Query.Condition.priority)
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
      let first = Due(from)?.first
      let last = Due(through)?.last
      if first != nil || from.isEmpty, last != nil || through.isEmpty, value != ".." {
        return .due(from: first, through: last)
      }
    } else if let period = Due(value) {
      return .due(from: period.first, through: period.last)
    }
    fail(word, .due, [])
    return nil
  }

  private mutating func since(_ word: QueryWord, _ value: String) -> Query.Condition? {
    if let day = Day(value) { return .since(.day(day)) }
    let meetings = register.meetings.map(\.id)
    if let id = meetings.first(where: { $0.folded == value.folded }) {
      if register.meeting(id)?.heldOn == nil {
        fail(QueryWord(text: id, range: word.range), .undated, [])
        return nil
      }
      return .since(.meeting(id))
    }
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

  private mutating func status(_ word: QueryWord, _ value: String) -> Query.Condition? {
    if let status = Status(written: value) { return .status([status]) }
    let known = Status.allCases.map(\.rawValue) + Status.koreanNames.map(\.key)
    fail(word, .status, Nearest.words(to: value, among: known).map { "st:" + $0 })
    return nil
  }

  private mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ word: QueryWord, _ value: String, _ kind: QueryProblem.Kind, _ prefix: String
  ) -> Choice? {
    if let choice = Choice(rawValue: value.lowercased()) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    fail(word, kind, Nearest.words(to: value, among: known).map { "\(prefix):\($0)" })
    return nil
  }

  private mutating func fail(
    _ word: QueryWord, _ kind: QueryProblem.Kind, _ nearest: [String]
  ) {
    problems.append(
      .init(range: word.range, word: word.text, kind: kind, nearest: nearest))
  }
}

extension Status {
  /// The Korean words of the papers.
  static let koreanNames: KeyValuePairs<String, Status> = [
    "미보고": .unreported, "미착수": .notStarted, "추진중": .inProgress, "보류": .onHold,
    "완료보고": .reportedDone, "완료": .done, "추진중단": .dropped,
  ]

  /// The status that a word names: its word in the store, in any case and with or without a
  /// hyphen, or its Korean name.
  public init?(written text: String) {
    let wanted = text.lowercased().filter { $0 != "-" && $0 != "_" }
    let status =
      Status.allCases.first { $0.rawValue.lowercased() == wanted }
      ?? Status.koreanNames.first { $0.key == text.composed }?.value
    guard let status else { return nil }
    self = status
  }
}

/// The words most like one that was mistyped.
public enum Nearest {
  /// Up to three words, nearest first: those that begin with the word, then those that differ by
  /// few letters. Nothing where none is near.
  public static func words(to word: String, among known: [String]) -> [String] {
    let wanted = Array(word.lowercased())
    var best: [(word: String, distance: Int)] = []
    for candidate in known {
      let letters = Array(candidate.lowercased())
      let distance =
        !wanted.isEmpty && letters.starts(with: wanted) ? 0 : editDistance(wanted, letters)
      if distance <= max(1, letters.count / 3), !best.contains(where: { $0.word == candidate }) {
        best.append((candidate, distance))
      }
    }
    return best.sorted { $0.distance < $1.distance }.prefix(3).map(\.word)
  }

  /// How many letters must be put in, taken out, exchanged or swapped with their neighbour
  /// (Damerau 1964, adjacent transpositions only).
  public static func editDistance(_ one: [Character], _ other: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for (row, letter) in one.enumerated() {
      var current = [row + 1]
      for (column, otherLetter) in other.enumerated() {
        let exchange = last[column] + (letter == otherLetter ? 0 : 1)
        var cost = min(exchange, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, letter == other[column - 1], one[row - 1] == otherLetter {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[other.count]
  }
}
