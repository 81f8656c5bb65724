import HusokModel

/// What the views other than the list are asked for.
struct PageOptions: Sendable, Equatable {
  /// Since when changes are shown; nil for the last meeting.
  var since: ChangePoint?
  /// Until when two days are compared; nil for today.
  var until: ChangePoint?
  /// Which of two days that stand side by side is moved by keys; nil where changes are shown instead.
  var comparedEnd: ComparePage.End?
  /// How the ministries are ordered, by place among the orders.
  var ministriesOrder = 0
  /// By how many steps the timeline is moved from today.
  var timelineShift = 0

  /// The days of the trend.
  var trendStep = Trend.Step.month

  /// How the ministries are ordered.
  var order: MinistriesPage.Order {
    let orders = MinistriesPage.Order.allCases
    return orders[ministriesOrder % orders.count]
  }

  /// Orders the ministries in another way.
  mutating func turnOrder(by count: Int) {
    let orders = MinistriesPage.Order.allCases.count
    ministriesOrder = (ministriesOrder + count + orders) % orders
  }

  /// Puts two days side by side; where they are, moves the other one from now on.
  mutating func turnEnd() { comparedEnd = comparedEnd == .from ? .to : .from }

  /// Shows changes again; false where that is so already.
  mutating func endComparing() -> Bool {
    defer { (comparedEnd, until) = (nil, nil) }
    return comparedEnd != nil
  }

  /// Shows the trend by other days.
  mutating func turnTrend() { trendStep = trendStep == .month ? .meeting : .month }

  /// Moves the timeline, within some decades.
  mutating func shiftTimeline(by count: Int) {
    timelineShift = max(-400, min(400, timelineShift + count))
  }
}
