/// Something about a value that wants a second look before it is taken.
public enum ValueDoubt: Sendable, Equatable {
  /// It is above the goal.
  case aboveGoal(DecimalNumber)
  /// It is lower than the one before it, or makes a later one be lower.
  case falls(on: Day, from: DecimalNumber, to: DecimalNumber)
}

extension Target {
  /// The target with one more value; it takes the place of one for the same day.
  public func adding(_ point: TargetPoint) -> Target {
    var after = self
    after.points.removeAll { $0.on == point.on }
    after.points.append(point)
    after.points.sort { ($0.on?.number ?? 0) < ($1.on?.number ?? 0) }
    return after
  }

  /// What is doubtful about a value for a day.
  public func doubts(of value: DecimalNumber, on day: Day) -> [ValueDoubt] {
    var point = TargetPoint()
    point.on = day
    point.value = value.description
    let after = adding(point)
    let last = after.points.compactMap(\.on).max() ?? day
    let before = TargetProgress(target: self, start: nil, today: last)
    let progress = TargetProgress(target: after, start: nil, today: last)
    var doubts: [ValueDoubt] = []
    if let goal = before.goal, before.span?.isNegative == false, value > goal {
      doubts.append(.aboveGoal(goal))
    }
    for case .fell(let on, let from, let to) in progress.warnings
    where !before.warnings.contains(.fell(on: on, from: from, to: to)) {
      doubts.append(.falls(on: on, from: from, to: to))
    }
    return doubts
  }
}
