import HusokModel

/// What the views other than the list are asked for.
struct PageOptions: Sendable, Equatable {
  /// Since when changes are shown; nil for the last meeting.
  var since: ChangePoint?
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

  /// Shows the trend by other days.
  mutating func turnTrend() { trendStep = trendStep == .month ? .meeting : .month }

  /// Moves the timeline, within some decades.
  mutating func shiftTimeline(by count: Int) {
    timelineShift = max(-400, min(400, timelineShift + count))
  }
}
