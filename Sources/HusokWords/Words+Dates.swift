import HusokModel

extension Words {
  /// A day as the language writes it: `27 Jan 2026`, `2026. 1. 27.`.
  public func day(_ day: Day) -> String {
    let (year, month, number) = day.parts
    return language == .korean
      ? "\(year). \(month). \(number)." : "\(number) \(monthName(month)) \(year)"
  }

  /// The day of the week, short.
  public func weekday(_ day: Day) -> String {
    let names =
      language == .korean
      ? ["월", "화", "수", "목", "금", "토", "일"] : ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    return names[day.weekday]
  }

  /// The day of the week for a sentence: in full in English.
  public func longWeekday(_ day: Day) -> String {
    let names = [
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    return language == .korean ? weekday(day) : names[day.weekday]
  }

  /// A day for the head of a paper: `2026. 1. 27.(화)`; in English as anywhere.
  public func headingDay(_ day: Day) -> String {
    guard language == .korean else { return self.day(day) }
    return "\(self.day(day))(\(weekday(day)))"
  }

  /// A due date as the language writes it.
  public func due(_ due: Due) -> String {
    let (year, month, _) = due.first.parts
    return switch due.precision {
    case .day: day(due.first)
    case .month: self("due.month", year, language == .korean ? "\(month)" : monthName(month))
    case .quarter: self("due.quarter", year, (month + 2) / 3)
    case .half: self(month == 1 ? "due.firstHalf" : "due.secondHalf", year)
    case .year: self("due.year", year)
    }
  }

  /// A due date for a column: at most ten columns wide.
  public func shortDue(_ due: Due) -> String {
    let (year, month, day) = due.first.parts
    let digits = String(year % 100)
    let short = digits.utf8.count < 2 ? "0" + digits : digits
    return switch due.precision {
    case .day:
      language == .korean ? "\(short).\(month).\(day)." : "\(day) \(monthName(month)) \(short)"
    case .month:
      language == .korean ? "'\(short). \(month)." : "\(monthName(month)) '\(short)"
    case .quarter: self("due.shortQuarter", short, (month + 2) / 3)
    case .half: self(month == 1 ? "due.shortFirstHalf" : "due.shortSecondHalf", short)
    case .year: "'\(short)"
    }
  }

  /// A month for a heading: `Jan`, `1월`.
  public func month(_ month: Int) -> String {
    language == .korean ? "\(month)월" : monthName(month)
  }

  /// A day without its year, at most six columns wide: `27 Jan`, `1.27.`.
  public func dayOfYear(_ day: Day) -> String {
    let (_, month, number) = day.parts
    return language == .korean ? "\(month).\(number)." : "\(number) \(monthName(month))"
  }

  private func monthName(_ month: Int) -> String {
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return names.indices.contains(month - 1) ? names[month - 1] : ""
  }

  /// A moment as the language writes it, to the minute.
  public func moment(_ instant: Instant) -> String {
    "\(day(instant.day)) \(instant.clockTime)"
  }
}
