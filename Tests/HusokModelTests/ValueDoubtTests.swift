import HusokModel
import HusokWords
import Testing

@Suite("Doubts about values")
struct ValueDoubtTests {
  private func target(
    goal: String, baseline: String? = nil, _ points: [(Day, String)]
  ) -> Target {
    var target = Target()
    target.unit = "USD bn"
    target.goal = goal
    target.baseline = baseline
    for (day, value) in points {
      var point = TargetPoint()
      point.on = day
      point.value = value
      target = target.adding(point)
    }
    return target
  }

  /// The first day of a month.
  private func day(_ month: Int) -> Day { Day(number: 20_454 + 30 * month) }

  private func number(_ text: String) throws -> DecimalNumber {
    try #require(DecimalNumber(text))
  }

  @Test("Above the goal, not at it")
  func goal() throws {
    let target = target(goal: "41.2", [])
    let march = day(3)
    #expect(target.doubts(of: try number("41.2"), on: march) == [])
    #expect(target.doubts(of: try number("41.3"), on: march) == [.aboveGoal(try number("41.2"))])
    #expect(self.target(goal: "many", []).doubts(of: try number("9"), on: march) == [])
  }

  @Test("Lower than the value before, or higher than the one after")
  func falls() throws {
    let target = target(goal: "41.2", [(day(3), "10"), (day(6), "20")])
    let fall = { (on: Day, from: String, to: String) throws -> ValueDoubt in
      .falls(on: on, from: try self.number(from), to: try self.number(to))
    }
    #expect(target.doubts(of: try number("15"), on: day(4)) == [])
    let low = try fall(day(4), "10", "5")
    #expect(target.doubts(of: try number("5"), on: day(4)) == [low])
    let high = try fall(day(6), "25", "20")
    #expect(target.doubts(of: try number("25"), on: day(4)) == [high])
    // The value of that day itself is replaced.
    #expect(target.doubts(of: try number("12"), on: day(6)) == [])
  }

  @Test("Where the goal lies below the start, falling is what is wanted")
  func downwards() throws {
    let target = target(goal: "5", baseline: "20", [(day(3), "15")])
    #expect(target.doubts(of: try number("10"), on: day(4)) == [])
  }

  @Test("A share is in whole per cents of the goal, whatever the numbers")
  func shares() throws {
    let words = Words(.english)
    #expect(words.share(try number("238"), of: try number("41.2")) == "578%")
    #expect(words.share(try number("0"), of: try number("41.2")) == "0%")
    #expect(words.share(try number("1"), of: .zero) == nil)
    let most = try number("999999999999999999")
    #expect(words.share(most, of: try number("0.000000000000000001")) == "1,000,000,000%")
  }
}
