/// Reads what one word of a query asks for.
struct QueryWordReader {
  let input: FieldInput
  /// The id of the person's own ministry.
  let me: String?
  var register: Register { input.register }

  /// What a word asks for, or why it means nothing.
  func condition(_ word: QueryWord) throws(QueryProblem) -> Query.Condition {
    if word.isOpen { throw problem(word, .openQuote) }
    if word.isQuoted { return text(word.text) }
    if word.text.hasPrefix("@") { return try ministry(word) }
    if word.text.hasPrefix("#") { return try under(word, named: String(word.text.dropFirst())) }
    guard let colon = word.text.firstIndex(of: ":") else { return text(word.text) }
    let name = String(word.text[..<colon].lowercased())
    guard let prefix = Query.Prefix(rawValue: name) else {
      let nearest = Nearest.words(to: name, among: Query.Prefix.allCases.map(\.rawValue))
      throw problem(word, .prefix, nearest: nearest.map { $0 + ":" })
    }
    let value = String(word.text[word.text.index(after: colon)...])
    if value.isBlank { throw problem(word, .value) }
    return try condition(word, prefix: prefix, value: value)
  }

  private func condition(
    _ word: QueryWord, prefix: Query.Prefix, value: String
  ) throws(QueryProblem) -> Query.Condition {
    switch prefix {
    case .is: .state(try choice(word, value: value, prefix: prefix, kind: .state, in: .state))
    case .st: .status([try choice(word, value: value, prefix: prefix, kind: .status, in: .status)])
    case .no: .lacks(try choice(word, value: value, prefix: prefix, kind: .lacking, in: .lacking))
    case .prio:
      .priority(try choice(word, value: value, prefix: prefix, kind: .priority, in: .priority))
    case .due: try due(word, value)
    case .done: try done(word, value)
    case .since: .since(try point(word, value, prefix: prefix))
    case .new: .new(try point(word, value, prefix: prefix))
    case .in: try under(word, named: value)
    case .kind: try kind(word, value)
    case .title: .title(SearchWord(value))
    case .note: .note(SearchWord(value))
    case .step: try step(word, value)
    case .by: changedBy(value)
    case .contact: .contact(value.folded)
    case .waits: .waits(Set(try ministries(word, named: value, behind: Query.Prefix.waits.text)))
    case .country: try country(word, value)
    case .tag: .tag(value.folded)
    }
  }

  /// Why a word means nothing.
  func problem(
    _ word: QueryWord, _ kind: QueryProblem.Kind, nearest: [String] = []
  ) -> QueryProblem {
    QueryProblem(range: word.range, word: word.text, kind: kind, nearest: nearest)
  }

  private func text(_ text: String) -> Query.Condition {
    let mentioned = register.ministries(mentioning: text.composed.folded)
    return .text(SearchWord(text), ministries: Set(mentioned))
  }

  private func ministry(_ word: QueryWord) throws(QueryProblem) -> Query.Condition {
    let leadOnly = word.text.last == "!"
    let name = String(word.text.dropFirst().dropLast(leadOnly ? 1 : 0)).composed
    if ["none", "없음"].contains(name.lowercased()), register.ministries(named: name).isEmpty {
      return .unled
    }
    return .ministry(Set(try ministries(word, named: name, behind: "@")), leadOnly: leadOnly)
  }

  /// The ministries that a name stands for, the person's own for `me`.
  ///
  /// - Parameter mark: what stands before the name.
  private func ministries(
    _ word: QueryWord, named name: String, behind mark: String
  ) throws(QueryProblem) -> [String] {
    let name = name.composed
    if name.lowercased() == "me" || name == "나" {
      guard let me else { throw problem(word, .nobody) }
      return [me]
    }
    let ids = register.ministries(named: name)
    if !ids.isEmpty { return ids }
    let nearest = Nearest.words(to: name, among: register.ministries.flatMap(\.words))
    throw problem(word, .ministry, nearest: nearest.map { mark + $0 })
  }

  /// A word of a step, or behind `@` who has one to do.
  private func step(_ word: QueryWord, _ value: String) throws(QueryProblem) -> Query.Condition {
    guard value.hasPrefix("@") else { return .step(SearchWord(value), ministries: []) }
    let mark = Query.Prefix.step.text + "@"
    let name = String(value.dropFirst()).composed
    return .step(
      SearchWord(value), ministries: Set(try ministries(word, named: name, behind: mark)))
  }

  /// What came out of a meeting or an outcome.
  private func under(_ word: QueryWord, named name: String) throws(QueryProblem) -> Query.Condition
  {
    let known = register.meetings.map(\.id) + register.outcomes.map(\.id)
    let wanted = name.folded
    if let id = known.first(where: { $0.folded == wanted }) { return .under(id) }
    let mark = word.text.hasPrefix("#") ? "#" : Query.Prefix.in.text
    throw problem(
      word, .meeting, nearest: Nearest.words(to: name, among: known).map { mark + $0 })
  }

  private func choice<Choice: RawRepresentable<String>>(
    _ word: QueryWord, value: String, prefix: Query.Prefix, kind: QueryProblem.Kind,
    in family: FieldWords.Family
  ) throws(QueryProblem) -> Choice {
    if let choice: Choice = input.words.choice(value, in: family) { return choice }
    throw problem(
      word, kind, nearest: nearest(to: value, among: input.words.known(family), prefix: prefix))
  }

  /// The nearest words behind a prefix, in quotation marks where they have blanks.
  private func nearest(
    to value: String, among known: [String], prefix: Query.Prefix
  ) -> [String] {
    Nearest.words(to: value, among: known).map { name in
      prefix.text + (name.contains(" ") ? "\"\(name)\"" : name)
    }
  }

  /// A word may name a kind of more than one sort of record.
  private func kind(_ word: QueryWord, _ value: String) throws(QueryProblem) -> Query.Condition {
    let kinds = Query.Kinds(
      action: input.words.choice(value, in: .actionKind),
      outcome: input.words.choice(value, in: .outcomeKind),
      meeting: input.words.choice(value, in: .meetingKind))
    if kinds != Query.Kinds() { return .kind(kinds) }
    let families: [FieldWords.Family] = [.actionKind, .outcomeKind, .meetingKind]
    let known = families.flatMap { input.words.known($0) }
    throw problem(word, .kind, nearest: nearest(to: value, among: known, prefix: .kind))
  }

  private func changedBy(_ value: String) -> Query.Condition {
    let isMe = ["me", "나"].contains(value.composed.lowercased())
    let own = isMe ? me.map { [$0] } : nil
    return .changedBy(
      SearchWord(value), ministries: Set(own ?? register.ministries(named: value)))
  }

  private func country(_ word: QueryWord, _ value: String) throws(QueryProblem) -> Query.Condition {
    let wanted = value.folded
    let known = Set(register.meetings.compactMap(\.counterpart)).sorted()
    if known.contains(where: { $0.folded == wanted }) { return .country(wanted) }
    throw problem(
      word, .country, nearest: nearest(to: value, among: known, prefix: .country))
  }

  /// The meeting or day from which on it is asked.
  private func point(
    _ word: QueryWord, _ value: String, prefix: Query.Prefix
  ) throws(QueryProblem) -> ChangePoint {
    do throws(Refusal) {
      return try input.point(value)
    } catch .undatedMeeting(let id) {
      throw QueryProblem(range: word.range, word: id, kind: .undated, nearest: [])
    } catch {
      let meetings = register.meetings.map(\.id)
      throw problem(
        word, .since, nearest: nearest(to: value, among: meetings, prefix: prefix))
    }
  }
}
