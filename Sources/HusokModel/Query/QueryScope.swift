/// A register on a day with what a query needs to be asked: made once for all its actions, and handed
/// on as one reference with each question.
public final class QueryScope: Sendable {
  let register: Register
  let text: SearchText?
  /// What is computed of the actions; of the history only where the query asks for it.
  public let states: ActionStates
  /// The outcomes, by row, whose actions a word of the query finds.
  private let inherited: [SearchWord: [Bool]]
  /// The ids of the records that those whom the query names changed.
  private let changed: [SearchWord: Set<String>]
  /// Which ministries lead or support each action; nil where nobody keeps that.
  let involved: InvolvedMinistries?

  /// What a query needs; texts, states, authors and ministries that are there already are used.
  public init(
    _ register: Register, today: Day, for query: Query, text: SearchText? = nil,
    states: ActionStates? = nil, authors: ChangeAuthors? = nil,
    involved: InvolvedMinistries? = nil
  ) {
    self.register = register
    self.involved = involved
    let text = query.needsText ? text ?? SearchText(register) : nil
    self.text = text
    self.states =
      states
      ?? ActionStates(
        register, today: today, summary: query.needsHistory ? nil : HistorySummary())
    changed =
      query.needsAuthors
      ? (authors ?? ChangeAuthors(register.history)).records(named: query.conditions) : [:]
    inherited = Dictionary(
      query.words.compactMap { word in text.map { (word, $0.outcomes(with: word, in: register)) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The outcomes, by row, whose actions a word of the query finds.
  func outcomes(with word: SearchWord) -> [Bool] {
    inherited[word] ?? Array(repeating: false, count: register.outcomes.count)
  }

  /// Whether a word stands in a part of the text of an action alone.
  func contains(_ word: SearchWord, action row: Int, in part: SearchText.Part) -> Bool {
    text?.contains(word, action: row, in: part) == true
  }

  /// Whether someone changed an action in whose name a word stands.
  func isChanged(action row: Int, by name: SearchWord) -> Bool {
    changed[name]?.contains(register.actions[row].id) == true
  }
}

extension ChangeAuthors {
  /// The records that those changed whom some conditions name, by the words that name them.
  fileprivate func records(named conditions: [Query.Condition]) -> [SearchWord: Set<String>] {
    var records: [SearchWord: Set<String>] = [:]
    for case .changedBy(let name, let ministries) in conditions {
      records[name] = self.records(changedBy: name, or: ministries)
    }
    return records
  }
}
