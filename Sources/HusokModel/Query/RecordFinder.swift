/// Finds records of every kind by the beginning of a number or by words: actions, then outcomes,
/// meetings and ministries, each in the order of the register.
public struct RecordFinder: Sendable {
  private let titles: [Entry]

  private struct Entry: Sendable {
    let id: String
    let folded: [UInt8]
    let initials: [UInt8]
    let number: [UInt8]
  }

  /// Folds the titles of a register.
  public init(_ register: Register) {
    let entry = { (id: String, texts: [String?]) in
      let text = texts.compactMap { $0 }.joined(separator: "\n")
      return Entry(
        id: id, folded: text.folded, initials: text.foldedInitials, number: id.folded)
    }
    let title = { (id: String, title: Bilingual, other: String?) in
      entry(id, [id, title.en, title.ko, other])
    }
    titles =
      register.actions.indices.map { row in
        title(register.actions[row].id, register.actions[row].title, nil)
      } + register.outcomes.map { title($0.id, $0.title, nil) }
      + register.meetings.map { title($0.id, $0.title, $0.place) }
      + register.ministries.map { entry($0.id, $0.words) }
  }

  /// The records whose number begins so; none for a text without a digit, which is rather a word.
  public func records(beginning text: String, limit: Int) -> [String] {
    let wanted = text.folded
    guard text.contains(where: \.isNumber), text.contains(where: \.isLetter) else { return [] }
    return Array(titles.lazy.filter { $0.number.starts(with: wanted) }.map(\.id).prefix(limit))
  }

  /// The records whose numbers, titles or names hold all of some words, then the actions whose other
  /// texts do.
  public func records(
    holding text: String, in register: Register, texts: SearchText, limit: Int
  ) -> [String] {
    let words = text.split(whereSeparator: \.isWhitespace).map { Word(String($0)) }
    if words.isEmpty { return Array(titles.lazy.map(\.id).prefix(limit)) }
    var found = Array(
      titles.lazy.filter { entry in words.allSatisfy { $0.isIn(entry) } }.map(\.id).prefix(limit))
    let known = Set(found)
    for row in register.actions.indices where found.count < limit {
      let id = register.actions[row].id
      if known.contains(id) { continue }
      let isFound = words.allSatisfy {
        texts.contains($0.folded, row: row, initials: $0.isInitials)
      }
      if isFound { found.append(id) }
    }
    return found
  }

  private struct Word {
    let folded: [UInt8]
    let isInitials: Bool

    init(_ text: String) {
      folded = text.composed.folded
      isInitials = text.composed.isInitials
    }

    func isIn(_ entry: Entry) -> Bool {
      (isInitials ? entry.initials : entry.folded).withUnsafeBufferPointer {
        FoldedSearch.contains(folded, in: $0)
      }
    }
  }
}
