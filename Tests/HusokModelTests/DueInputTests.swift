import HusokModel
import HusokTestSupport
import Testing

/// The due date that a text means, as the store writes it; `none` where it says so.
private func reading(_ text: String, on today: String = "2026-01-27") throws -> String? {
  switch DueInput.read(text, today: try #require(Day(today))) {
  case .some(.due(let due)): due.description
  case .some(.none): "none"
  case nil: nil
  }
}

@Suite("Dates as they are typed")
struct DueInputTests {
  @Test(
    "What the store writes is read as it stands",
    arguments: [
      "2026-12-31", "2026-12", "2026-Q2", "2026-H1", "2026", "0001-01-01", "9999-12-31",
      "2028-02-29",
    ])
  func stored(_ text: String) throws {
    #expect(try reading(text) == text)
  }

  @Test(
    "A date with its year is that date",
    arguments: [
      ("2026. 12. 31.", "2026-12-31"), ("2026.12.31", "2026-12-31"), ("2026/12/31", "2026-12-31"),
      ("2026-1-5", "2026-01-05"), ("2026년 12월 31일", "2026-12-31"), ("2025년12월31일", "2025-12-31"),
      ("31 Dec 2026", "2026-12-31"), ("Dec 31 2026", "2026-12-31"), ("Dec 31, 2026", "2026-12-31"),
      ("27 Jan 2026", "2026-01-27"), ("2026. 1. 27.", "2026-01-27"), ("2025-12-31", "2025-12-31"),
      ("2026년 6월 말", "2026-06-30"), ("2028년 2월 말", "2028-02-29"), ("2026년 말", "2026-12-31"),
    ])
  func dayOfYear(_ text: String, _ due: String) throws {
    #expect(try reading(text) == due)
  }

  @Test(
    "A period with its year is that period",
    arguments: [
      ("2026년", "2026"), ("2026년 6월", "2026-06"), ("2026. 6.", "2026-06"), ("2026-6", "2026-06"),
      ("2026/06", "2026-06"), ("Jun 2026", "2026-06"), ("2026 June", "2026-06"),
      ("2026년 2분기", "2026-Q2"), ("2026 Q2", "2026-Q2"), ("2026q2", "2026-Q2"),
      ("Q2 2026", "2026-Q2"),
      ("2026-h1", "2026-H1"), ("H2 2026", "2026-H2"), ("2026년 상반기", "2026-H1"),
      ("2026년 하반기", "2026-H2"), ("first half of 2026", "2026-H1"),
      ("second half of 2025", "2025-H2"), ("2024년 1분기", "2024-Q1"),
    ])
  func periodOfYear(_ text: String, _ due: String) throws {
    #expect(try reading(text) == due)
  }

  @Test(
    "A day without a year is the next such day, today included",
    arguments: [
      ("12-31", "2026-12-31"), ("12/31", "2026-12-31"), ("31 Dec", "2026-12-31"),
      ("Dec 31", "2026-12-31"), ("december 31", "2026-12-31"), ("12월 31일", "2026-12-31"),
      ("12월31일", "2026-12-31"), ("12.31.", "2026-12-31"), ("12. 31.", "2026-12-31"),
      ("12.31", "2026-12-31"), ("1-27", "2026-01-27"), ("01-27", "2026-01-27"),
      ("1-26", "2027-01-26"), ("1월 26일", "2027-01-26"), ("1 Jan", "2027-01-01"),
      ("2-29", "2028-02-29"), ("2월 29일", "2028-02-29"), ("2-28", "2026-02-28"),
    ])
  func nextDay(_ text: String, _ due: String) throws {
    #expect(try reading(text) == due)
  }

  @Test(
    "A month, quarter or half without a year is the next one whose last day has not passed",
    arguments: [
      ("Dec", "2026-01-27", "2026-12"), ("December", "2026-01-27", "2026-12"),
      ("12월", "2026-01-27", "2026-12"), ("jan", "2026-01-31", "2026-01"),
      ("Jan", "2026-02-01", "2027-01"), ("1월", "2026-12-31", "2027-01"),
      ("may", "2026-01-27", "2026-05"), ("Sept", "2026-01-27", "2026-09"),
      ("6월 말", "2026-01-27", "2026-06-30"), ("6월말", "2026-06-30", "2026-06-30"),
      ("6월 말", "2026-07-01", "2027-06-30"), ("2월 말", "2027-03-01", "2028-02-29"),
      ("Q2", "2026-01-27", "2026-Q2"), ("q1", "2026-03-31", "2026-Q1"),
      ("q1", "2026-04-01", "2027-Q1"), ("2분기", "2026-01-27", "2026-Q2"),
      ("2분기", "2026-07-01", "2027-Q2"), ("H1", "2026-06-30", "2026-H1"),
      ("h1", "2026-07-01", "2027-H1"), ("상반기", "2026-01-27", "2026-H1"),
      ("상반기", "2026-07-01", "2027-H1"), ("하반기", "2026-01-27", "2026-H2"),
      ("하반기", "2026-12-31", "2026-H2"),
    ])
  func nextPeriod(_ text: String, _ today: String, _ due: String) throws {
    #expect(try reading(text, on: today) == due)
  }

  @Test(
    "A day of the week is the next one, never today",
    arguments: [
      ("fri", "2026-01-27", "2026-01-30"), ("Friday", "2026-01-27", "2026-01-30"),
      ("금", "2026-01-27", "2026-01-30"), ("금요일", "2026-01-27", "2026-01-30"),
      ("tue", "2026-01-27", "2026-02-03"), ("화요일", "2026-01-27", "2026-02-03"),
      ("mon", "2026-01-27", "2026-02-02"), ("월", "2026-01-27", "2026-02-02"),
      ("일", "2026-01-27", "2026-02-01"), ("sunday", "2026-02-01", "2026-02-08"),
      ("mon", "2026-02-01", "2026-02-02"), ("sat", "2026-02-01", "2026-02-07"),
      ("thurs", "2026-12-31", "2027-01-07"), ("wed", "2026-12-31", "2027-01-06"),
    ])
  func weekday(_ text: String, _ today: String, _ due: String) throws {
    #expect(try reading(text, on: today) == due)
  }

  @Test(
    "This and next week begin on Monday; a week alone means its Friday",
    arguments: [
      ("next fri", "2026-01-27", "2026-02-06"), ("next week", "2026-01-27", "2026-02-06"),
      ("다음 주 금요일", "2026-01-27", "2026-02-06"), ("다음주 금요일", "2026-01-27", "2026-02-06"),
      ("다음주금요일", "2026-01-27", "2026-02-06"), ("다음 주", "2026-01-27", "2026-02-06"),
      ("다음주", "2026-01-27", "2026-02-06"), ("다음 주 월", "2026-01-27", "2026-02-02"),
      ("next mon", "2026-01-26", "2026-02-02"), ("next sunday", "2026-01-27", "2026-02-08"),
      ("이번 주 금요일", "2026-01-27", "2026-01-30"), ("이번주", "2026-01-27", "2026-01-30"),
      ("this week", "2026-01-27", "2026-01-30"), ("this fri", "2026-01-27", "2026-01-30"),
      ("next week", "2026-02-01", "2026-02-06"), ("다음 주 금요일", "2026-02-01", "2026-02-06"),
      ("이번 주 금요일", "2026-02-01", "2026-01-30"), ("다음 주", "2026-02-02", "2026-02-13"),
      ("다음 주 금요일", "2026-12-25", "2027-01-01"),
    ])
  func week(_ text: String, _ today: String, _ due: String) throws {
    #expect(try reading(text, on: today) == due)
  }

  @Test(
    "Days and periods near today have names",
    arguments: [
      ("today", "2026-01-27"), ("오늘", "2026-01-27"), ("tomorrow", "2026-01-28"),
      ("내일", "2026-01-28"), ("모레", "2026-01-29"), ("yesterday", "2026-01-26"),
      ("어제", "2026-01-26"), ("this month", "2026-01"), ("이번 달", "2026-01"),
      ("이번달", "2026-01"), ("next month", "2026-02"), ("다음 달", "2026-02"), ("다음달", "2026-02"),
      ("this year", "2026"), ("올해", "2026"), ("연내", "2026"), ("next year", "2027"),
      ("내년", "2027"), ("eom", "2026-01-31"), ("월말", "2026-01-31"),
      ("end of month", "2026-01-31"), ("eoq", "2026-03-31"), ("분기말", "2026-03-31"),
      ("분기 말", "2026-03-31"), ("eoy", "2026-12-31"), ("연말", "2026-12-31"),
      ("end of year", "2026-12-31"), ("end of quarter", "2026-03-31"),
    ])
  func near(_ text: String, _ due: String) throws {
    #expect(try reading(text) == due)
  }

  @Test(
    "Names go over the turn of the year and into leap years",
    arguments: [
      ("tomorrow", "2026-12-31", "2027-01-01"), ("모레", "2026-12-30", "2027-01-01"),
      ("next month", "2026-12-31", "2027-01"), ("다음 달", "2026-01-31", "2026-02"),
      ("eom", "2028-02-01", "2028-02-29"), ("eom", "2026-01-31", "2026-01-31"),
      ("eoq", "2026-12-31", "2026-12-31"), ("분기말", "2026-04-01", "2026-06-30"),
      ("eoy", "2026-12-31", "2026-12-31"), ("내년", "2026-12-31", "2027"),
      ("2-29", "2096-03-01", "2104-02-29"), ("내일", "2028-02-28", "2028-02-29"),
    ])
  func turns(_ text: String, _ today: String, _ due: String) throws {
    #expect(try reading(text, on: today) == due)
  }

  @Test(
    "A length of time counts from today",
    arguments: [
      ("+2w", "2026-02-10"), ("+10d", "2026-02-06"), ("+3m", "2026-04-27"), ("+1y", "2027-01-27"),
      ("-3d", "2026-01-24"), ("-1m", "2025-12-27"), ("D+7", "2026-02-03"), ("d+7", "2026-02-03"),
      ("D-3", "2026-01-24"), ("+0d", "2026-01-27"), ("2주 후", "2026-02-10"),
      ("2주후", "2026-02-10"), ("10일 후", "2026-02-06"), ("3개월 후", "2026-04-27"),
      ("2달 뒤", "2026-03-27"), ("1년 후", "2027-01-27"), ("in 2 weeks", "2026-02-10"),
      ("in 10 days", "2026-02-06"), ("in 1 month", "2026-02-27"), ("in 1 year", "2027-01-27"),
      ("+ 2 w", "2026-02-10"), ("+2 weeks", "2026-02-10"), ("+1000d", "2028-10-23"),
      ("1000일 후", "2028-10-23"), ("+14m", "2027-03-27"),
    ])
  func later(_ text: String, _ due: String) throws {
    #expect(try reading(text) == due)
  }

  @Test(
    "Where a month is too short its last day stands in",
    arguments: [
      ("+1m", "2026-01-31", "2026-02-28"), ("+1m", "2028-01-31", "2028-02-29"),
      ("+3m", "2026-03-31", "2026-06-30"), ("-1m", "2026-03-31", "2026-02-28"),
      ("+1y", "2028-02-29", "2029-02-28"), ("+4y", "2028-02-29", "2032-02-29"),
      ("1개월 후", "2026-12-31", "2027-01-31"), ("-1m", "2026-01-15", "2025-12-15"),
    ])
  func clamps(_ text: String, _ today: String, _ due: String) throws {
    #expect(try reading(text, on: today) == due)
  }

  @Test(
    "Words for an open date say that there is none",
    arguments: [
      "none", "None", "-", "없음", "미정", "기한미정", "기한 미정", "조속히", "추후", "asap", "ASAP", " - ",
    ])
  func none(_ text: String) throws {
    #expect(try reading(text) == "none")
    #expect(DueInput.readDay(text, today: Fixtures.today) == nil)
  }

  @Test(
    "Case, spaces around and decomposed Hangul make no difference",
    arguments: [
      ("  12-31 ", "2026-12-31"), ("FRI", "2026-01-30"), ("EOM", "2026-01-31"),
      ("DEC 31", "2026-12-31"), ("Next Week", "2026-02-06"), ("+2W", "2026-02-10"),
      ("\u{1102}\u{1162}\u{1102}\u{1167}\u{11AB}", "2027"), ("\t연내\n", "2026"),
      ("2026-q2", "2026-Q2"),
    ])
  func written(_ text: String, _ due: String) throws {
    #expect(try reading(text) == due)
  }

  @Test(
    "Anything else is not understood",
    arguments: [
      "", " ", "\n", "soon", "곧", "26", "1", "0", "12-32", "13-01", "31/12", "2-30", "0-1", "1-0",
      "2026-13", "2026-00", "2026-02-29", "2026-12-31x", "2026-12-31 2026-12-31", "12-2026", "0000",
      "0000-01-01", "20266", "2026년 13월", "0000년", "Q0", "Q5", "5분기", "H0", "H3", "q", "2026-Q9",
      "13월", "0월 말", "32 Dec", "Dec 0", "fr", "frix", "요일", "6요일", "내금요일", "5 fri", "다음", "next",
      "this", "in", "+", "--", "+2", "+w", "+2x", "++2w", "2w", "2주", "후", "3후", "D", "d7", "d+",
      "+2w3", "+99999999999d", "99999999999", "D+99999999999", "D-999999", "-3000y", "+9000y",
      "+999999m", "2026년 후", "12:30", "#", "#월", "Y", "Y-#-#", "M", "W", "１２-31", "12–31", "🎉",
      "in 99999999999999999999 weeks", "+2.5w",
    ])
  func refusals(_ text: String) throws {
    #expect(try reading(text) == nil)
    #expect(DueInput.readDay(text, today: Fixtures.today) == nil)
  }

  @Test(
    "At the ends of the calendar there is nothing beyond",
    arguments: [
      ("tomorrow", "9999-12-31"), ("+1m", "9999-12-31"), ("next year", "9999-12-31"),
      ("next month", "9999-12-31"), ("next week", "9999-12-31"), ("1-1", "9999-12-31"),
      ("Jan", "9999-12-31"), ("2-29", "9997-01-01"), ("-1d", "0001-01-01"), ("-1m", "0001-01-01"),
      ("-1y", "0001-12-31"),
    ])
  func calendarEnds(_ text: String, _ today: String) throws {
    #expect(try reading(text, on: today) == nil)
  }

  @Test("A today outside the calendar and a very long text are refused, not a fault")
  func extremes() {
    for number in [Int.min, -719_163, 2_932_897, Int.max] {
      #expect(DueInput.read("today", today: Day(number: number)) == nil)
    }
    let long = String(repeating: "9", count: 100_000)
    #expect(DueInput.read(long, today: Fixtures.today) == nil)
  }

  @Test("Whatever is put together, what is understood is a date that can be written")
  func combinations() throws {
    let pieces = [
      "2026", "12", "99999", "-", "+", ".", "/", ",", "dec", "fri", "q", "h", "d", "w", "in",
      "next", "월", "일", "년", "분기", "말", "후", "다음 주 ", "상반기",
    ]
    for first in pieces {
      for second in pieces {
        for third in pieces {
          guard case .due(let due) = DueInput.read(first + second + third, today: Fixtures.today)
          else { continue }
          #expect(Due(due.description) == due)
        }
      }
    }
  }

  @Test(
    "A field that needs one day takes the last one of a period",
    arguments: [
      ("2026-12-31", "2026-12-31"), ("연내", "2026-12-31"), ("Q2", "2026-06-30"),
      ("상반기", "2026-06-30"), ("Feb", "2026-02-28"), ("다음 달", "2026-02-28"),
      ("fri", "2026-01-30"), ("2026년 2분기", "2026-06-30"), ("오늘", "2026-01-27"),
    ])
  func oneDay(_ text: String, _ day: String) {
    #expect(DueInput.readDay(text, today: Fixtures.today)?.description == day)
  }
}
