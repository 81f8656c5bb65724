import HusokCanvas
import HusokModel
import HusokWords

/// How far each meeting has come: done of what counts, as numbers beside a bar.
struct MeetingBars {
  let context: PageContext
  let figures: OverviewFigures
  private static let limit = 8

  /// Those that have something that counts: not complete ones before complete ones, later before
  /// earlier ones, as many as there is room for, in the order of the list.
  private var rows: (shown: [Int], others: [Int]) {
    let register = context.register
    let counts = context.counts.meetings
    let dated = register.meetings.indices.filter { counts[$0].counted > 0 }
      .map { row in (row: row, day: register.meetings[row].date?.number ?? .min) }
      .sorted { ($1.day, $1.row) < ($0.day, $0.row) }.map(\.row)
    let isComplete = { (row: Int) in counts[row].done == counts[row].counted }
    let ordered = dated.filter { !isComplete($0) } + dated.filter(isComplete)
    let shown = ordered.prefix(MeetingBars.limit)
    return (shown.sorted(), Array(ordered.dropFirst(shown.count)))
  }

  /// What stands behind the bar: done, of how many, how many late.
  private static let numbers = 17

  /// The cells of a line that cuts no title shorter than it may be.
  static func needs(_ context: PageContext) -> Int {
    let widths = widths(context, of: context.register.meetings.indices)
    return 1 + widths.id + 1 + widths.title + 1 + 8 + numbers
  }

  private struct Widths {
    let id: Int
    let title: Int
  }

  private static func widths(
    _ context: PageContext, of rows: some Sequence<Int>
  ) -> Widths {
    let meetings = rows.map { context.register.meetings[$0] }
    let id = meetings.map { TextWidth.of($0.id) }.max() ?? 0
    let title = meetings.map { TextWidth.of(context.words.shortTitle($0)) }.max() ?? 0
    return Widths(id: min(12, id), title: min(Layout.title, title))
  }

  var lines: [PageLine] {
    let (shown, others) = rows
    let widths = MeetingBars.widths(context, of: shown)
    var lines = [context.heading(context.words("overview.meetings"))]
    lines += shown.map { line($0, widths) }
    if !others.isEmpty {
      let rest = others.map { context.counts.meetings[$0] }
      let done = rest.reduce(0) { $0 + $1.done }
      let counted = rest.reduce(0) { $0 + $1.counted }
      var draft = LineDraft(context)
      draft.add(context.words("overview.moreMeetings", rest.count, done, counted), .quiet)
      lines.append(draft.line)
    }
    return lines
  }

  private func line(_ row: Int, _ widths: Widths) -> PageLine {
    let meeting = context.register.meetings[row]
    let progress = context.counts.meetings[row]
    let late = figures.overdueByMeeting[row]
    var draft = LineDraft(context)
    draft.column(meeting.id, widths.id, .plain, door: .record(meeting.id, place: "meeting"))
    draft.space(1)
    let room = draft.room - 1 - MeetingBars.numbers
    // The bar grows only where no title is cut any more.
    let bar = max(8, min(16, room - widths.title))
    draft.column(
      context.words.shortTitle(meeting), max(0, min(widths.title, room - bar)), .plain)
    draft.space(1)
    let share = Double(progress.done) / Double(max(1, progress.counted))
    draft.bar(share, bar)
    if progress.done == 0 {
      draft.column("0", 4, right: true, .quiet)
    } else {
      draft.number(progress.done, 4, query: "#\(meeting.id) is:counted st:done")
    }
    draft.add(" " + context.words("overview.of") + " ", .quiet)
    let counted = String(progress.counted)
    draft.column(counted, 4, door: .actions(query: "#\(meeting.id) is:counted"))
    if late > 0 {
      draft.space(1)
      draft.add(
        context.glyphs.late + String(late), .bad,
        door: .actions(query: "#\(meeting.id) is:overdue"))
    }
    return draft.line
  }
}
