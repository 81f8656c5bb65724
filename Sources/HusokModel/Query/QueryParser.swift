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
    for token in QueryToken.split(text) { parser.take(token) }
    return (parser.finished, parser.problems)
  }
}

/// Puts a query together from its tokens.
private struct QueryParser {
  /// What stands inside one pair of brackets, or outside all.
  private struct Level {
    var alternatives: [[Query.Term]] = [[]]
    /// Whether a minus stands before its bracket.
    var isNegated = false

    /// The query without alternatives that say nothing: an `or` at the end, or one beside a word
    /// that means nothing, does not let everything through.
    var query: Query {
      var query = Query()
      query.alternatives = alternatives.filter { !$0.isEmpty }
      if query.alternatives.isEmpty { query.alternatives = [[]] }
      return query
    }

    mutating func add(_ condition: Query.Condition, isNegated: Bool) {
      alternatives[alternatives.count - 1].append(
        Query.Term(condition: condition, isNegated: isNegated))
    }
  }

  private let reader: QueryWordReader
  private var outer: [Level] = []
  private var level = Level()
  private(set) var problems: [QueryProblem] = []

  init(input: FieldInput, me: String?) {
    reader = QueryWordReader(input: input, me: me)
  }

  var finished: Query { level.query }

  mutating func take(_ token: QueryToken) {
    switch token {
    case .open(let isNegated):
      outer.append(level)
      level = Level(isNegated: isNegated)
    case .close:
      let inner = level
      level = outer.popLast() ?? Level()
      let query = inner.query
      if !query.isEmpty { level.add(.group(query), isNegated: inner.isNegated) }
    case .word(let word): take(word)
    }
  }

  private mutating func take(_ word: QueryWord) {
    if word.text.isEmpty { return }
    if !word.isQuoted, !word.isNegated, ["or", "또는"].contains(word.text.lowercased()) {
      return level.alternatives.append([])
    }
    do throws(QueryProblem) {
      level.add(try reader.condition(word), isNegated: word.isNegated)
    } catch {
      problems.append(error)
    }
  }
}
