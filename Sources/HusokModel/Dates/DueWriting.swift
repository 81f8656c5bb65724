/// A date as papers write it, without what stands around it: `~`, 까지 or 중, a time of day, and
/// the day of the week, which is remembered.
struct DueWriting {
  /// The words about time themselves, in small letters.
  private(set) var text: String
  /// The day of the week that stands with the date, 0 (Monday) to 6; nil where none does.
  private(set) var weekday: Int?

  init(_ written: String) {
    text =
      String(written.lowercased().composed.map { DueWriting.quotes.contains($0) ? "'" : $0 })
      .trimmed
    while let first = text.first, "→~〜!".contains(first), text.count > 1 {
      text = String(text.dropFirst()).trimmed
    }
    if text.hasSuffix("↑") { text = String(text.dropLast()).trimmed }
    for word in ["by ", "due ", "until ", "기한 "] where text.hasPrefix(word) {
      text = String(text.dropFirst(word.count)).trimmed
    }
    while takeEnding() || takeTime() || takeBracket() || takeWeekday() {}
  }

  private static let quotes: Set<Character> = ["’", "‘", "′", "`", "´"]

  /// 까지, 중 and 내 say no more than a due date does.
  private mutating func takeEnding() -> Bool {
    for ending in ["까지", "중", "내"] where text.hasSuffix(ending) {
      let rest = String(text.dropLast(ending.count)).trimmed
      // 연내 is a word of its own; 내 says no more only behind a period.
      if ending == "내", !["년", "월", "기", "달", "해"].contains(rest.suffix(1)) { continue }
      if rest.isEmpty { continue }
      text = rest
      return true
    }
    return false
  }

  /// A time of day behind a date, as spreadsheets add one: `00:00:00`, `T00:00`, 오전 12:00:00,
  /// `9:15 AM`.
  private mutating func takeTime() -> Bool {
    for half in [" am", " pm"] where text.hasSuffix(half) {
      let start = text.dropLast(half.count).lastIndex(of: " ")
      if let start, DueWriting.isTime(text[text.index(after: start)...].dropLast(half.count)) {
        text = String(text.dropLast(half.count))
      }
    }
    guard let start = text.lastIndex(where: { $0 == " " || $0 == "t" }), start > text.startIndex,
      DueWriting.isTime(text[text.index(after: start)...]),
      text[..<start].contains(where: \.isNumber)
    else { return false }
    text = String(text[..<start]).trimmed
    for word in ["오전", "오후"] where text.hasSuffix(word) {
      text = String(text.dropLast(2)).trimmed
    }
    return true
  }

  private static func isTime(_ word: Substring) -> Bool {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), (1...2).contains(parts[0].count) else { return false }
    let isShort = parts[0].allSatisfy(\.isASCIIDigit) && parts[1].count == 2
    let seconds = parts.count == 3 ? parts[2] : "00"
    return isShort && parts[1].allSatisfy(\.isASCIIDigit) && seconds.count >= 2
      && seconds.allSatisfy { $0.isASCIIDigit || $0 == "." }
  }

  /// `(화)`, `(화요일)` or `(Tue)` behind a date.
  private mutating func takeBracket() -> Bool {
    guard let last = text.last, last == ")" || last == "）",
      let open = text.lastIndex(where: { $0 == "(" || $0 == "（" }), open > text.startIndex,
      let day = DuePhrase.weekday(
        named: String(text[text.index(after: open)...].dropLast()).trimmed)
    else { return false }
    text = String(text[..<open]).trimmed
    weekday = day
    return true
  }

  /// A day of the week before or behind a date, which has a number.
  private mutating func takeWeekday() -> Bool {
    guard weekday == nil else { return false }
    let words = text.split(separator: " ")
    guard words.count > 1, let first = words.first, let last = words.last else { return false }
    for (word, rest) in [(first, words.dropFirst()), (last, words.dropLast())] {
      let name = String(word.filter { $0 != "," && $0 != "." })
      let isWhole = !name.isEmpty && (name.first?.isASCII == true || name.hasSuffix("요일"))
      guard isWhole, let day = DuePhrase.weekday(named: name),
        rest.contains(where: { $0.contains(where: \.isNumber) })
      else { continue }
      weekday = day
      text = rest.joined(separator: " ").trimmed
      if text.hasSuffix(",") { text = String(text.dropLast()).trimmed }
      return true
    }
    return false
  }
}

extension Character {
  /// Whether it is one of 0 to 9.
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
