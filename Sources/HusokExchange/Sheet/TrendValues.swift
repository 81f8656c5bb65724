import HusokModel

/// The trend for other programs.
extension Trend {
  /// The numbers of each day, earliest first, with what the history reaches and when what is complete was
  /// done.
  public func value(by step: Step) -> Value {
    .object([
      .init("by", .string(step.rawValue)),
      .init("begins", beginning.map { .string($0.description) } ?? .null),
      .init("points", .list(points.map(value))),
      .init(
        "done",
        .object([
          .init("onTime", .number(String(punctuality.onTime))),
          .init("late", .number(String(punctuality.late))),
          .init("undated", .number(String(punctuality.undated))),
          .init("medianDays", punctuality.median.map { .number(String($0)) } ?? .null),
        ])),
    ])
  }

  private func value(_ point: Point) -> Value {
    .object(
      [
        .init("day", .string(point.mark.day.description)),
        .init("meeting", point.mark.meeting.map { .string($0) } ?? .null),
      ] + Figure.allCases.map { .init($0.rawValue, .number(String(point[$0]))) })
  }
}
