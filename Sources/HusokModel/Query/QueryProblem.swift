/// A word of a query that means nothing, and the nearest that does.
public struct QueryProblem: Error, Equatable, Sendable {
  /// What sort of word was expected.
  public enum Kind: Equatable, Sendable {
    /// A ministry after `@`.
    case ministry
    /// A meeting or outcome after `#` or `in:`.
    case meeting
    /// A status after `st:`.
    case status
    /// A state after `is:`.
    case state
    /// Something lacking after `no:`.
    case lacking
    /// A priority after `prio:`.
    case priority
    /// A kind of action, outcome or meeting after `kind:`.
    case kind
    /// The country of a meeting after `country:`.
    case country
    /// A span of time after `due:`.
    case due
    /// A span of time after `done:`.
    case done
    /// A day after `due:` or `done:` whose day of the week is another than the one beside it.
    case otherWeekday(Day)
    /// A meeting or a day after `since:`.
    case since
    /// A meeting after `since:` of which no day is known.
    case undated
    /// A word before a colon.
    case prefix
    /// Something behind the colon.
    case value
    /// `@me` where nobody said who they are.
    case nobody
    /// A quotation mark without its partner.
    case openQuote
  }

  /// Where the word stands, in characters from the start of the query.
  public let range: Range<Int>
  /// The word, as typed.
  public let word: String
  /// What sort of word was expected.
  public let kind: Kind
  /// The nearest words that mean something, best first.
  public let nearest: [String]
}
