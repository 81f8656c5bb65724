import HusokModel
import HusokTestSupport
import HusokWords
import Testing

/// The due date that a text means, as the store writes it; `none` where it says so.
private func reading(_ text: String, on today: String = "2026-01-27") throws -> String? {
  switch DueInput.read(text, today: try #require(Day(today))) {
  case .some(.due(let due)): due.description
  case .some(.none): "none"
  case nil: nil
  }
}

@Suite("Dates as papers and spreadsheets write them")
struct WrittenDateTests {
  @Test(
    "A day is read with whatever stands around it in papers",
    arguments: [
      "2026. 6. 30.(화)", "2026-06-30(화)", "6.30(화)", "2026년 6월 30일(화)", "2026년 6월 30일 화요일",
      "'26.6.30.", "’26. 6. 30.", "26.6.30.", "26-06-30", "30-Jun-2026", "30-Jun-26",
      "Tue 30 Jun 2026", "Tuesday, June 30, 2026", "June 30th, 2026", "30th of June 2026",
      "20260630",
      "2026-06-30 00:00:00", "2026-06-30T00:00:00", "2026-06-30 오전 12:00:00", "~6.30",
      "2026. 6. 30.까지", "2026. 6. 30.(화)까지", "~ 2026. 6. 30.(화요일)", "26년 6월 30일",
      "30 Jun 26", "30 Jun 2026 (Tue)", "→ 2026. 6. 30.(화)", "6/30/2026", "30/06/2026",
      "30.06.2026",
      "30/Jun/26 9:15 AM", "30/Jun/2026 12:00 am", "2026-06-30 3:05 PM",
      "'26.6월말", "기한 2026. 6. 30.", "due 30 Jun 2026", "!30 Jun 26", "2026. 06. 30",
    ])
  func day(_ text: String) throws {
    #expect(try reading(text) == "2026-06-30")
  }

  @Test(
    "A period is read in the short forms of papers",
    arguments: [
      ("'26", "2026"), ("'26년", "2026"), ("'26. 6.", "2026-06"), ("'26.6월", "2026-06"),
      ("26년 6월", "2026-06"), ("2026. 6월", "2026-06"), ("Jun '26", "2026-06"),
      ("'26.1분기", "2026-Q1"), ("1/4분기", "2026-Q1"), ("2026년 1/4분기", "2026-Q1"),
      ("'26 2분기", "2026-Q2"), ("Q2 '26", "2026-Q2"), ("'26년 상반기", "2026-H1"),
      ("'27 상반기", "2027-H1"), ("H1 '27", "2027-H1"), ("상반기 중", "2026-H1"),
      ("연말까지", "2026-12-31"), ("6월 중", "2026-06"), ("2026년 내", "2026"), ("'26↑", "2026"),
    ])
  func period(_ text: String, _ due: String) throws {
    #expect(try reading(text) == due)
  }

  @Test(
    "Words for an open date", arguments: ["TBD", "tbd", "N/A", "해당없음", "해당 없음", "추후 통보"])
  func open(_ text: String) throws {
    #expect(try reading(text) == "none")
  }

  @Test(
    "Two orders of the numbers that both make a day are not guessed",
    arguments: ["05/06/2026", "5/6/26", "11/12/2026", "05.06.2026", "5/5/5", "12-31-26"])
  func ambiguous(_ text: String) throws {
    #expect(try reading(text) == nil)
  }

  @Test("The days that such numbers may mean are named")
  func named() throws {
    let days = [Day(2026, 5, 6), Day(2026, 6, 5)].compactMap { $0 }
    #expect(DueInput.ambiguousDays("05/06/2026", today: Fixtures.today) == days)
    #expect(throws: Refusal.ambiguousDay("05/06/2026", days)) {
      try Fixtures.input(Register()).due("05/06/2026")
    }
    #expect(DueInput.ambiguousDays("30/06/2026", today: Fixtures.today) == [])
  }

  @Test("The same number twice is one day, and 10년 후 is a length of time")
  func unambiguous() throws {
    #expect(try reading("05/05/2026") == "2026-05-05")
    #expect(try reading("10년 후") == "2036-01-27")
    #expect(try reading("26년") == nil)
  }

  @Test(
    "A day of the week that is not that of the day is refused with the right one",
    arguments: [
      "2026. 6. 30.(수)", "6.30(금)", "Wed 30 Jun 2026", "2026년 6월 30일 목요일", "30 Jun 2026 (Mon)",
    ])
  func otherWeekday(_ text: String) throws {
    #expect(try reading(text) == nil)
    #expect(DueInput.dayOfOtherWeekday(text, today: Fixtures.today) == Day("2026-06-30"))
    let input = Fixtures.input(Register())
    #expect(throws: Refusal.otherWeekday(text, of: Day(2026, 6, 30) ?? Fixtures.today)) {
      try input.due(text)
    }
  }

  @Test("Where a day without a year has passed, its day of the week says which year is meant")
  func weekdayDecides() throws {
    #expect(try reading("6.30(화)", on: "2026-07-05") == "2026-06-30")
    #expect(try reading("6.30(수)", on: "2026-07-05") == "2027-06-30")
    #expect(try reading("6.30", on: "2026-07-05") == "2027-06-30")
  }

  @Test("Every form in which husok shows a due date is read as that date, in both languages")
  func shown() throws {
    let today = Fixtures.today
    for offset in stride(from: -400, through: 800, by: 7) {
      let day = today.adding(days: offset)
      for language in Language.allCases {
        let words = Words(language)
        let forms = [
          words.day(day), words.headingDay(day), words.due(Due(day)), words.shortDue(Due(day)),
          words("preview.day", words.day(day), words.weekday(day)), words("due.on", words.day(day)),
          "!" + words.shortDue(Due(day)), day.description,
          words.moment(Fixtures.now).isEmpty ? "" : words.day(day) + " 14:30",
        ]
        for form in forms {
          #expect(DueInput.read(form, today: today) == .due(Due(day)), "\(form)")
        }
      }
    }
    for text in ["2026", "2027", "2026-H1", "2027-H2", "2026-Q1", "2027-Q4", "2026-01", "2026-12"] {
      let due = try #require(Due(text))
      for language in Language.allCases {
        let words = Words(language)
        for form in [words.due(due), words.shortDue(due), words.shortDue(due) + "↑"] {
          #expect(DueInput.read(form, today: today) == .due(due), "\(form)")
        }
      }
    }
  }
}
