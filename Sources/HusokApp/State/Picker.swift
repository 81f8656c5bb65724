import HusokModel

/// A list that shrinks to what fits the letters typed.
public struct Picker: Sendable {
  /// One thing to pick.
  struct Item: Sendable {
    let id: String
    let code: String
    let name: String
    let words: [String]
  }

  let items: [Item]
  var field = TextField()
  /// The items that fit, best first.
  private(set) var found: [Int]
  var position = 0

  init(_ items: [Item]) {
    self.items = items
    found = Array(items.indices)
  }

  /// Looks for the letters typed, in every word that an item is found by.
  mutating func search() {
    let wanted = field.text
    let scores = items.indices.compactMap { index -> (index: Int, score: Int)? in
      let best = items[index].words.compactMap { FuzzyMatch.score(wanted, in: $0) }.max()
      return best.map { (index, $0) }
    }
    found = scores.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.map(\.index)
    position = 0
  }

  /// The item under the cursor.
  var selected: Item? { found.indices.contains(position) ? items[found[position]] : nil }
}

/// How well typed letters fit a word: all of them in order, with a gain for runs and for
/// beginnings of words, without case; a consonant alone fits the syllables that begin with it.
enum FuzzyMatch {
  /// The higher the better; nil where the letters are not all there in order. Nothing typed fits
  /// everything alike.
  static func score(_ typed: String, in word: String) -> Int? {
    let wanted = Array(typed.lowercased().filter { !$0.isWhitespace })
    let letters = Array(word.lowercased())
    if wanted.isEmpty { return 0 }
    // The best of the places where the first letter fits: a later run can be the better one.
    let starts = letters.indices.filter { fits(wanted[0], letters[$0]) }
    return starts.compactMap { score(wanted, letters, from: $0) }.max()
  }

  private static func score(_ wanted: [Character], _ letters: [Character], from start: Int) -> Int?
  {
    var score = 0
    var next = 0
    var last = -2
    for (index, letter) in letters.enumerated().dropFirst(start) where next < wanted.count {
      guard fits(wanted[next], letter) else { continue }
      let isBeginning = index == 0 || !letters[index - 1].isLetter
      score += 4 + (index == last + 1 ? 8 : 0) + (isBeginning ? 6 : 0)
      last = index
      next += 1
    }
    guard next == wanted.count else { return nil }
    return score - start - (letters.count == wanted.count ? 0 : letters.count / 4)
  }

  private static func fits(_ wanted: Character, _ letter: Character) -> Bool {
    if wanted == letter { return true }
    return Hangul.isInitial(wanted) && Hangul.initial(of: letter) == wanted
  }
}
