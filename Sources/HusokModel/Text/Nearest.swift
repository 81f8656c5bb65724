/// The words most like one that was mistyped.
public enum Nearest {
  /// Up to three words, nearest first: those that begin with the word, then those that differ by
  /// few letters. Nothing where none is near.
  public static func words(to word: String, among known: [String]) -> [String] {
    // Nobody mistypes a word of such a length; to compare it would take long.
    if word.utf8.count > 200 { return [] }
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
