import HusokCanvas
import HusokModel
import HusokWords

/// How far each meeting has come: done of what counts, as numbers beside a bar.
struct MeetingBars {
  let context: PageContext
  let figures: OverviewFigures
  private static let limit = 8

  /// Those that have something that counts: not complete ones first, each latest first.
  private var rows: [Int] {
    let register = context.register
    let counts = context.counts.meetings
    let dated = register.meetings.indices.filter { counts[$0].counted > 0 }
      .map { row in (row: row, day: register.meetings[row].date?.number ?? .min) }
      .sorted { ($1.day, $1.row) < ($0.day, $0.row) }.map(\.row)
    let isComplete = { (row: Int) in counts[row].done == counts[row].counted }
    return dated.filter { !isComplete($0) } + dated.filter(isComplete)
  }

  var lines: [PageLine] {
    let rows = rows
    if rows.isEmpty { return [] }
    let shown = rows.prefix(MeetingBars.limit)
    let ids = shown.map { TextWidth.of(context.register.meetings[$0].id) }
    let id = min(12, ids.max() ?? 0)
    var lines = [context.heading(context.words("overview.meetings"))]
    lines += shown.map { line($0, id) }
    if rows.count > shown.count {
      let rest = rows.dropFirst(shown.count).map { context.counts.meetings[$0] }
      let done = rest.reduce(0) { $0 + $1.done }
      let counted = rest.reduce(0) { $0 + $1.counted }
      var draft = LineDraft(context)
      draft.add(context.words("overview.moreMeetings", rest.count, done, counted), .quiet)
      lines.append(draft.line)
    }
    return lines
  }

  private func line(_ row: Int, _ id: Int) -> PageLine {
    let meeting = context.register.meetings[row]
    let progress = context.counts.meetings[row]
    let late = figures.overdueByMeeting[row]
    let bar = context.width >= 60 ? 16 : 8
    var draft = LineDraft(context)
    draft.column(meeting.id, id, .plain, door: .record(meeting.id, place: "meeting"))
    draft.space(1)
    let title = max(0, draft.room - bar - 17)
    draft.column(context.words.shortTitle(meeting), title, .plain)
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
