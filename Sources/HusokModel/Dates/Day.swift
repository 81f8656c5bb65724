/// A calendar day, without time or zone (proleptic Gregorian).
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before.
  @inlinable public var number: Int { Int(stored) }
  /// In few bytes: an action has half a dozen days, and a register of fifteen years very many actions.
  @usableFromInline let stored: Int32

  /// The first day that can be written: 1 January of the year 1.
  public static let earliest = Day(number: -719_162)
  /// The last day that can be written: 31 December 9999.
  public static let latest = Day(number: 2_932_896)

  /// The day so many days after 1970-01-01.
  @inlinable
  public init(number: Int) {
    stored = Int32(clamping: number)
  }

  /// The day of a year, month and day of month; nil where there is no such day.
  public init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, in: year)
    else { return nil }
    self.init(number: Day.number(year, month, day))
  }

  /// The day written `2026-01-26`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    var text = String(text)
    guard let day = text.withUTF8({ Day(bytes: $0) }) else { return nil }
    self = day
  }

  /// The day that ten bytes name.
  init?(bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Day.integer(bytes[..<4]), let month = Day.integer(bytes[5..<7]),
      let day = Day.integer(bytes[8...])
    else { return nil }
    self.init(year, month, day)
  }

  /// The order of time.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

extension Day: CustomStringConvertible {
  /// The day as `2026-01-26`.
  public var description: String {
    let (year, month, day) = parts
    return "\(Day.padded(year, 4))-\(Day.padded(month, 2))-\(Day.padded(day, 2))"
  }

  /// Year, month (1 to 12) and day of the month (1 to 31).
  public var parts: (year: Int, month: Int, day: Int) {
    // Days are counted from 0000-03-01 so that the leap day ends a year
    // (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  /// The day of the week, 0 for Monday to 6 for Sunday.
  public var weekday: Int {
    let remainder = (number + 3) % 7
    return remainder < 0 ? remainder + 7 : remainder
  }

  /// The day so many days later, earlier for a negative count.
  public func adding(days: Int) -> Day { Day(number: number + days) }

  /// How many days a month has.
  public static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The decimal number that a run of ASCII digits writes; nil where another byte is among them.
  static func integer(_ digits: some Sequence<UInt8>) -> Int? {
    var result = 0
    for digit in digits {
      guard (48...57).contains(digit), result < 100_000 else { return nil }
      result = result * 10 + Int(digit - 48)
    }
    return result
  }

  /// A number with leading zeros up to a width.
  static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
