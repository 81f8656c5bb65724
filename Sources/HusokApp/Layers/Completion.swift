import HusokModel

/// What Tab puts into a line, one after the other: where it begins, what may stand there, which
/// stands there.
struct Completion: Sendable, Equatable {
  let start: Int
  let words: [String]
  private(set) var position: Int

  /// The first of some words, or the last where one goes backwards.
  init(_ words: [String], at start: Int, backwards: Bool = false) {
    self.start = start
    self.words = words
    position = backwards ? words.count - 1 : 0
  }

  /// Turns to the next word.
  mutating func turn(by step: Int) {
    position = (position + step + words.count) % words.count
  }

  /// A line with the word in its place.
  func put(into field: TextField) -> TextField {
    TextField(String(field.characters[..<start]) + words[position])
  }

  /// The words that come next, as many as there may be room for.
  var hints: [Hint] {
    Completion.hints(of: Array(words[position...].dropFirst() + words[..<position]))
  }

  /// What Tab puts in, as hints.
  static func hints(of words: [String]) -> [Hint] {
    words.prefix(12).enumerated().map { index, word in
      Hint(key: index == 0 ? "Tab" : "", name: word, rank: 3 + index)
    }
  }
}

extension Completion {
  /// What becomes of a path that was typed once the paths that begin so are known: a single one may
  /// be gone on with. Nil where there is none.
  static func completed(
    _ field: TextField, with paths: [String]
  ) -> (field: TextField, completion: Completion?)? {
    if paths.isEmpty { return nil }
    let completion = Completion(paths, at: 0)
    return (completion.put(into: field), paths.count == 1 ? nil : completion)
  }
}
