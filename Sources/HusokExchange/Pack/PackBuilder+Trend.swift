import HusokModel
import HusokWords

extension PackBuilder {
  /// How many were open, late and complete month by month; nothing where the history tells of today alone.
  var trendPage: [PackBlock] {
    guard hasTrend else { return [] }
    let trend = Trend(by: .month, since: yearAgo, facts.states) { _ in Query() }
    // From when on anything is known matters where it is not a year.
    let isShort = trend.beginning.map { $0 > yearAgo } ?? true
    let details = [asOf] + (isShort ? [words.reach(of: trend)] : [])
    let columns =
      [PackTable.Column(words("trend.step.month"), isWide: true)]
      + Trend.Figure.allCases.map { PackTable.Column(words.heading(of: $0), isNumber: true) }
    let rows = trend.points.map { point in
      [label(point)] + Trend.Figure.allCases.map { String(point[$0]) }
    }
    let bars = trend.points.map { point in
      PackBars.Bar(
        label: label(point), done: point[.done], total: point.total,
        text: words("ministries.progress", point[.done], point.total))
    }
    let caption = words.title(ofTrendBy: .month)
    return [
      .page(words("pack.trend"), details: details, joins: true),
      .table(PackTable(caption: caption, columns: columns, rows: rows)),
      .bars(PackBars(caption: words("trend.share"), bars: bars)),
    ] + punctuality(trend)
  }

  /// Whether the history tells of an earlier month.
  var hasTrend: Bool {
    !Trend.marks(of: register, by: .month, since: yearAgo, on: facts.today).isEmpty
  }

  private var yearAgo: Day { facts.today.adding(days: -366) }

  private func label(_ point: Trend.Point) -> String {
    point.mark.day == facts.today
      ? words.day(point.mark.day)
      : words.label(of: point.mark, by: .month, today: facts.today)
  }

  private func punctuality(_ trend: Trend) -> [PackBlock] {
    words.sentence(trend.punctuality).map { [.list([PackItem($0)])] } ?? []
  }
}
