import HusokModel

/// How actions went before today: the numbers of days that have passed, which no act of today changes.
struct KnownTrends: Sendable {
  private struct Asked: Hashable {
    let step: Trend.Step
    let ministries: Set<String>
  }

  private var earlier: [Asked: [Trend.Point]] = [:]
  /// How many days before today are shown.
  private static let most = 6

  /// Forgets the numbers of a day and of those after it, and with them all.
  mutating func forget(since day: Day?) {
    guard let day else { return }
    earlier = earlier.filter { points in points.value.allSatisfy { $0.mark.day < day } }
  }

  /// How the actions of some ministries went so far.
  mutating func trend(
    by step: Trend.Step, of ministries: Set<String>, _ states: ActionStates
  ) -> Trend {
    let asked = Asked(step: step, ministries: ministries)
    let query = Query(ministries: ministries)
    let trend = Trend(
      by: step, atMost: KnownTrends.most, states, earlier: earlier[asked], asking: { _ in query })
    // Who looks at one ministry after the other does so at a few.
    if earlier.count > 20 { earlier = [:] }
    earlier[asked] = trend.points.dropLast()
    return trend
  }
}
