/// Words about time taken apart: what shape they have, and the numbers in them.
struct DuePhrase {
  /// The text in small letters without spaces, where `Y` stands for a number of four digits or one
  /// of two that is marked as a year (`'26`, 26년 6월), `#` for any other, `M` for the name of a
  /// month and `W` for that of a day of the week. Eight digits in a row are `Y-#-#`.
  private(set) var shape = ""
  /// The numbers in their order: for `M` 1 to 12, for `W` 0 (Monday) to 6.
  private(set) var numbers: [Int] = []

  /// Nil where the text holds anything but digits, Latin letters, Hangul and `+ - / . , '`, or a
  /// number beyond a million, or is longer than any phrase about time.
  init?(_ text: String) {
    guard text.utf8.count <= 200, let pieces = Piece.split(text) else { return nil }
    for (place, piece) in pieces.enumerated() {
      switch piece.kind {
      case .digits:
        let isYear = place == 0 && DuePhrase.isYear(pieces)
        guard appendNumber(piece.text, isYear: isYear) else { return nil }
      case .latin: appendLatin(piece.text)
      case .hangul: appendHangul(piece.text)
      case .mark: shape += piece.text
      }
    }
  }

  /// Whether the number in front is a year of two digits, as in 26년 6월; 10년 후 is none.
  private static func isYear(_ pieces: [Piece]) -> Bool {
    guard pieces.count > 1, pieces[0].text.utf8.count == 2, pieces[1].text.hasPrefix("년") else {
      return false
    }
    let isAlone = pieces.count == 2 && pieces[1].text == "년"
    return !isAlone && !pieces[1].text.contains { $0 == "후" || $0 == "뒤" }
  }

  /// Adds a number; false where it is beyond a million.
  private mutating func appendNumber(_ digits: String, isYear: Bool) -> Bool {
    let parts =
      digits.utf8.count == 8
      ? [digits.prefix(4), digits.dropFirst(4).prefix(2), digits.suffix(2)] : [digits[...]]
    let read = parts.compactMap { Day.integer($0.utf8) }
    guard read.count == parts.count else { return false }
    if read.count == 3 {
      shape += "Y-#-#"
      numbers += read
    } else if digits.utf8.count == 2, isYear || shape.last == "'" {
      if shape.last == "'" { shape.removeLast() }
      append("Y", 2000 + read[0])
    } else {
      append(digits.utf8.count == 4 ? "Y" : "#", read[0])
    }
    return true
  }

  private mutating func append(_ letter: String, _ number: Int) {
    shape += letter
    numbers.append(number)
  }

  private mutating func appendLatin(_ word: String) {
    let isOrdinal = ["st", "nd", "rd", "th"].contains(word)
    if isOrdinal || word == "of", shape.last == "#" {
      // 30th and 30 of June are no more than 30.
    } else if let month = DuePhrase.place(of: word, among: DuePhrase.months) {
      append("M", month + 1)
    } else if let weekday = DuePhrase.weekday(named: word) {
      append("W", weekday)
    } else {
      shape += word
    }
  }

  private mutating func appendHangul(_ words: String) {
    // After a number 월 and 일 are units, and 내일 is no day of the week.
    var start = Substring(words.hasSuffix("요일") ? String(words.dropLast(2)) : words)
    guard shape.isEmpty, let last = start.popLast(), ["", "이번주", "다음주"].contains(start),
      let weekday = DuePhrase.koreanWeekdays.firstIndex(of: last)
    else {
      shape += words
      return
    }
    shape += start
    append("W", weekday)
  }

  /// The day of the week that a word names, 0 (Monday) to 6: `tue`, `tuesday`, 화, 화요일.
  static func weekday(named word: String) -> Int? {
    let letter = word.hasSuffix("요일") ? String(word.dropLast(2)) : word
    if letter.count == 1, let day = koreanWeekdays.firstIndex(of: Character(letter)) { return day }
    return place(of: word, among: weekdays)
  }

  /// Where a name, which may be cut after three letters or more, stands in a list.
  private static func place(of word: String, among names: [String]) -> Int? {
    word.utf8.count < 3 ? nil : names.firstIndex { $0.hasPrefix(word) }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  private static let koreanWeekdays: [Character] = ["월", "화", "수", "목", "금", "토", "일"]
}

/// A run of characters of one kind.
private struct Piece {
  enum Kind {
    case digits, latin, hangul, mark
  }

  let kind: Kind
  var text: String

  /// The runs of a text; nil where a character is of no kind. Spaces part runs, except of Hangul:
  /// 다음 주 and 다음주 are written alike.
  static func split(_ text: String) -> [Piece]? {
    var pieces: [Piece] = []
    var isParted = false
    for scalar in text.lowercased().composed.unicodeScalars {
      if scalar.properties.isWhitespace {
        isParted = true
        continue
      }
      guard let kind = kind(of: scalar) else { return nil }
      if let last = pieces.last, last.kind == kind, kind != .mark, !isParted || kind == .hangul {
        pieces[pieces.count - 1].text.unicodeScalars.append(scalar)
      } else {
        pieces.append(Piece(kind: kind, text: String(scalar)))
      }
      isParted = false
    }
    return pieces
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind? {
    switch scalar {
    case "0"..."9": .digits
    case "a"..."z": .latin
    case "가"..."힣": .hangul
    case "+", "-", "/", ".", ",", "'": .mark
    default: nil
    }
  }
}
