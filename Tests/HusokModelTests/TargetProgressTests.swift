import HusokModel
import HusokTestSupport
import Testing

/// A target for the end of 2026, with values by day.
private func target(
  goal: String, baseline: String? = nil, due: String? = "2026", points: [(String, String)] = []
) -> Target {
  var target = Target()
  target.goal = goal
  target.baseline = baseline
  target.due = due.flatMap { Due($0) }
  target.points = points.map { on, value in
    var point = TargetPoint()
    point.on = Day(on)
    point.value = value
    return point
  }
  return target
}

private func progress(
  _ target: Target, since start: String? = "2026-01-01", on today: String
) throws -> TargetProgress {
  TargetProgress(
    target: target, start: start.flatMap { Day($0) }, today: try #require(Day(today)))
}

@Suite("Progress of targets")
struct TargetProgressTests {
  @Test("9.6 of 41.2 after a quarter of the year")
  func orders() throws {
    let orders = target(
      goal: "41.2", points: [("2026-02-28", "4.1"), ("2026-03-31", "9.6")])
    let progress = try progress(orders, on: "2026-04-02")
    #expect(progress.goal == DecimalNumber("41.2"))
    #expect(progress.span == DecimalNumber("41.2"))
    #expect(progress.latest?.on == Day(2026, 3, 31))
    #expect(progress.latestValue == DecimalNumber("9.6"))
    #expect(progress.reached == DecimalNumber("9.6"))
    let share = try #require(progress.share)
    #expect(abs(share - 0.23301) < 0.00001)
    #expect(progress.elapsed == 0.25)
    // 31.6 in 273 days, 9.6 in 91 days, of which 30.4375 make a month.
    #expect(progress.neededPerMonth?.description == "3.5")
    #expect(progress.soFarPerMonth?.description == "3.2")
    #expect(progress.isBehind == true)
    #expect(progress.warnings == [])
  }

  @Test("5 of 22 projects early in the year is ahead of what is needed")
  func projects() throws {
    let projects = target(goal: "22", points: [("2026-01-26", "5")])
    let progress = try progress(projects, on: "2026-01-27")
    #expect(progress.neededPerMonth?.description == "1.5")
    #expect(progress.soFarPerMonth?.description == "5.9")
    #expect(progress.isBehind == false)
  }

  @Test("With a baseline both what was reached and the goal count from it")
  func baseline() throws {
    let target = target(goal: "150", baseline: "100", points: [("2026-06-30", "110")])
    let progress = try progress(target, on: "2026-07-02")
    #expect(progress.goal == DecimalNumber("150"))
    #expect(progress.span == DecimalNumber("50"))
    #expect(progress.latestValue == DecimalNumber("110"))
    #expect(progress.reached == DecimalNumber("10"))
    #expect(progress.share == 0.2)
    #expect(progress.elapsed == 0.5)
    #expect(progress.neededPerMonth?.description == "6.7")
    #expect(progress.soFarPerMonth?.description == "1.7")
    #expect(progress.isBehind == true)
  }

  @Test("Without a value everything but the goal is unknown")
  func noValue() throws {
    let later = [("2026-01-28", "3"), ("2026-01-20", "many")]
    for points in [[], later] {
      let progress = try progress(target(goal: "41.2", points: points), on: "2026-01-27")
      #expect(progress.goal == DecimalNumber("41.2"))
      #expect(progress.latest == nil)
      #expect(progress.latestValue == nil)
      #expect(progress.reached == nil)
      #expect(progress.share == nil)
      #expect(progress.elapsed == nil)
      #expect(progress.neededPerMonth == nil)
      #expect(progress.soFarPerMonth == nil)
      #expect(progress.isBehind == nil)
      #expect(progress.warnings == [])
    }
  }

  @Test("The latest value is the last by its day up to today, in whatever order they are listed")
  func latest() throws {
    let target = target(
      goal: "10",
      points: [
        ("2026-03-01", "3"), ("2026-01-01", "1"), ("2026-04-01", "4"), ("2026-02-01", "2"),
        ("2026-03-01", "3.5"),
      ])
    #expect(try progress(target, on: "2026-03-31").latestValue == DecimalNumber("3.5"))
    #expect(try progress(target, on: "2026-04-01").latestValue == DecimalNumber("4"))
    #expect(try progress(target, on: "2026-02-28").latestValue == DecimalNumber("2"))
  }

  @Test("A value lower than the one before it is warned of, with its day")
  func falls() throws {
    let target = target(
      goal: "10",
      points: [
        ("2026-04-01", "2"), ("2026-01-01", "1"), ("2026-02-01", "3"), ("2026-03-01", "2.5"),
        ("2026-05-01", "2"), ("2026-09-01", "1"),
      ])
    let march = TargetProgress.Warning.fell(
      on: try #require(Day(2026, 3, 1)), from: try #require(DecimalNumber(3)),
      to: try #require(DecimalNumber("2.5")))
    let april = TargetProgress.Warning.fell(
      on: try #require(Day(2026, 4, 1)), from: try #require(DecimalNumber("2.5")),
      to: try #require(DecimalNumber(2)))
    #expect(try progress(target, on: "2026-06-01").warnings == [march, april])
    #expect(try progress(target, on: "2026-03-31").warnings == [march])
    #expect(try progress(target, on: "2026-02-28").warnings == [])
  }

  @Test("A target that goes down from its baseline is measured downwards")
  func decrease() throws {
    let target = target(
      goal: "40", baseline: "100", points: [("2026-03-01", "90"), ("2026-06-30", "85")])
    let progress = try progress(target, on: "2026-07-02")
    #expect(progress.share == 0.25)
    #expect(progress.neededPerMonth?.description == "-7.5")
    #expect(progress.soFarPerMonth?.description == "-2.5")
    #expect(progress.isBehind == true)
    #expect(progress.warnings == [])
  }

  @Test("Up to the start no time has passed and the pace is unknown")
  func beforeStart() throws {
    let target = target(goal: "22", points: [("2026-01-10", "5")])
    let progress = try progress(target, since: "2026-02-01", on: "2026-01-27")
    #expect(progress.elapsed == 0)
    #expect(progress.soFarPerMonth == nil)
    #expect(progress.neededPerMonth?.description == "1.5")
    #expect(progress.isBehind == nil)
  }

  @Test(
    "From the last day on nothing can be needed per month", arguments: ["2026-12-31", "2027-02-01"])
  func afterDue(_ today: String) throws {
    let progress = try progress(target(goal: "22", points: [("2026-06-30", "5")]), on: today)
    #expect(progress.elapsed == 1)
    #expect(progress.neededPerMonth == nil)
    #expect(progress.soFarPerMonth != nil)
    #expect(progress.isBehind == nil)
  }

  @Test("A goal that was reached or passed needs nothing more", arguments: ["22", "25"])
  func reached(_ value: String) throws {
    let progress = try progress(
      target(goal: "22", points: [("2026-06-30", value)]), on: "2026-07-02")
    #expect(progress.share == 1)
    #expect(progress.neededPerMonth == .zero)
    #expect(progress.isBehind == false)
  }

  @Test("Without a start or a due date the share is known and the pace is not")
  func noTime() throws {
    let points = [("2026-06-30", "11")]
    let open = try progress(target(goal: "22", due: nil, points: points), on: "2026-07-02")
    #expect(open.share == 0.5)
    #expect(open.elapsed == nil)
    #expect(open.neededPerMonth == nil)
    #expect(open.soFarPerMonth?.description == "1.8")
    #expect(open.isBehind == nil)
    let sudden = try progress(target(goal: "22", points: points), since: nil, on: "2026-07-02")
    #expect(sudden.share == 0.5)
    #expect(sudden.elapsed == nil)
    #expect(sudden.neededPerMonth?.description == "1.8")
    #expect(sudden.soFarPerMonth == nil)
    #expect(sudden.isBehind == nil)
  }

  @Test("A goal that is no number leaves the value known", arguments: ["", "many", "US$41.2 bn"])
  func noGoal(_ goal: String) throws {
    let progress = try progress(
      target(goal: goal, points: [("2026-06-30", "5")]), on: "2026-07-02")
    #expect(progress.goal == nil)
    #expect(progress.span == nil)
    #expect(progress.reached == DecimalNumber("5"))
    #expect(progress.share == nil)
    #expect(progress.neededPerMonth == nil)
  }

  @Test("A goal of nothing has no share, and a value below the baseline none below zero")
  func shareLimits() throws {
    let points = [("2026-06-30", "5")]
    #expect(try progress(target(goal: "0", points: points), on: "2026-07-02").share == nil)
    let below = target(goal: "20", baseline: "10", points: points)
    #expect(try progress(below, on: "2026-07-02").share == 0)
  }
}
