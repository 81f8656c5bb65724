/// Dates as people type them, in English or Korean: `12-31`, `fri`, `+2w`, `다음 주 금요일`, `연내`; as
/// papers and spreadsheets write them: `2026. 6. 30.(화)`, `'26. 6.`, `30-Jun-26`, `1/4분기`; and as
/// husok shows them in either language.
///
/// Weeks begin on Monday. A day, month, quarter or half without a year is the next one that has
/// not passed; where a day of the week stands with a day, the nearest one that it fits. A year of
/// two digits is of this century. Three numbers parted by slashes, or with the year at the end, are
/// read only where one order makes them a day. Case, spaces around and decomposed Hangul make no
/// difference.
public enum DueInput {
  /// What a text says about when something is due.
  public enum Reading: Equatable, Sendable {
    /// Due on a day or within a period.
    case due(Due)
    /// Expressly without a date, as 미정 or 조속히. Beside an optional write `Reading.none`: a bare
    /// `.none` would be taken for nil.
    case none
  }

  /// What the text says, seen from today; nil where it is not understood, where the day would be
  /// outside the years 1 to 9999, and where the day of the week that
  /// stands with it is not that of the day.
  public static func read(_ text: String, today: Day) -> Reading? {
    guard let (reading, weekday) = parsed(text, today) else { return nil }
    guard let weekday else { return reading }
    guard case .due(let due) = reading, due.precision == .day, due.first.weekday == weekday else {
      return nil
    }
    return reading
  }

  /// The day that the text says, where the day of the week that stands with it is another's; nil
  /// where there is no such contradiction.
  public static func dayOfOtherWeekday(_ text: String, today: Day) -> Day? {
    guard let (reading, written) = parsed(text, today), let weekday = written,
      case .due(let due) = reading, due.precision == .day, due.first.weekday != weekday
    else { return nil }
    return due.first
  }

  /// The days that the text may mean, where the order of its numbers can be taken in more than one
  /// way; none where it is clear or means no day.
  public static func ambiguousDays(_ text: String, today: Day) -> [Day] {
    guard text.utf8.count <= 200, let phrase = DuePhrase(DueWriting(text).text) else { return [] }
    let days = DueReader(phrase: phrase, today: today, weekday: nil).daysOfAnyOrder
    return days.count > 1 ? days : []
  }

  private static func parsed(_ text: String, _ today: Day) -> (Reading, weekday: Int?)? {
    guard today.isWritable, text.utf8.count <= 200 else { return nil }
    let writing = DueWriting(text)
    guard let phrase = DuePhrase(writing.text) else { return nil }
    if undated.contains(phrase.shape) { return (.none, writing.weekday) }
    let reader = DueReader(phrase: phrase, today: today, weekday: writing.weekday)
    return reader.due.map { (.due($0), writing.weekday) }
  }

  /// The one day that the text says, the last one of a period; nil where it is not understood or
  /// says that there is no date.
  public static func readDay(_ text: String, today: Day) -> Day? {
    guard case .due(let due) = read(text, today: today) else { return nil }
    return due.last
  }

  /// The day from which on something past is asked: of a period its first day, of a date without a
  /// year and of a day of the week the last one. It is after today where the text says so; nil where
  /// it is not understood.
  public static func readStart(_ text: String, today: Day) -> Day? {
    guard case .due(let due) = read(text, today: today) else { return nil }
    if due.first <= today { return due.first }
    // What is counted from today, as `+2w`, moves with it.
    if case .due(let before) = read(text, today: today.adding(days: -1)),
      before.first == due.first.adding(days: -1)
    {
      return due.first
    }
    let (_, month, day) = due.first.parts
    for days in [-7, -365] {
      guard case .due(let past) = read(text, today: today.adding(days: days)),
        past.first <= today, past.precision == due.precision
      else { continue }
      let isWeek = past.first == due.first.adding(days: -7)
      if isWeek || (past.first.parts.month, past.first.parts.day) == (month, day) {
        return past.first
      }
    }
    return due.first
  }

  private static let undated: Set = [
    "none", "-", "asap", "tbd", "tba", "n/a", "noduedate", "없음", "미정", "기한미정", "기한없음", "조속히",
    "추후", "추후통보", "추후결정", "해당없음",
  ]
}

/// Finds the due date that a phrase means.
private struct DueReader {
  let shape: String
  let numbers: [Int]
  let today: Day
  /// The day of the week that stands with the date.
  let weekday: Int?
  let year: Int
  let month: Int

  init(phrase: DuePhrase, today: Day, weekday: Int?) {
    shape = phrase.shape
    numbers = phrase.numbers
    self.today = today
    self.weekday = weekday
    (year, month, _) = today.parts
  }

  var due: Due? {
    dayOfYear ?? dayOfShortYear ?? periodOfYear ?? coming ?? near ?? endOfPeriod ?? inWeek ?? later
  }

  private var dayOfYear: Due? {
    switch shape {
    case "Y-#-#", "Y/#/#", "Y.#.#", "Y.#.#.", "Y년#월#일":
      Day(numbers[0], numbers[1], numbers[2]).map(Due.init)
    case "#MY", "#-M-Y", "#/M/Y": Day(numbers[2], numbers[1], numbers[0]).map(Due.init)
    case "M#Y", "M#,Y", "M-#-Y": Day(numbers[2], numbers[0], numbers[1]).map(Due.init)
    case "Y년#월말", "Y.#월말": Due(year: numbers[0], month: numbers[1])?.lastDay
    case "Y년말": Due(year: numbers[0])?.lastDay
    default: nil
    }
  }

  /// Days whose year has two digits, and days of which only one order of the numbers makes a day.
  private var dayOfShortYear: Due? {
    switch shape {
    case "#-#-#", "#.#.#", "#.#.#.": short(numbers[0], numbers[1], numbers[2]).map(Due.init)
    case "#M#", "#-M-#", "#/M/#": short(numbers[2], numbers[1], numbers[0]).map(Due.init)
    case "M#,#": short(numbers[2], numbers[0], numbers[1]).map(Due.init)
    default: daysOfAnyOrder.count == 1 ? daysOfAnyOrder.first.map(Due.init) : nil
    }
  }

  /// The days that three numbers make whose order is not fixed, earliest first.
  fileprivate var daysOfAnyOrder: [Day] {
    let days: [Day?] =
      switch shape {
      case "#/#/#":
        [
          short(numbers[0], numbers[1], numbers[2]), short(numbers[2], numbers[0], numbers[1]),
          short(numbers[2], numbers[1], numbers[0]),
        ]
      case "#/#/Y", "#.#.Y", "#.#.Y.", "#-#-Y":
        [Day(numbers[2], numbers[0], numbers[1]), Day(numbers[2], numbers[1], numbers[0])]
      default: []
      }
    return Set(days.compactMap { $0 }).sorted()
  }

  /// A day whose year has two digits.
  private func short(_ year: Int, _ month: Int, _ day: Int) -> Day? {
    (10...99).contains(year) ? Day(2000 + year, month, day) : nil
  }

  private var periodOfYear: Due? {
    switch shape {
    case "Y", "Y년": Due(year: numbers[0])
    case "Y-#", "Y/#", "Y.#", "Y.#.", "Y년#월", "Y.#월", "YM": Due(year: numbers[0], month: numbers[1])
    case "MY", "M-Y": Due(year: numbers[1], month: numbers[0])
    case "Y-q#", "Yq#", "Y년#분기", "Y#분기", "Y.#분기": Due(year: numbers[0], quarter: numbers[1])
    case "Y년#/#분기", "Y#/#분기", "Y.#/#분기":
      numbers[2] == 4 ? Due(year: numbers[0], quarter: numbers[1]) : nil
    case "q#Y": Due(year: numbers[1], quarter: numbers[0])
    case "Y-h#", "Yh#": Due(year: numbers[0], half: numbers[1])
    case "h#Y": Due(year: numbers[1], half: numbers[0])
    case "Y년상반기", "Y상반기", "Y.상반기", "firsthalfofY": Due(year: numbers[0], half: 1)
    case "Y년하반기", "Y하반기", "Y.하반기", "secondhalfofY": Due(year: numbers[0], half: 2)
    default: nil
    }
  }

  /// A part of a year that is not named.
  private var coming: Due? {
    switch shape {
    case "#-#", "#/#", "#.#", "#.#.", "#월#일", "M#":
      next { Day($0, numbers[0], numbers[1]).map(Due.init) }
    case "#M": next { Day($0, numbers[1], numbers[0]).map(Due.init) }
    case "#월", "M": next { Due(year: $0, month: numbers[0]) }
    case "#월말": next { Due(year: $0, month: numbers[0])?.lastDay }
    case "q#", "#분기": next { Due(year: $0, quarter: numbers[0]) }
    case "#/#분기": numbers[1] == 4 ? next { Due(year: $0, quarter: numbers[0]) } : nil
    case "h#": next { Due(year: $0, half: numbers[0]) }
    case "상반기", "firsthalf": next { Due(year: $0, half: 1) }
    case "하반기", "secondhalf": next { Due(year: $0, half: 2) }
    default: nil
    }
  }

  /// The first one that has not passed. Leap days are up to eight years apart. Where a day of the
  /// week stands with it, the last one that has passed is meant if that alone fits.
  private func next(_ make: (Int) -> Due?) -> Due? {
    let years = [year - 1] + Array(year...year + 8)
    let all = years.compactMap(make)
    let coming = all.first { $0.last >= today }
    guard let weekday, coming?.first.weekday != weekday,
      let passed = all.last(where: { $0.last < today }), passed.first.weekday == weekday
    else { return coming }
    return passed
  }

  private var near: Due? {
    switch shape {
    case "today", "오늘": Due(today)
    case "tomorrow", "내일": day(after: 1)
    case "모레": day(after: 2)
    case "yesterday", "어제": day(after: -1)
    case "thismonth", "이번달": Due(year: year, month: month)
    case "nextmonth", "다음달":
      month == 12 ? Due(year: year + 1, month: 1) : Due(year: year, month: month + 1)
    case "thisyear", "올해", "연내": Due(year: year)
    case "nextyear", "내년": Due(year: year + 1)
    default: nil
    }
  }

  private var endOfPeriod: Due? {
    switch shape {
    case "eom", "endofmonth", "월말": Due(year: year, month: month)?.lastDay
    case "eoq", "endofquarter", "분기말": Due(year: year, quarter: (month + 2) / 3)?.lastDay
    case "eoy", "endofyear", "연말": Due(year: year)?.lastDay
    default: nil
    }
  }

  private var inWeek: Due? {
    let friday = 4
    return switch shape {
    case "W": day(after: (numbers[0] - today.weekday + 6) % 7 + 1)
    case "thisweek", "이번주": day(after: friday - today.weekday)
    case "thisW", "이번주W": day(after: numbers[0] - today.weekday)
    case "nextweek", "다음주": day(after: 7 + friday - today.weekday)
    case "nextW", "다음주W": day(after: 7 + numbers[0] - today.weekday)
    default: nil
    }
  }

  /// A length of time from today, such as `+2w`, `d-3` or `3개월후`.
  private var later: Due? {
    let shape = String(shape.map { $0 == "Y" ? "#" : $0 })
    switch shape {
    case "d+#": return day(after: numbers[0])
    case "d-#": return day(after: -numbers[0])
    default: break
    }
    let frames = [("+#", "", 1), ("-#", "", -1), ("in#", "", 1), ("#", "후", 1), ("#", "뒤", 1)]
    for (start, end, sign) in frames where shape.hasPrefix(start) && shape.hasSuffix(end) {
      let unit = shape.dropFirst(start.count).dropLast(end.count)
      if let due = shifted(by: sign * numbers[0], String(unit)) { return due }
    }
    return nil
  }

  private func shifted(by count: Int, _ unit: String) -> Due? {
    switch unit {
    case "d", "day", "days", "일": return day(after: count)
    case "w", "week", "weeks", "주", "주일": return day(after: count * 7)
    case "m", "month", "months", "개월", "달": return today.adding(months: count).map(Due.init)
    case "y", "year", "years", "년":
      // 2026년 후 names a year, not a length of time.
      return abs(count) < 1000 ? today.adding(months: count * 12).map(Due.init) : nil
    default: return nil
    }
  }

  private func day(after days: Int) -> Due? {
    let day = today.adding(days: days)
    return day.isWritable ? Due(day) : nil
  }
}

extension Day {
  /// The day so many months later, earlier for a negative count; the month's last day where it has
  /// no such day. Nil outside the years 1 to 9999. The count is below a hundred million.
  func adding(months: Int) -> Day? {
    let (year, month, day) = parts
    let count = year * 12 + month - 1 + months
    guard count >= 12 else { return nil }
    let length = Day.length(ofMonth: count % 12 + 1, in: count / 12)
    return Day(count / 12, count % 12 + 1, min(day, length))
  }

  /// Whether the day is in the years 1 to 9999, which can be written with four digits.
  var isWritable: Bool { (-719_162...2_932_896).contains(number) }
}

extension Due {
  /// A whole year; nil where it is not 1 to 9999.
  init?(year: Int) {
    self.init(Day.padded(year, 4))
  }

  /// A month of a year, 1 to 12; nil where there is none.
  init?(year: Int, month: Int) {
    self.init("\(Day.padded(year, 4))-\(Day.padded(month, 2))")
  }

  /// A quarter of a year, 1 to 4; nil where there is none.
  init?(year: Int, quarter: Int) {
    self.init("\(Day.padded(year, 4))-Q\(quarter)")
  }

  /// Half of a year, 1 or 2; nil where there is none.
  init?(year: Int, half: Int) {
    self.init("\(Day.padded(year, 4))-H\(half)")
  }

  /// Its last day alone.
  fileprivate var lastDay: Due { Due(last) }
}
