import HusokCanvas
import HusokModel
import HusokWords

/// The targets as bars, those not reached first; each leads to its outcome.
struct TargetBars {
  let context: PageContext
  private static let limit = 6

  init(context: PageContext) {
    self.context = context
  }

  private struct Row {
    let outcome: String
    let target: Target
    let progress: TargetProgress

    var isReached: Bool { progress.share.map { $0 >= 1 } ?? false }
  }

  private var rows: [Row] {
    let register = context.register
    let rows = register.outcomes.indices.flatMap { row -> [Row] in
      if register.outcomes[row].targets.isEmpty { return [] }
      let start = register.meetings[register.meetingRows[row]].date
      return register.outcomes[row].targets.map { target in
        Row(
          outcome: register.outcomes[row].id, target: target,
          progress: TargetProgress(target: target, start: start, today: context.today))
      }
    }
    return rows.filter { !$0.isReached } + rows.filter(\.isReached)
  }

  var lines: [PageLine] {
    let rows = rows
    if rows.isEmpty { return [] }
    var lines = [context.heading(context.words("overview.targets"))]
    let shown = Array(rows.prefix(TargetBars.limit))
    let widths = Widths(context, rows: shown, bars: self)
    for (place, row) in shown.enumerated() {
      lines.append(line(row, widths: widths, place: "target\(place)"))
    }
    if rows.count > shown.count {
      var draft = LineDraft(context)
      draft.add(context.words("overview.moreTargets", rows.count - shown.count), .quiet)
      lines.append(draft.line)
    }
    return lines
  }

  /// How wide the parts are, the same in every line; the pace in full where all have room for it.
  private struct Widths {
    let measure: Int
    let bar: Int
    let value: Int
    let isPaceLong: Bool

    init(_ context: PageContext, rows: [Row], bars: TargetBars) {
      let widest = { (texts: [String]) in texts.map { TextWidth.of($0) }.max() ?? 0 }
      let language = context.words.language
      measure = min(widest(rows.map { $0.target.measure.text(in: language) }), context.width / 4)
      value = min(widest(rows.map(bars.value)), context.width / 2)
      let rest = context.width - measure - value - 5
      let long = widest(rows.map { bars.pace($0, isLong: true).text })
      isPaceLong = rest - long >= 10
      let pace = isPaceLong ? long : widest(rows.map { bars.pace($0, isLong: false).text })
      bar = max(6, min(24, rest - pace))
    }
  }

  private func line(_ row: Row, widths: Widths, place: String) -> PageLine {
    var draft = LineDraft(context)
    let text = row.target.measure.text(in: context.words.language)
    draft.column(text, widths.measure, .plain, door: .record(row.outcome, place: place))
    draft.space(1)
    draft.bar(row.progress.share ?? 0, widths.bar, row.isReached ? .good : .plain)
    draft.space(1)
    draft.column(value(row), widths.value, row.progress.latest == nil ? .quiet : .plain)
    let pace = pace(row, isLong: widths.isPaceLong)
    if !pace.text.isEmpty {
      draft.space(2)
      draft.add(pace.text, pace.role)
    }
    return draft.line
  }

  private func value(_ row: Row) -> String {
    let goal = context.words.amount(row.target.goal, unit: row.target.unit)
    guard let latest = row.progress.latest else { return context.words("overview.noValue", goal) }
    let value = context.words.part(latest.value, unit: row.target.unit)
    return context.words("overview.value", value, goal)
  }

  /// Whether it comes fast enough, and how fast. Without a value nothing is known.
  private func pace(_ row: Row, isLong: Bool) -> (text: String, role: Theme.Role) {
    if row.isReached { return (context.words("overview.reached"), .good) }
    guard let isBehind = row.progress.isBehind else { return ("", .quiet) }
    let role: Theme.Role = isBehind ? .waiting : .plain
    let short = context.words(isBehind ? "overview.behind" : "overview.onPace")
    guard isLong, let needed = row.progress.neededPerMonth, let soFar = row.progress.soFarPerMonth
    else { return (short, role) }
    let amounts = [soFar, needed].map {
      context.words.amount($0.description, unit: row.target.unit)
    }
    return (short + context.words("overview.pace", amounts[0], amounts[1]), role)
  }
}
