import Glibc
import HusokModel

/// What the number in a cell stands for, as the format of the cell tells.
enum NumberFormat: Equatable {
  case plain
  case day
  case time
  case percent

  /// A format that every spreadsheet knows by its number (ECMA-376 part 1, 18.8.30); 27 to 36 and 50
  /// to 58 are the dates of East Asian ones.
  init(id: Int) {
    self =
      switch id {
      case 9, 10: .percent
      case 14...17, 22, 27...31, 34...36, 50...58: .day
      case 18...21, 32, 33, 45...47: .time
      case _: .plain
      }
  }

  /// A format that is written out, as `yyyy"년" m"월"`.
  init(code: String) {
    var letters: Set<Character> = []
    var isPercent = false
    var rest = Substring(code.lowercased().prefix { $0 != ";" })
    while let letter = rest.popFirst() {
      switch letter {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }
        if ["h", "m", "s"].contains(inside.first), Set(inside).count == 1 { letters.insert("h") }
        rest = rest.drop { $0 != "]" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "%": isPercent = true
      case "y", "m", "d", "h", "s", "e": letters.insert(letter)
      case _: break
      }
    }
    // `General` and `0.00E+00` have an e, but it is no year there.
    let isWord = code.lowercased().hasPrefix("general") || code.contains("E+")
    if isPercent {
      self = .percent
    } else if !isWord, !letters.isDisjoint(with: ["y", "d", "e"]) || letters == ["m"] {
      self = .day
    } else if !isWord, !letters.isDisjoint(with: ["h", "s"]) {
      self = .time
    } else {
      self = .plain
    }
  }

  /// A number as a text that is read as what it stands for: days as `2026-05-31`.
  func text(_ number: String, from1904: Bool) -> String {
    guard let value = Double(number), value.isFinite else { return number }
    switch self {
    case .plain: return NumberFormat.plain(value)
    case .percent: return NumberFormat.plain(value * 100) + "%"
    case .day:
      guard let day = NumberFormat.day(value, from1904: from1904) else {
        return NumberFormat.plain(value)
      }
      return day.description
    case .time:
      if value >= 1, let day = NumberFormat.day(value, from1904: from1904) {
        return day.description
      }
      let minutes = Int((value - value.rounded(.down)) * 1440 + 0.5)
      return "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
    }
  }

  /// The day of a number. Spreadsheets that count from 1900 take that year for a leap year.
  private static func day(_ value: Double, from1904: Bool) -> Day? {
    guard value >= (from1904 ? 0 : 1), value < 2_958_466 else { return nil }
    let serial = Int(value)
    let number = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
    return Day(number: number - SheetDate.epoch)
  }

  /// A number with the fifteen digits that spreadsheets show.
  private static func plain(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    var text = [CChar](repeating: 0, count: 40)
    _ = withVaList([value]) { vsnprintf(&text, text.count, "%.15g", $0) }
    let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
