import HusokTestSupport
import Testing

@Suite("Any day, and two days side by side")
struct PastTests {
  private let husok = Husok()

  init() {
    TemporaryFolder.write(Husok.practice, to: husok.store)
  }

  private func run(_ words: String...) -> Husok.Result { husok.on("2026-07-24", words) }

  @Test("A list stands as it did on a day, or on the day of a meeting")
  func asOf() {
    let meeting = run("list", "@mcst", "--as-of", "F263")
    let day = run("list", "@mcst", "--as-of", "2026-04-27")
    #expect(meeting.code == 0 && meeting.output == day.output)
    #expect(meeting.output != run("list", "@mcst").output)
    #expect(
      run("report", "--as-of", "F263").output == run("report", "--as-of", "2026-04-27").output)
  }

  @Test("Two days side by side: old and new in one cell, and what is new says so")
  func compare() throws {
    let now = run("list", "--ids").lines
    let lines = run("list", "--compare", "F262").lines
    #expect(lines.count == now.count)
    let action = try #require(lines.first { $0.hasPrefix("CN26-3.1 ") })
    #expect(action.contains("unreported → complete") && action.contains("- → 31 May 26"))
    let then = run("list", "--as-of", "F262", "--ids").lines
    for id in now {
      let line = try #require(lines.first { $0.hasPrefix(id + " ") })
      #expect(line.contains("new → ") == !then.contains(id), "\(line)")
    }
    // A day beside itself has nothing to tell.
    #expect(run("list", "--compare", "2026-07-24").output == run("list").output)
    let json = run("list", "CN26-3.1", "--compare", "F262", "--json").output
    #expect(json.contains("\"before\":{") && json.contains("\"status\":\"unreported\""))
    #expect(!run("list", "CN26-3.1", "--json").output.contains("\"before\""))
    let between = run("list", "@mcst", "--compare", "F262", "--as-of", "F263")
    #expect(between.code == 0 && between.output != run("list", "@mcst", "--compare", "F262").output)
    #expect(run("list", "--compare", "F262", "--csv").code == 64)
  }

  @Test("The history ends where it is asked to")
  func until() {
    let all = run("log").lines
    let until = run("log", "--until", "2026-03-31").lines
    #expect(!until.isEmpty && until.count < all.count)
    #expect(until == Array(all.prefix(until.count)))
    let between = run("log", "--since", "2026-03-01", "--until", "F263").output
    #expect(between.contains("2026-03-27") && !between.contains("2026-05-27"))
  }

  @Test(
    "A day that has not come is refused",
    arguments: [
      ["list", "--as-of"], ["list", "--compare"], ["log", "--until"], ["report", "--as-of"],
    ])
  func toCome(_ words: [String]) {
    for day in ["2026-07-25", "2030"] {
      let result = husok.on("2026-07-24", words + [day])
      #expect(result.code == 64 && result.errors.contains("in the future"), "\(result.errors)")
    }
    #expect(husok.on("2026-07-24", words + ["F999"]).errors.contains("no such meeting or day"))
  }

  @Test("The trend gives the numbers of lists on those days")
  func trend() throws {
    for words in [[], ["@mcst"]] {
      let lines = husok.on("2026-07-24", ["trend"] + words).lines
      let row = try #require(lines.first { $0.hasPrefix("May 2026") })
      let numbers = row.split(separator: " ").suffix(5).compactMap { Int($0) }
      let queries = ["is:open", "is:overdue", "st:unreported", "st:reporteddone", "st:done"]
      for (number, query) in zip(numbers, queries) {
        let list = husok.on(
          "2026-07-24", ["list", "--as-of", "2026-05-31", "--ids", query] + words)
        #expect(list.lines.count == number, "\(query)")
      }
      #expect(numbers.count == 5 && numbers[0] > 0)
      #expect(lines.contains("The history begins on 28 Jan 2026."))
    }
    let meetings = run("trend", "--by", "meeting", "--json").output
    #expect(meetings.contains("\"meeting\":\"F263\"") && meetings.contains("\"by\":\"meeting\""))
    #expect(run("trend", "--since", "2026-06-01", "--json").output.contains("2026-06-30"))
    #expect(!run("trend", "--since", "2026-06-01", "--json").output.contains("2026-05-31"))
  }

  @Test("A trend in Korean, in ASCII, and of what is not there")
  func trendOtherwise() {
    let korean = run("trend", "--lang", "ko")
    #expect(korean.output.contains("월별 추이") && korean.output.contains("2026년 3월"))
    let plain = run("trend", "--ascii").output
    #expect(
      plain.utf8.allSatisfy { $0 < 0x80 || $0 == 0xC2 || $0 == 0xB7 } && plain.contains("...!"))
    #expect(run("trend", "--by", "week").code == 64)
    #expect(run("trend", "is:nonsense").code == 64)
    #expect(husok.on("2026-07-24", ["trend", "--since", "2027-01-01"]).code == 64)
  }
}
