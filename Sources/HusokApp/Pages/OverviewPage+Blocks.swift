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
    let widths = Widths(context, shown, self)
    for (place, row) in shown.enumerated() {
      lines.append(line(row, widths, place: "target\(place)"))
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

    init(_ context: PageContext, _ rows: [Row], _ bars: TargetBars) {
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

  private func line(_ row: Row, _ widths: Widths, place: String) -> PageLine {
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
    let value = context.words.amount(latest.value, unit: row.target.unit)
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

/// What somebody has to decide.
struct DecisionList {
  let context: PageContext
  let figures: OverviewFigures

  var lines: [PageLine] {
    let words = context.words
    var items = [
      item(figures.noOwner, words("overview.noOwner"), "is:open no:owner", .bad),
      item(figures.proposed, words("overview.proposed"), "is:open is:proposed", .waiting),
      item(figures.noDue, words("overview.noDue"), "is:open no:due", .plain),
      item(figures.handOver, words("overview.handOver"), "is:handover", .waiting),
    ].compactMap { $0 }
    items += [
      records(idle, "overview.noAction", "decide", .plain),
      records(
        context.assessment.summary.openConflicts.map(\.record), "overview.conflicts",
        "conflict", .bad),
    ].compactMap { $0 }
    let heading = context.heading(words("overview.decide"))
    if items.isEmpty { return [heading] + context.wrapped(words("overview.nothing"), .quiet) }
    return [heading] + context.grid(items, columns: context.width >= 70 ? 2 : 1)
  }

  /// Trackable outcomes that nobody does anything about.
  private var idle: [String] {
    let register = context.register
    var isUsed = Array(repeating: false, count: register.outcomes.count)
    for row in register.outcomeRows { isUsed[row] = true }
    return register.outcomes.indices.filter { register.outcomes[$0].trackable && !isUsed[$0] }
      .map { register.outcomes[$0].id }
  }

  private func item(
    _ count: Int, _ text: String, _ query: String, _ role: Theme.Role
  ) -> [PageSpan]? {
    if count == 0 { return nil }
    return [
      PageSpan(number(count), role, door: .actions(query: query)), PageSpan(" " + text),
    ]
  }

  /// Records are no actions: they are named, as many as stand in a line.
  private func records(
    _ ids: [String], _ key: String, _ place: String, _ role: Theme.Role
  ) -> [PageSpan]? {
    if ids.isEmpty { return nil }
    var spans = [
      PageSpan(number(ids.count), role), PageSpan(" " + context.words(key, ids.count)),
    ]
    let shown = ids.prefix(context.width >= 70 ? 1 : 2)
    for (index, id) in shown.enumerated() {
      spans.append(PageSpan(index == 0 ? ": " : ", "))
      spans.append(PageSpan(id, .plain, door: .record(id, place: place)))
    }
    if ids.count > shown.count { spans.append(PageSpan(" " + context.glyphs.ellipsis, .quiet)) }
    return spans
  }

  private func number(_ count: Int) -> String {
    let text = String(count)
    return String(repeating: " ", count: max(0, 3 - text.utf8.count)) + text
  }
}

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

/// The latest acts that stand, newest first.
struct LatestChanges {
  let context: PageContext
  let limit: Int

  var lines: [PageLine] {
    let heading = context.heading(context.words("overview.latest"))
    let acts = acts
    if acts.isEmpty { return [heading] + context.wrapped(context.words("history.none"), .quiet) }
    return [heading] + acts.map(line)
  }

  private var acts: [Act] {
    let history = context.register.history
    let tail = (max(0, history.count - 50 - limit * 10)..<history.count).map { history[$0] }
    var order: [String] = []
    var changes: [String: [Change]] = [:]
    for change in Register.standing(tail).reversed() {
      if changes[change.actID] == nil { order.append(change.actID) }
      changes[change.actID, default: []].insert(change, at: 0)
    }
    return order.prefix(limit).map { Act(changes[$0] ?? []) }
  }

  private func line(_ act: Act) -> PageLine {
    var draft = LineDraft(context)
    guard let change = act.changes.first else { return draft.line }
    draft.column(context.shortDay(change.at.day), context.dayWidth, .quiet)
    draft.space(1)
    if context.width >= 60 {
      draft.column(context.author(change), 11, .quiet)
      draft.space(1)
    }
    draft.column(context.name(change.record), 9, door: .record(change.record, place: act.id))
    draft.space(1)
    if act.records.count > 1 {
      draft.add(context.words.label(act))
    } else {
      draft.add(context.words.line(change, in: context.register))
    }
    return draft.line
  }
}
