import HusokModel
import Testing

@Suite("Days")
struct DayTests {
  @Test(
    "A day's number counts from the first of January 1970",
    arguments: [
      ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-03-01", 11_017),
      ("2026-01-27", 20_480), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
    ])
  func number(_ text: String, _ number: Int) throws {
    #expect(try #require(Day(text)).number == number)
    #expect(Day(number: number).description == text)
  }

  @Test(
    "The 29th of February exists in leap years only",
    arguments: [
      (2024, true), (2025, false), (2026, false), (2028, true), (1900, false), (2000, true),
      (2100, false), (2400, true), (4, true), (100, false),
    ])
  func leapYears(_ year: Int, _ isLeap: Bool) {
    #expect((Day(year, 2, 29) != nil) == isLeap)
    #expect(Day.length(ofMonth: 2, in: year) == (isLeap ? 29 : 28))
    #expect(Day(year, 2, 30) == nil)
  }

  @Test("Every day of eight hundred years has the parts that make it, one after another")
  func everyDay() throws {
    var expected = try #require(Day(1600, 1, 1)).number
    for year in 1600..<2400 {
      for month in 1...12 {
        for day in 1...Day.length(ofMonth: month, in: year) {
          let made = Day(year, month, day)
          guard made?.number == expected, let parts = made?.parts, parts == (year, month, day)
          else {
            Issue.record("\(year)-\(month)-\(day) is not day \(expected)")
            return
          }
          expected += 1
        }
      }
    }
  }

  @Test("The lengths of the months")
  func months() {
    #expect(
      (1...12).map { Day.length(ofMonth: $0, in: 2026) }
        == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
  }

  @Test(
    "A text that is no day is none",
    arguments: [
      "", "2026", "2026-1-27", "2026-01-32", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01",
      "2026/01/27", "2026-01-27 ", " 2026-01-27", "2026-01-27T", "+026-01-27", "2026-02-29",
      "2026-04-31", "２０２６-01-27", "2026-01-２7", "20260127", "2026--1-27",
    ])
  func noDay(_ text: String) {
    #expect(Day(text) == nil)
  }

  @Test(
    "The day of the week counts from Monday",
    arguments: [
      ("2026-01-26", 0), ("2026-01-27", 1), ("2026-02-01", 6), ("1970-01-01", 3), ("1969-12-28", 6),
      ("1969-12-29", 0), ("2000-02-29", 1),
    ])
  func weekday(_ text: String, _ weekday: Int) throws {
    #expect(try #require(Day(text)).weekday == weekday)
  }

  @Test("Days are in the order of time, and adding goes over months and years")
  func order() throws {
    let last = try #require(Day("2025-12-31"))
    #expect(last.adding(days: 1).description == "2026-01-01")
    #expect(last.adding(days: 60).description == "2026-03-01")
    #expect(last.adding(days: -365).description == "2024-12-31")
    #expect(last < last.adding(days: 1))
    #expect(!(last < last))
  }
}

@Suite("Due dates")
struct DueTests {
  @Test(
    "A due date is read with its precision and its first and last day",
    arguments: [
      ("2026-12-31", Due.Precision.day, "2026-12-31", "2026-12-31"),
      ("2026-02", .month, "2026-02-01", "2026-02-28"),
      ("2028-02", .month, "2028-02-01", "2028-02-29"),
      ("2026-12", .month, "2026-12-01", "2026-12-31"),
      ("2026-Q1", .quarter, "2026-01-01", "2026-03-31"),
      ("2026-Q2", .quarter, "2026-04-01", "2026-06-30"),
      ("2026-Q3", .quarter, "2026-07-01", "2026-09-30"),
      ("2026-Q4", .quarter, "2026-10-01", "2026-12-31"),
      ("2026-H1", .half, "2026-01-01", "2026-06-30"),
      ("2026-H2", .half, "2026-07-01", "2026-12-31"),
      ("2026", .year, "2026-01-01", "2026-12-31"),
      ("0001", .year, "0001-01-01", "0001-12-31"),
      ("9999-Q4", .quarter, "9999-10-01", "9999-12-31"),
    ])
  func precision(
    _ text: String, _ precision: Due.Precision, _ first: String, _ last: String
  ) throws {
    let due = try #require(Due(text))
    #expect(due.precision == precision)
    #expect(due.first.description == first)
    #expect(due.last.description == last)
    #expect(due.description == text)
  }

  @Test(
    "A period is late only after its last day",
    arguments: [
      ("2026-12-31", "2026-12-31"), ("2026-12", "2026-12-31"), ("2026-Q4", "2026-12-31"),
      ("2026-H2", "2026-12-31"), ("2026", "2026-12-31"), ("2028-02", "2028-02-29"),
      ("2026-Q1", "2026-03-31"), ("2026-H1", "2026-06-30"),
    ])
  func late(_ text: String, _ last: String) throws {
    let due = try #require(Due(text))
    let day = try #require(Day(last))
    #expect(due.daysLate(on: due.first) == nil)
    #expect(due.daysLate(on: day) == nil)
    #expect(due.daysLate(on: day.adding(days: 1)) == 1)
    #expect(due.daysLate(on: day.adding(days: 30)) == 30)
  }

  @Test(
    "A text that is no due date is none",
    arguments: [
      "", "26", "202", "20261", "2026-", "2026-Q", "2026-Q0", "2026-Q5", "2026-H0", "2026-H3",
      "2026-q2", "2026-h1", "2026-13", "2026-00", "2026-1", "2026-1-1", "2026/12", "0000", "2026 ",
      "연내", "2026-12-32", "2026Q2", "2026-Q12", "2026-X1",
    ])
  func noDue(_ text: String) {
    #expect(Due(text) == nil)
  }

  @Test("A day and the month that is only that month's last day are different due dates")
  func distinct() {
    #expect(Due("2026-12") != Due("2026-12-31"))
    #expect(Due("2026-Q4") != Due("2026-H2"))
  }
}

@Suite("Instants")
struct InstantTests {
  @Test(
    "A moment is written as it was read",
    arguments: [
      ("1970-01-01T00:00:00Z", 0, 0), ("2026-01-27T09:00:00+09:00", 1_769_472_000, 540),
      ("2026-01-27T00:00:00Z", 1_769_472_000, 0),
      ("2026-01-26T19:00:00-05:00", 1_769_472_000, -300),
      ("1969-12-31T23:59:59Z", -1, 0), ("2026-01-27T05:30:00+05:30", 1_769_472_000, 330),
    ])
  func roundTrip(_ text: String, _ seconds: Int, _ offset: Int) throws {
    let instant = try #require(Instant(text))
    #expect(instant == Instant(seconds: seconds, offsetMinutes: offset))
    #expect(instant.description == text)
  }

  @Test("The day and the time are those of the clock that noted the moment")
  func clock() throws {
    let seoul = try #require(Instant("2026-01-27T00:05:00+09:00"))
    #expect(seoul.day.description == "2026-01-27")
    #expect(seoul.clockTime == "00:05")
    let before = Instant(seconds: -1, offsetMinutes: -60)
    #expect(before.day.description == "1969-12-31")
    #expect(before.clockTime == "22:59")
  }

  @Test("Fractions of a second are passed over")
  func fractions() throws {
    let instant = try #require(Instant("2026-01-27T00:00:00.123456Z"))
    #expect(instant.description == "2026-01-27T00:00:00Z")
  }

  @Test(
    "A text that is no moment is none",
    arguments: [
      "", "2026-01-27", "2026-01-27T09:00:00", "2026-01-27 09:00:00Z", "2026-01-27T24:00:00Z",
      "2026-01-27T09:60:00Z", "2026-01-27T09:00:61Z", "2026-02-30T09:00:00Z",
      "2026-01-27T09:00:00+9:00", "2026-01-27T09:00:00+0900", "2026-01-27T09:00:00+24:00",
      "2026-01-27T09:00:00z", "2026-01-27T09-00-00Z", "2026-01-27T09:00:00Z ",
      "2026-01-27T09:00:00123Z", "2026-01-27T09:00:00.Z", "2026-01-27T09:00:00..5Z",
      "2026-01-27T9:00:00ZZ", "가나다라마바사아자차",
    ])
  func noInstant(_ text: String) {
    #expect(Instant(text) == nil)
  }
}

@Suite("The last days of the calendar")
struct CalendarEndTests {
  @Test("The ends of the calendar can be written and read again")
  func ends() throws {
    for day in [Day.earliest, Day.latest] { #expect(Day(day.description) == day) }
    #expect(Day.latest.description == "9999-12-31" && Day.earliest.description == "0001-01-01")
  }

  @Test(
    "A clock before the year 1 or beyond 9999 makes a moment that can be read",
    arguments: [
      (253_402_300_799, 540), (253_402_300_800, 0), (Int(Int32.max) * 1000, -60),
      (-62_135_596_801, 0), (0, 0), (253_402_300_799, -60),
    ])
  func clocks(_ seconds: Int, _ offset: Int) {
    let moment = Instant(seconds: seconds, offsetMinutes: offset).writable
    #expect(Instant(moment.description) == moment)
    #expect(Day(moment.day.description) == moment.day)
  }
}
