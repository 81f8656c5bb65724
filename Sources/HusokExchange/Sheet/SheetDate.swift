import HusokModel

/// In which order a spreadsheet writes the parts of a date that are numbers.
enum DateOrder: CaseIterable {
  case dayFirst
  case monthFirst
  case yearFirst
}

/// Dates as a spreadsheet makes them of what was typed or read: the parts in the order of its
/// language, the days since 1900, a month as `Mar-26`.
enum SheetDate {
  /// What three numbers say in each order in which they are a date; nil for another text. Years of
  /// two digits are those of this century.
  static func readings(_ text: String) -> [DateOrder: Day]? {
    guard let parts = parts(text) else { return nil }
    let numbers = parts.map(\.number)
    let isYear = parts.map { $0.digits == 4 }
    var readings: [DateOrder: Day] = [:]
    if isYear[0] {
      readings[.yearFirst] = Day(numbers[0], numbers[1], numbers[2])
    } else if parts[2].digits != 1 {
      let year = isYear[2] ? numbers[2] : 2000 + numbers[2]
      readings[.dayFirst] = Day(year, numbers[1], numbers[0])
      readings[.monthFirst] = Day(year, numbers[0], numbers[1])
    }
    if parts[0].digits == 2, !isYear[2] {
      readings[.yearFirst] = Day(2000 + numbers[0], numbers[1], numbers[2])
    }
    return readings
  }

  /// Three numbers between the same marks, without a time of midnight behind them.
  private static func parts(_ text: String) -> [(number: Int, digits: Int)]? {
    let date = withoutMidnight(text.sheetKey).filter { $0 != " " }
    for mark in ["/", "-", "."] as [Character] {
      var parts = date.split(separator: mark, omittingEmptySubsequences: false)
      if parts.count == 4, mark == ".", parts[3].isEmpty { parts.removeLast() }
      guard parts.count == 3 else { continue }
      let numbers = parts.compactMap { part in
        part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part).map { ($0, part.count) } : nil
      }
      let isDate = numbers.count == 3 && numbers[1].1 <= 2 && [1, 2, 4].contains(numbers[0].1)
      return isDate && [1, 2, 4].contains(numbers[2].1) ? numbers : nil
    }
    return nil
  }

  private static func withoutMidnight(_ text: String) -> String {
    let ends = [" 0:00", " 00:00", " 0:00:00", " 00:00:00", " 12:00:00 AM", " 12:00 AM"]
    guard let end = ends.first(where: text.hasSuffix) else { return text }
    return String(text.dropLast(end.count))
  }

  /// The number that spreadsheets give to 1 January 1970.
  static let epoch = 25_569

  /// The day of a number that counts days since 1900, as a column without a format for dates shows
  /// it: `46178`. Only for numbers of this century.
  static func serialDay(_ text: String) -> Day? {
    guard text.utf8.count == 5, let number = Int(text), (40_000...72_000).contains(number) else {
      return nil
    }
    return Day(number: number - epoch)
  }

  /// The month that a spreadsheet makes of `2026-03`: `Mar-26`. A day is `26-Mar` there.
  static func month(_ text: String, today: Day) -> Due? {
    let parts = text.split(separator: "-")
    guard parts.count == 2, parts[0].count == 3, parts[1].utf8.count == 2,
      let year = Int(parts[1]), (-1...20).contains(2000 + year - today.parts.year),
      case .due(let due)? = DueInput.read("\(parts[0]) \(2000 + year)", today: today)
    else { return nil }
    return due.precision == .month ? due : nil
  }

  /// Everything that a text may say as a date of a spreadsheet.
  static func all(_ text: String, today: Day) -> [Due] {
    let days = readings(text).map { Array($0.values) } ?? []
    return (days + [serialDay(text)].compactMap { $0 }).map { Due($0) }
      + [month(text, today: today)].compactMap { $0 }
  }
}

/// What the dates of a sheet tell about the order in which they are written. Cells that were left
/// alone tell most: it is known what they say.
struct DateOrders {
  /// The orders that are left by cells whose day is known; nil without any.
  private var known: Set<DateOrder>?
  /// The orders that are left by cells that can only be read in one way.
  private var likely: Set<DateOrder>?

  /// Takes in a cell.
  ///
  /// - Parameter day: the day that it is known to say; nil for a cell that somebody may have typed.
  mutating func take(_ readings: [DateOrder: Day], saying day: Day? = nil) {
    let fitting = day.map { day in readings.filter { $0.value == day } } ?? readings
    if Set(readings.values).count > 1, !fitting.isEmpty, day != nil {
      known = (known ?? Set(DateOrder.allCases)).intersection(fitting.keys)
    } else if readings.count == 1, day == nil {
      likely = (likely ?? Set(DateOrder.allCases)).intersection(fitting.keys)
    }
  }

  /// The one day that is meant, by these orders; nil where more than one is left.
  func day(of readings: [DateOrder: Day]) -> Day? {
    for orders in [known, likely].compactMap({ $0 }) where !orders.isEmpty {
      let days = Set(orders.compactMap { readings[$0] })
      if days.count == 1 { return days.first }
      if !days.isEmpty { return nil }
    }
    return nil
  }
}
