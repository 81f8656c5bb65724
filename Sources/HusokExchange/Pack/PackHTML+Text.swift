extension PackHTML {
  /// A text as it is shown: escaped, with no reference number, date or amount parted at the end of a
  /// line.
  static func shown(_ text: String) -> String {
    var result = ""
    append(text, to: &result)
    return result
  }

  /// Adds a text as it is shown.
  static func append(_ text: String, to result: inout String) {
    guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
      result += escaped(text)
      return
    }
    var before: Substring?
    var rest = Substring(text)
    while true {
      // By bytes: to find where one character ends and the next begins takes most of the time.
      let end = rest.utf8.firstIndex(of: 0x20) ?? rest.endIndex
      let word = rest[..<end]
      if let before { result += isOne(before, with: word) ? "\u{A0}" : " " }
      result += written(word)
      if end == rest.endIndex { return }
      before = word
      rest = rest[rest.utf8.index(after: end)...]
    }
  }

  /// A word; one with a hyphen and a digit in it, as a reference number has, is kept in one piece.
  private static func written(_ word: Substring) -> String {
    guard word.utf8.contains(UInt8(ascii: "-")),
      word.utf8.contains(where: { (0x30...0x39).contains($0) })
    else { return escaped(String(word)) }
    if word.utf8.allSatisfy({ $0 < 0x80 }) { return writtenPlain(word) }
    let isPart = { (character: Character) in
      character.isASCII && (character.isLetter || isDigit(character) || "-./".contains(character))
    }
    guard let start = word.firstIndex(where: isPart) else { return escaped(String(word)) }
    let number = word[start...].prefix(while: isPart)
    return escaped(String(word[..<start])) + "<span class=\"k\">\(escaped(String(number)))</span>"
      + escaped(String(word[number.endIndex...]))
  }

  /// The same for plain ASCII.
  private static func writtenPlain(_ word: Substring) -> String {
    let isPart = { (byte: UInt8) in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        // Hyphen, point, slash and digits.
        UInt8(ascii: "-")...UInt8(ascii: "9"):
        true
      default: false
      }
    }
    guard let start = word.utf8.firstIndex(where: isPart) else { return escaped(String(word)) }
    let number = word.utf8[start...].prefix(while: isPart)
    return escaped(String(word[..<start])) + "<span class=\"k\">" + String(Substring(number))
      + "</span>" + escaped(String(word[number.endIndex...]))
  }

  /// Whether two words can belong together, by the bytes where they meet.
  private static func mayBeOne(_ before: Substring, with after: Substring) -> Bool {
    guard let last = before.utf8.last, let first = after.utf8.first else { return false }
    if (0x30...0x39).contains(first) || first == UInt8(ascii: "'") { return true }
    // A digit, or the last byte of 년, 억, 조 or 만.
    return (0x30...0x39).contains(last) || [0x84, 0xB5, 0xB0, 0x8C].contains(last)
  }

  /// Whether two words belong to one date or amount.
  private static func isOne(_ before: Substring, with after: Substring) -> Bool {
    if !mayBeOne(before, with: after) { return false }
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
    guard let first = word.utf8.first, (0x41...0x5A).contains(first) else { return false }
    return months.contains(word.prefix { $0.isLetter })
  }

  private static let months: [Substring] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func isPeriod(_ word: Substring) -> Bool {
    word.count == 2 && (word.first == "Q" || word.first == "H") && word.last.map(isDigit) == true
  }
}
