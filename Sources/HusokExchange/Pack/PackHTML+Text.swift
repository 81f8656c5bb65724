extension PackHTML {
  /// A text as it is shown: escaped, with no reference number, date or amount parted at the end of a
  /// line.
  static func shown(_ text: String) -> String {
    guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return escaped(text) }
    var result = ""
    var before: Substring?
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if let before { result += isOne(before, with: word) ? "\u{A0}" : " " }
      result += written(word)
      before = word
    }
    return result
  }

  /// A word; one with a hyphen and a digit in it, as a reference number has, is kept in one piece.
  private static func written(_ word: Substring) -> String {
    guard word.contains("-"), word.contains(where: isDigit) else { return escaped(String(word)) }
    let isPart = { (character: Character) in
      character.isASCII && (character.isLetter || isDigit(character) || "-./".contains(character))
    }
    guard let start = word.firstIndex(where: isPart) else { return escaped(String(word)) }
    let number = word[start...].prefix(while: isPart)
    return escaped(String(word[..<start])) + "<span class=\"k\">\(escaped(String(number)))</span>"
      + escaped(String(word[number.endIndex...]))
  }

  /// Whether two words belong to one date or amount.
  private static func isOne(_ before: Substring, with after: Substring) -> Bool {
    guard let last = before.last, let first = after.first else { return false }
    let ends = before.dropLast()
    if isDigit(first) || first == "'" {
      if last == ".", let digit = ends.last, isDigit(digit) { return true }
      if last == "년" || last == "억" || last == "조" { return true }
      return isMonth(before) || isPeriod(before) || before == "KRW"
    }
    if last == "년" { return first == "상" || first == "하" }
    if ["억", "조", "만"].contains(last), ends.last.map(isDigit) == true {
      return first == "달" || first == "원"
    }
    guard isDigit(last) else { return false }
    return isMonth(after) || ["bn", "mn", "day", "pro"].contains { after.hasPrefix($0) }
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  private static func isMonth(_ word: Substring) -> Bool {
    [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ].contains(word.prefix { $0.isLetter })
  }

  private static func isPeriod(_ word: Substring) -> Bool {
    word.count == 2 && (word.first == "Q" || word.first == "H") && word.last.map(isDigit) == true
  }
}
