/// What is looked through of a record, in three parts.
struct SearchParts {
  /// Its titles or names.
  var titles: [String?] = []
  /// What was noted about it.
  var notes: [String?] = []
  /// Everything else that a person may remember it by.
  var rest: [String?] = []
}

/// The folded texts of the records of one list, one after another.
struct SearchColumn: Sendable {
  private var whole = FoldedRows()
  private var initials = FoldedRows()
  /// Rows whose texts were changed since, folded anew.
  private var changed: [Int: (whole: FoldedRows, initials: FoldedRows)] = [:]

  /// How many records it has.
  private(set) var count = 0

  /// Adds the next record.
  mutating func append(_ parts: SearchParts) {
    SearchColumn.add(parts, to: &whole, initials: &initials)
    count += 1
  }

  /// Puts other texts in the place of those of a record.
  mutating func replace(_ row: Int, with parts: SearchParts) {
    var rows = (whole: FoldedRows(), initials: FoldedRows())
    SearchColumn.add(parts, to: &rows.whole, initials: &rows.initials)
    changed[row] = rows
  }

  private static func add(
    _ parts: SearchParts, to whole: inout FoldedRows, initials: inout FoldedRows
  ) {
    for texts in [parts.titles, parts.notes, parts.rest] {
      for case let text? in texts {
        whole.append(text.folded)
        // Consonants alone stand in no other text.
        if text.hasHangul { initials.append(text.foldedInitials) }
      }
      whole.endPart()
      initials.endPart()
    }
  }

  /// Whether a word stands in some parts of the text of a record.
  func contains(_ word: SearchWord, row: Int, parts: Range<Int>) -> Bool {
    if !changed.isEmpty, let rows = changed[row] {
      return (word.isInitials ? rows.initials : rows.whole)
        .contains(word.bytes, row: 0, parts: parts)
    }
    return (word.isInitials ? initials : whole).contains(word.bytes, row: row, parts: parts)
  }
}

extension SearchColumn {
  /// Whether the last part of the text of a record begins with a word.
  func begins(with word: SearchWord, row: Int) -> Bool {
    if !changed.isEmpty, let rows = changed[row] {
      return rows.whole.begins(with: word.bytes, row: 0, part: 2)
    }
    return whole.begins(with: word.bytes, row: row, part: 2)
  }
}

/// Folded texts of rows of three parts each, one after another.
private struct FoldedRows: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []

  /// Texts are parted by a byte that stands in none, so that no word reaches over two.
  mutating func append(_ text: [UInt8]) {
    bytes += text
    bytes.append(0)
  }

  mutating func endPart() { ends.append(UInt32(truncatingIfNeeded: bytes.count)) }

  private func range(of row: Int, parts: Range<Int>) -> Range<Int> {
    let first = row * 3 + parts.lowerBound
    return (first == 0 ? 0 : Int(ends[first - 1]))..<Int(ends[row * 3 + parts.upperBound - 1])
  }

  func begins(with word: [UInt8], row: Int, part: Int) -> Bool {
    let range = range(of: row, parts: part..<part + 1)
    if range.count < word.count { return false }
    for place in word.indices where bytes[range.lowerBound + place] != word[place] { return false }
    return true
  }

  func contains(_ word: [UInt8], row: Int, parts: Range<Int>) -> Bool {
    let range = range(of: row, parts: parts)
    return bytes.withUnsafeBufferPointer { all in
      FoldedSearch.contains(word, in: UnsafeBufferPointer(rebasing: all[range]))
    }
  }
}
