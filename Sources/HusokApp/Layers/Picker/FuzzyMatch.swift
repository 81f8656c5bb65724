import HusokModel

/// A word prepared for being looked for: its letters as numbers, in small ones.
struct FuzzyWord: Sendable, Equatable {
  fileprivate let letters: [UInt32]
  /// The beginning consonants of its syllables; 0 for what is no syllable.
  fileprivate let initials: [UInt32]

  init(_ text: String) {
    letters = text.lowercased().composed.unicodeScalars.map(\.value)
    initials = letters.map(FuzzyWord.initial)
  }

  /// The consonant that a syllable begins with, as the letter that stands alone.
  private static func initial(_ letter: UInt32) -> UInt32 {
    guard (0xAC00...0xD7A3).contains(letter) else { return 0 }
    return consonants[Int((letter - 0xAC00) / 588)]
  }

  private static let consonants: [UInt32] = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".unicodeScalars.map(\.value)
}

/// How well typed letters fit a word, with the habits of fzf: terms parted by spaces must all fit;
/// `^` the beginning, `$` behind it the end, `'` these letters in a row, `!` not at all. Otherwise
/// the letters need only come in order, with a gain for runs and for beginnings of words, without
/// case; a consonant alone fits the syllables that begin with it.
struct FuzzyMatch {
  private struct Term {
    enum Kind {
      case inOrder, inRow, notAtAll
    }

    var kind = Kind.inOrder
    var atStart = false
    var atEnd = false
    var letters: [UInt32] = []
  }

  private let terms: [Term]

  /// What was typed.
  init(_ typed: String) {
    terms = typed.lowercased().composed.split(separator: " ").map(FuzzyMatch.term)
  }

  private static func term(_ text: Substring) -> Term {
    var rest = text
    var term = Term()
    if rest.count > 1, rest.hasPrefix("!") {
      term.kind = .notAtAll
      rest = rest.dropFirst()
    } else if rest.count > 1, rest.hasPrefix("'") || rest.hasPrefix("^") {
      term.kind = .inRow
      term.atStart = rest.hasPrefix("^")
      rest = rest.dropFirst()
    }
    if rest.count > 1, rest.hasSuffix("$") {
      if term.kind == .inOrder { term.kind = .inRow }
      term.atEnd = true
      rest = rest.dropLast()
    }
    term.letters = rest.unicodeScalars.map(\.value)
    return term
  }

  /// The higher the better; nil where a term fits none of the words of a thing. Nothing typed fits
  /// everything alike.
  func score(in words: [FuzzyWord]) -> Int? {
    var total = 0
    for term in terms {
      guard let score = FuzzyMatch.score(term, words) else { return nil }
      total += score
    }
    return total
  }

  /// Whether every term stands in a row in one of the words of a thing.
  func isInRow(in words: [FuzzyWord]) -> Bool {
    terms.allSatisfy { term in
      words.contains { FuzzyMatch.hasRun(term, $0) } != (term.kind == .notAtAll)
    }
  }

  /// Whether a text stands as it is, blanks and all, in one of some words.
  static func isPhrase(_ text: String, in words: [FuzzyWord]) -> Bool {
    let term = Term(kind: .inRow, letters: text.lowercased().composed.unicodeScalars.map(\.value))
    return words.contains { hasRun(term, $0) }
  }

  /// The same for one text.
  func score(in text: String) -> Int? { score(in: [FuzzyWord(text)]) }

  private static func score(_ term: Term, _ words: [FuzzyWord]) -> Int? {
    switch term.kind {
    case .notAtAll: return words.contains { hasRun(term, $0) } ? nil : 0
    case .inRow: return words.contains { hasRun(term, $0) } ? 20 : nil
    case .inOrder:
      var best: Int?
      for word in words {
        if let score = inOrder(term.letters, word), score > best ?? .min { best = score }
      }
      return best
    }
  }

  /// Whether the letters stand in a row in a word.
  private static func hasRun(_ term: Term, _ word: FuzzyWord) -> Bool {
    let last = word.letters.count - term.letters.count
    guard last >= 0 else { return false }
    let first = term.atEnd ? last : 0
    for start in first...last {
      if term.atStart, start != 0 { return false }
      if term.letters.indices.allSatisfy({ fits(term.letters[$0], in: word, at: start + $0) }) {
        return true
      }
    }
    return false
  }

  private static func inOrder(_ wanted: [UInt32], _ word: FuzzyWord) -> Int? {
    var next = 0
    // Mostly the letters do not come in their order at all, and nothing need be weighed.
    for index in word.letters.indices where next < wanted.count {
      if fits(wanted[next], in: word, at: index) { next += 1 }
    }
    if next < wanted.count { return nil }
    // The best of the places where the first letter fits: a later run can be the better one.
    var best: Int?
    for start in word.letters.indices where fits(wanted[0], in: word, at: start) {
      guard let score = inOrder(wanted, in: word, from: start) else { break }
      if score > best ?? .min { best = score }
    }
    return best
  }

  private static func inOrder(_ wanted: [UInt32], in word: FuzzyWord, from start: Int) -> Int? {
    var score = 0
    var next = 0
    var last = -2
    var index = start
    while index < word.letters.count, next < wanted.count {
      if fits(wanted[next], in: word, at: index) {
        let isBeginning = index == 0 || isGap(word.letters[index - 1])
        score += 4 + (index == last + 1 ? 8 : 0) + (isBeginning ? 6 : 0)
        last = index
        next += 1
      }
      index += 1
    }
    guard next == wanted.count else { return nil }
    return score - start - (word.letters.count == wanted.count ? 0 : word.letters.count / 4)
  }

  @inline(__always)
  private static func fits(_ wanted: UInt32, in word: FuzzyWord, at index: Int) -> Bool {
    word.letters[index] == wanted || word.initials[index] == wanted
  }

  /// Whether what follows a letter is the beginning of a word.
  private static func isGap(_ letter: UInt32) -> Bool {
    letter < 0x30 || (0x3A..<0x61).contains(letter) || (0x7B..<0xC0).contains(letter)
  }
}
