/// Words about time taken apart: what shape they have, and the numbers in them.
struct DuePhrase {
  /// The text in small letters without spaces, where `Y` stands for a number of four digits, `#`
  /// for any other, `M` for the name of a month and `W` for that of a day of the week.
  private(set) var shape = ""
  /// The numbers in their order: for `M` 1 to 12, for `W` 0 (Monday) to 6.
  private(set) var numbers: [Int] = []

  /// Nil where the text holds anything but digits, Latin letters, Hangul and `+ - / . ,`, or a
  /// number beyond a million, or is longer than any phrase about time.
  init?(_ text: String) {
    guard text.utf8.count <= 200, let pieces = Piece.split(text) else { return nil }
    for piece in pieces {
      switch piece.kind {
      case .digits:
        guard let number = Day.integer(piece.text.utf8) else { return nil }
        append(piece.text.utf8.count == 4 ? "Y" : "#", number)
      case .latin: appendLatin(piece.text)
      case .hangul: appendHangul(piece.text)
      case .mark: shape += piece.text
      }
    }
  }

  private mutating func append(_ letter: String, _ number: Int) {
    shape += letter
    numbers.append(number)
  }

  private mutating func appendLatin(_ word: String) {
    if let month = DuePhrase.place(of: word, among: DuePhrase.months) {
      append("M", month + 1)
    } else if let weekday = DuePhrase.place(of: word, among: DuePhrase.weekdays) {
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
    case "+", "-", "/", ".", ",": .mark
    default: nil
    }
  }
}
