import HusokApp
import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokExchange

/// A thousand due dates as officials write them and husok shows them, and the door that each goes
/// through.
@Suite("A date means the same at every door")
struct DateDoorsTests {
  /// The forms of a day that hold its year, in both languages.
  private static func forms(_ day: Day) -> [String] {
    let (year, month, number) = day.parts
    let short = year % 100
    let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
    let weekday = { (language: Language) in Words(language).weekday(day) }
    return Language.allCases.flatMap { language in
      let words = Words(language)
      return [
        words.day(day), words.headingDay(day), words.shortDue(Due(day)),
        words("preview.day", words.day(day), words.weekday(day)), "\(words.day(day)) 00:00:00",
      ]
    } + [
      "\(year)-\(two(month))-\(two(number))", "\(year)\(two(month))\(two(number))",
      "'\(short).\(month).\(number).", "\(year)년 \(month)월 \(number)일 \(weekday(.korean))요일",
      "\(short)-\(two(month))-\(two(number))", "~\(year). \(month). \(number).까지",
      "\(weekday(.english)) \(Words(.english).day(day))", "\(year)/\(month)/\(number)",
      "\(year). \(month). \(number).(\(weekday(.korean)))",
    ]
  }

  private static let dates: [(form: String, day: Day)] = (0..<54).flatMap { step in
    let day = Day(number: 20_480 + step * 17)
    return forms(day).map { ($0, day) }
  }

  @Test("There are a thousand of them")
  func count() {
    #expect(DateDoorsTests.dates.count >= 1000)
  }

  @Test("The command line and queries")
  func commandLine() throws {
    let register = try Fixtures.bundled()
    let input = Fixtures.input(register)
    for (form, day) in DateDoorsTests.dates {
      var context = Fixtures.context()
      let act = try input.act(setting: "due", of: ["CN26-3.1"], to: form, in: &context)
      #expect(act.changes.first?.to == .string(day.description), "\(form)")
      let (query, problems) = Query.parse("due:\"\(form)\"", with: input)
      #expect(problems.isEmpty, "\(form)")
      let condition = query.alternatives.first?.first?.condition
      #expect(condition == .due(from: day, through: day), "\(form)")
    }
  }

  @Test("The line on the screen", arguments: Language.allCases)
  func line(_ language: Language) throws {
    var journey = try Journey(language: language)
    for (form, day) in DateDoorsTests.dates {
      try journey.press("d<c-u>\(form)<enter>")
      // Why it is later stays open.
      if journey.text.contains("Enter:") || journey.text.contains("(Enter leaves") {
        try journey.press("<enter>")
      }
      #expect(journey.state.register.action("CN26-2.1")?.due == Due(day), "\(form)")
    }
  }

  @Test("The form on the screen", arguments: Language.allCases)
  func form(_ language: Language) throws {
    for date in DateDoorsTests.dates {
      var journey = try Journey(language: language)
      try journey.press("aTitle<tab><tab><tab><tab><tab><tab>\(date.form)<c-s>")
      #expect(journey.state.register.actions.last?.due == Due(date.day), "\(date.form)")
    }
  }

  @Test("Sheets")
  func sheets() throws {
    let register = try Fixtures.bundled()
    for (place, chunk) in stride(from: 0, to: DateDoorsTests.dates.count, by: 100).enumerated() {
      let dates = DateDoorsTests.dates[chunk..<min(chunk + 100, DateDoorsTests.dates.count)]
      let heading = CSVReader.Record(row: 1, cells: ["No.", "Outcome", "Task (English)", "Due"])
      let rows = dates.enumerated().map { row, date in
        CSVReader.Record(row: row + 2, cells: ["", "JP26-1", "Task \(place) \(row)", date.form])
      }
      let sheet = try SheetImport(
        [heading] + rows, into: register, today: Fixtures.today, Fixtures.context())
      #expect(sheet.refused == [])
      var after = register
      try after.apply(try #require(sheet.act))
      for (action, date) in zip(after.actions.suffix(dates.count), dates) {
        #expect(action.due == Due(date.day), "\(date.form)")
      }
    }
  }
}
