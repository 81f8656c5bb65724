import HusokCanvas
import HusokModel
import HusokWords

/// A trend, and what it was asked for.
struct AskedTrend: Sendable {
  let trend: Trend
  let step: Trend.Step
  /// The ids of the ministries whose actions it is of; none for all.
  let ministries: [String]
  /// Whether it ends on an earlier day than today.
  var isPast = false
}

/// How many were open, late and complete over the last months or meetings: a bar for each with its
/// numbers, which are doors to what they count: on its day.
struct TrendBlock {
  private let context: PageContext
  private let asked: AskedTrend?

  init(_ context: PageContext) {
    self.context = context
    asked = context.trend
  }

  private struct Column {
    let figure: Trend.Figure
    let heading: String
    let width: Int
  }

  /// The lines; none on a page that shows no trend.
  var lines: [PageLine] {
    guard let asked else { return [] }
    let trend = asked.trend
    let labels = trend.points.map { point in
      asked.isPast && point.mark == Trend.Mark(day: trend.today)
        ? context.words.shortDue(Due(trend.today))
        : context.words.label(of: point.mark, by: asked.step, today: trend.today)
    }
    let label = min(20, labels.map { TextWidth.of($0) }.max() ?? 0)
    let columns = Trend.Figure.allCases.map { figure in
      let heading = context.words.heading(of: figure)
      let numbers = trend.points.map { String($0[figure]).utf8.count }.max() ?? 0
      return Column(
        figure: figure, heading: heading, width: 2 + max(TextWidth.of(heading), numbers))
    }
    let room = context.width - 2 - label - columns.reduce(0) { $0 + $1.width }
    let bar = room < 6 ? 0 : min(36, room)
    var lines = [title(asked), heading(columns, indent: 1 + label + (bar > 0 ? 1 + bar : 0))]
    let cells = StackedBar.cells(trend.points.map(\.parts), width: bar)
    for (place, point) in trend.points.enumerated() {
      var draft = LineDraft(context)
      draft.column(labels[place], label)
      if bar > 0 { draw(cells[place], width: bar, on: &draft) }
      let isToday = place == trend.points.count - 1
      for column in columns { number(point, column, isToday: isToday, on: &draft) }
      lines.append(draft.line)
    }
    return lines + remarks(trend)
  }

  private func title(_ asked: AskedTrend) -> PageLine {
    var draft = LineDraft(context)
    draft.add(context.words.title(ofTrendBy: asked.step), .heading)
    let names = asked.ministries.map {
      context.words.short($0, in: context.register, on: context.today)
    }
    if !names.isEmpty { draft.add(" " + names.joined(separator: ", "), .heading) }
    let legend = Trend.Figure.barred.map { figure in
      "\(glyph(figure)) \(context.words.heading(of: figure))"
    }
    let width = legend.reduce(0) { $0 + 2 + TextWidth.of($1) } + 1
    if draft.room >= width {
      draft.space(1)
      for (text, figure) in zip(legend, Trend.Figure.barred) {
        draft.space(2)
        draft.add(text, role(figure) == .plain ? .quiet : role(figure))
      }
    }
    return draft.line
  }

  private func heading(_ columns: [Column], indent: Int) -> PageLine {
    var draft = LineDraft(context, indent: indent)
    for column in columns { draft.column(column.heading, column.width, right: true, .quiet) }
    return draft.line
  }

  private func draw(_ cells: [Int], width: Int, on draft: inout LineDraft) {
    draft.space(1)
    let end = draft.used + width
    for (count, figure) in zip(cells, Trend.Figure.barred) where count > 0 {
      let role = role(figure)
      draft.add(String(repeating: glyph(figure), count: count), role == .plain ? .quiet : role)
    }
    draft.move(to: end)
  }

  private func number(
    _ point: Trend.Point, _ column: Column, isToday: Bool, on draft: inout LineDraft
  ) {
    let count = point[column.figure]
    let query = scope + column.figure.query
    if isToday { return draft.number(count, column.width, role(column.figure), query: query) }
    if count == 0 {
      return draft.column(context.glyphs.none, column.width, right: true, .quiet)
    }
    draft.column(
      String(count), column.width, right: true, role(column.figure),
      door: .past(point.mark, query: query))
  }

  /// The ministries put on, as a query writes them.
  private var scope: String {
    let codes = (asked?.ministries ?? []).map { id in
      "@" + (context.register.ministry(id)?.name(on: context.today).code ?? id)
    }
    switch codes.count {
    case 0: return ""
    case 1: return codes[0] + " "
    default: return "(" + codes.joined(separator: " or ") + ") "
    }
  }

  private func remarks(_ trend: Trend) -> [PageLine] {
    let reach = trend.isWholeHistory ? context.words.reach(of: trend) : nil
    let done = context.words.sentence(trend.punctuality)
    return [reach, done].compactMap { $0 }.flatMap { context.wrapped($0, .quiet) }
  }

  private func role(_ figure: Trend.Figure) -> Theme.Role {
    switch figure {
    case .open, .unreported: .plain
    case .overdue: .bad
    case .reported: .waiting
    case .done: .good
    }
  }

  private func glyph(_ figure: Trend.Figure) -> String {
    switch figure {
    case .open, .unreported: context.glyphs.empty
    case .overdue: context.glyphs.late
    case .reported: context.glyphs.reported
    case .done: context.glyphs.full
    }
  }
}
