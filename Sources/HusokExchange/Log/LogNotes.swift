import HusokModel

/// Notes in one cell of a log, told apart by the days in front of them.
struct LogNotes {
  /// A note as it stands in the cell.
  struct Part: Equatable {
    /// The day in front of it.
    var day: Day?
    /// Who wrote it.
    var author: String?
    /// What it says.
    var text: String
  }

  /// The notes of the cell, in its order.
  private(set) var parts: [Part] = []
  private let today: Day

  /// Reads a cell. Days that are still to come are no notes' own.
  init(_ text: String, today: Day) {
    self.today = today
    if let comment = comment(text) {
      parts = [comment]
      return
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let (day, rest) = dated(line) {
        parts.append(Part(day: day, text: rest))
      } else if parts.isEmpty {
        parts = [Part(text: line)]
      } else {
        parts[parts.count - 1].text += "\n" + line
      }
    }
    for place in parts.indices { parts[place].text = parts[place].text.trimmed }
    parts.removeAll { $0.text.isEmpty && $0.day == nil }
  }

  /// A comment as trackers write it: day, author and text, parted by semicolons.
  private func comment(_ text: String) -> Part? {
    let pieces = text.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false)
    guard pieces.count == 3, let day = pastDay(String(pieces[0]), isMarked: true),
      !pieces[1].contains(where: \.isWhitespace)
    else { return nil }
    let author = String(pieces[1])
    return Part(
      day: day, author: author.isEmpty ? nil : author, text: String(pieces[2]).trimmed)
  }

  /// The day in front of a line and what follows it; nil where none stands there.
  private func dated(_ line: String) -> (day: Day, rest: String)? {
    let text = line.drop { $0.isWhitespace || LogNotes.bullets.contains($0) }
    guard text.contains(where: \.isNumber) else { return nil }
    if let open = text.first, let close = LogNotes.brackets[open] {
      guard let end = text.prefix(30).firstIndex(of: close),
        let day = pastDay(String(text[text.index(after: text.startIndex)..<end]), isMarked: true)
      else { return nil }
      return (day, LogNotes.rest(text[text.index(after: end)...]))
    }
    if let end = text.prefix(30).firstIndex(of: ":"),
      let day = pastDay(String(text[..<end]), isMarked: true)
    {
      return (day, LogNotes.rest(text[end...]))
    }
    let words = text.split(separator: " ", maxSplits: 4)
    for count in stride(from: min(4, words.count), to: 0, by: -1) {
      guard let last = words.prefix(count).last else { continue }
      if let day = pastDay(String(text[..<last.endIndex]), isMarked: false) {
        return (day, LogNotes.rest(text[last.endIndex...]))
      }
    }
    return nil
  }

  private static func rest(_ text: Substring) -> String {
    String(text.drop { $0.isWhitespace || ":-–—,".contains($0) })
  }

  /// The day that a text says, where it has come; without a year the latest such day.
  ///
  /// - Parameter isMarked: whether marks around it say that it is a day. Without them it must have a
  ///   year, or be written `1. 15.`
  private func pastDay(_ text: String, isMarked: Bool) -> Day? {
    guard text.contains(where: \.isNumber),
      case .due(let due)? = DueInput.read(text, today: today), due.precision == .day
    else { return nil }
    let numbers = text.split { !$0.isNumber }
    let namesMonth = text.contains { $0.isLetter && $0.isASCII }
    let hasYear = numbers.count > 2 || namesMonth && numbers.count > 1
    if !isMarked, !hasYear, !text.trimmed.hasSuffix(".") || numbers.count < 2 { return nil }
    if due.first <= today { return due.first }
    let before = due.first.adding(days: -366)
    guard !hasYear, case .due(let last)? = DueInput.read(text, today: before), last.first <= today
    else { return nil }
    return last.first
  }

  private static let bullets = Set("-–•○ㅇ□▪·*◦▶")
  private static let brackets: [Character: Character] = [
    "(": ")", "[": "]", "（": "）", "【": "】", "<": ">",
  ]
}
