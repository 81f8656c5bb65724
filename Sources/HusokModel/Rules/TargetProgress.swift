/// How far a target has come, as far as values were reported up to today. For information only:
/// orders and the like come in lumps.
///
/// Without any value everything but the goal is unknown.
public struct TargetProgress: Sendable, Equatable {
  /// Something about the reported values that wants a look.
  public enum Warning: Sendable, Equatable {
    /// A value, holding for the day, is lower than the one before it. Not for a target that is to
    /// go down from its baseline.
    case fell(on: Day, from: DecimalNumber, to: DecimalNumber)
  }

  /// The number promised, as it was promised; nil where it is no number.
  public let goal: DecimalNumber?
  /// What is to be covered: the goal less the baseline, the goal itself where no baseline is known.
  public let span: DecimalNumber?
  /// The last point on or before today whose value is a number.
  public let latest: TargetPoint?
  /// The value of that point.
  public let latestValue: DecimalNumber?
  /// What was covered so far: the latest value less the baseline where it is known.
  public let reached: DecimalNumber?
  /// How much of the span was covered, 0 to 1: for a bar.
  public let share: Double?
  /// How much of the time from the start to the last day of the due date has passed, 0 to 1.
  public let elapsed: Double?
  /// What is still to be covered per month (of 365.25 / 12 days) from today to the last day of the
  /// due date, rounded to one decimal; 0 once the goal is reached, nil from the last day on.
  public let neededPerMonth: DecimalNumber?
  /// What was covered per month from the start to today, rounded likewise; nil up to the start.
  public let soFarPerMonth: DecimalNumber?
  /// What wants a look, in order of time.
  public let warnings: [Warning]

  /// The progress of a target that runs since a start, if that is known, seen from today.
  public init(target: Target, start: Day?, today: Day) {
    let goal = DecimalNumber(target.goal)
    let baseline = target.baseline.flatMap { DecimalNumber($0) }
    let span = goal.flatMap { $0 - (baseline ?? .zero) }
    let series = Series(target.points, until: today)
    let latest = series.points.last
    let reached = latest.flatMap { $0.value - (baseline ?? .zero) }
    let clock = Clock(start: start, last: target.due?.last, today: today)
    self.goal = goal
    self.span = span
    self.latest = latest?.point
    latestValue = latest?.value
    self.reached = reached
    share = reached.flatMap { reached in span.flatMap { reached.ratio(to: $0) } }?.clampedShare
    elapsed = latest == nil ? nil : clock.elapsed
    neededPerMonth = Self.remaining(reached, of: span).flatMap { clock.perMonthLeft($0) }
    soFarPerMonth = reached.flatMap { clock.perMonthPassed($0) }
    let mayFall = baseline != nil && span?.isNegative == true
    warnings = mayFall ? [] : series.falls
  }

  /// Whether less was covered per month than is needed now; nil where either is unknown.
  public var isBehind: Bool? {
    guard let neededPerMonth, let soFarPerMonth, let span else { return nil }
    return span.isNegative ? soFarPerMonth > neededPerMonth : soFarPerMonth < neededPerMonth
  }

  /// What is missing, zero where the goal is reached or passed.
  private static func remaining(
    _ reached: DecimalNumber?, of span: DecimalNumber?
  ) -> DecimalNumber? {
    guard let reached, let span, let rest = span - reached else { return nil }
    return rest.isNegative == span.isNegative ? rest : .zero
  }
}

/// The points whose values are numbers, in order of time.
private struct Series {
  var points: [(point: TargetPoint, on: Day, value: DecimalNumber)] = []

  init(_ all: [TargetPoint], until today: Day) {
    for point in all {
      guard let on = point.on, on <= today, let value = DecimalNumber(point.value) else { continue }
      let place = points.firstIndex { $0.on > on } ?? points.count
      points.insert((point, on, value), at: place)
    }
  }

  var falls: [TargetProgress.Warning] {
    zip(points, points.dropFirst()).compactMap { before, after in
      after.value < before.value
        ? .fell(on: after.on, from: before.value, to: after.value) : nil
    }
  }
}

/// The time that a target has.
private struct Clock {
  let start: Day?
  let last: Day?
  let today: Day

  var elapsed: Double? {
    guard let start, let last, start < last else { return nil }
    return (Double(today.number - start.number) / Double(last.number - start.number)).clampedShare
  }

  func perMonthLeft(_ amount: DecimalNumber) -> DecimalNumber? {
    last.flatMap { amount.perMonth(days: $0.number - today.number) }
  }

  func perMonthPassed(_ amount: DecimalNumber) -> DecimalNumber? {
    start.flatMap { amount.perMonth(days: today.number - $0.number) }
  }
}

extension DecimalNumber {
  /// The amount of so many days as an amount of 365.25 / 12 days, in tenths.
  fileprivate func perMonth(days: Int) -> DecimalNumber? {
    guard days > 0 else { return nil }
    return (self * 1461)?.tenths(dividingBy: 48 * days)
  }
}

extension Double {
  fileprivate var clampedShare: Double { min(1, max(0, self)) }
}
