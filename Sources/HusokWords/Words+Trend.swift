import HusokModel

/// The trend of actions in words.
extension Words {
  /// What a trend by months or meetings is called.
  public func title(ofTrendBy step: Trend.Step) -> String { self("trend.by.\(step.rawValue)") }

  /// What is counted, as the heading of a column.
  public func heading(of figure: Trend.Figure) -> String { self("trend.figure.\(figure.rawValue)") }

  /// A day that is looked at: its month, its meeting, or today.
  public func label(of mark: Trend.Mark, by step: Trend.Step, today: Day) -> String {
    if let meeting = mark.meeting { return "\(meeting) \(shortDue(Due(mark.day)))" }
    if mark.day == today || step == .meeting { return self("trend.today") }
    return Due(mark.day.description.prefix(7)).map { due($0) } ?? day(mark.day)
  }

  /// From when on anything is known.
  public func reach(of trend: Trend) -> String {
    trend.beginning.map { self("trend.begins", day($0)) } ?? self("trend.noHistory")
  }

  /// When what is complete was done, by its first due dates; nil where nothing is.
  public func sentence(_ punctuality: Trend.Punctuality) -> String? {
    if punctuality.done == 0 { return nil }
    let counts = self(
      "trend.punctual", punctuality.done, punctuality.onTime, punctuality.late,
      punctuality.undated)
    return [counts, punctuality.median.map(median)].compactMap { $0 }.joined(separator: " · ")
  }

  private func median(_ days: Int) -> String {
    if days == 0 { return self("trend.median.on") }
    return days > 0 ? self("trend.median.late", days) : self("trend.median.early", -days)
  }
}
