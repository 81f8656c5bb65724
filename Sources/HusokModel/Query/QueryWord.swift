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
}

/// What a query is made of.
enum QueryToken {
  /// A bracket that opens, perhaps with a minus before it.
  case open(isNegated: Bool)
  /// A bracket that closes.
  case close
  /// A word.
  case word(QueryWord)

  /// What a text is made of: words, split at white space outside quotation marks, and brackets.
  static func split(_ text: String) -> [QueryToken] {
    var splitter = QuerySplitter(Array(text))
    splitter.run()
    return splitter.tokens
  }
}

private struct QuerySplitter {
  private let characters: [Character]
  private let brackets: Set<Int>
  private(set) var tokens: [QueryToken] = []
  private var word: QueryWord?
  private var inQuotes = false

  init(_ characters: [Character]) {
    self.characters = characters
    brackets = QueryBrackets(characters).pairing
  }

  mutating func run() {
    for (position, character) in characters.enumerated() {
      if brackets.contains(position) {
        takeBracket(character)
      } else if character.isWhitespace, !inQuotes {
        endWord()
      } else {
        take(character, at: position)
      }
    }
    endWord()
  }

  private mutating func takeBracket(_ bracket: Character) {
    if bracket == "(" {
      // Nothing but a minus can stand before it in its word.
      tokens.append(.open(isNegated: word?.isNegated ?? false))
      word = nil
    } else {
      endWord()
      tokens.append(.close)
    }
  }

  private mutating func endWord() {
    if let word { tokens.append(.word(word)) }
    word = nil
  }

  private mutating func take(_ character: Character, at position: Int) {
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
}

/// Which brackets of a query hold words together: those at the beginning of a word whose partner
/// stands at the end of one. All others, and those in quotation marks, are text.
private struct QueryBrackets {
  /// The positions of the brackets that hold words together.
  private(set) var pairing: Set<Int> = []
  private let characters: [Character]
  /// Where the word of each position begins and ends.
  private var words: [Range<Int>] = []

  init(_ characters: [Character]) {
    self.characters = characters
    // Nobody types as many; a text that was pasted may hold any number.
    guard (1...200).contains(characters.count(where: { $0 == "(" })) else { return }
    var pairs = findPairs()
    pairing = Set(pairs.flatMap { [$0.open, $0.close] })
    // Each one that turns out to be text may make text of its neighbours.
    while let place = pairs.firstIndex(where: { !begins($0.open) || !ends($0.close) }) {
      let pair = pairs.remove(at: place)
      pairing.subtract([pair.open, pair.close])
    }
  }

  /// Brackets that match outside quotation marks; notes where words begin and end.
  private mutating func findPairs() -> [(open: Int, close: Int)] {
    var pairs: [(open: Int, close: Int)] = []
    var open: [Int] = []
    var inQuotes = false
    var start = 0
    for (position, character) in characters.enumerated() {
      if character.isWhitespace, !inQuotes {
        words += Array(repeating: start..<position, count: position - start)
        words.append(position..<position)
        start = position + 1
      }
      switch character {
      case "\"": inQuotes.toggle()
      case "(" where !inQuotes: open.append(position)
      case ")" where !inQuotes:
        if let partner = open.popLast() { pairs.append((partner, position)) }
      default: break
      }
    }
    words += Array(repeating: start..<characters.count, count: characters.count - start)
    return pairs
  }

  /// Whether a bracket stands at the beginning of its word, perhaps behind others and a minus.
  private func begins(_ position: Int) -> Bool {
    (words[position].lowerBound..<position).allSatisfy { before in
      pairing.contains(before)
        || characters[before] == "-"
          && (before == words[position].lowerBound || pairing.contains(before - 1))
    }
  }

  /// Whether a bracket stands at the end of its word, perhaps before others.
  private func ends(_ position: Int) -> Bool {
    (position + 1..<words[position].upperBound).allSatisfy { pairing.contains($0) }
  }
}
