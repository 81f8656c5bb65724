import HusokCanvas
import HusokModel
import HusokWords

/// Actions against months or quarters, under their meetings: due dates on the last day of their
/// period, how far they were moved, what is done, and today. Lines are made when they are asked for.
struct TimelinePage: Page {
  private enum Row {
    case top(PageLine)
    case blank
    case meeting(Int)
    case action(Int)
    case undated(meeting: Int, count: Int)
  }

  private let context: PageContext
  /// What the columns stand for.
  let scale: TimelineScale
  private var rows: [Row] = []
  private let layout: TimelineLayout
  private let titles: SiblingTitles

  /// The timeline of a register.
  ///
  /// - Parameters:
  ///   - unit: what a heading stands for; nil for months where all that is still due fits, else
  ///     quarters.
  ///   - shift: by how many units the window is moved on from around today.
  init(_ context: PageContext, unit: TimelineScale.Unit? = nil, shift: Int = 0) {
    self.context = context
    layout = TimelineLayout(context)
    titles = SiblingTitles(
      register: context.register, tree: RegisterTree(context.register),
      language: context.words.language, ellipsis: context.glyphs.ellipsis)
    let months = layout.scale(.month, in: context, shift: shift)
    // What a heading stands for hangs on what is due, not on where the window was moved to: so a step
    // back undoes a step on.
    let around = layout.scale(.month, in: context, shift: 0)
    let fits = TimelinePage.lastDue(context).map { due in around.end.map { due < $0 } ?? true }
    let unit = unit ?? (fits ?? true ? .month : .quarter)
    scale = unit == .month ? months : layout.scale(unit, in: context, shift: shift)
    let chart = TimelineChart(context: context, scale: scale, layout: layout, titles: titles)
    rows = [.top(chart.legend), .top(chart.years)]
    addGroups()
    if rows.count == 2 {
      rows += context.wrapped(context.words("timeline.nothing"), .quiet).map(Row.top)
    }
  }

  /// The last day on which something is due that can still be late.
  private static func lastDue(_ context: PageContext) -> Day? {
    let register = context.register
    var last: Day?
    for row in register.actions.indices where register.actions[row].status.canBeLate {
      guard let due = register.due(ofAction: row)?.due.last else { continue }
      last = max(last ?? due, due)
    }
    return last
  }

  /// The meetings with their actions, by due date, and how many open ones have none.
  private mutating func addGroups() {
    let register = context.register
    var dated = Array(repeating: [(due: Int, row: Int)](), count: register.meetings.count)
    var undated = Array(repeating: 0, count: register.meetings.count)
    for row in register.actions.indices {
      let meeting = register.meetingRow(ofAction: row)
      if let due = register.due(ofAction: row)?.due {
        dated[meeting].append((due.last.number, row))
        continue
      }
      // Without a date of its own it may have steps with one.
      if let last = register.actions[row].steps.compactMap({ $0.due?.last.number }).max() {
        dated[meeting].append((last, row))
      }
      if ActionFigure.noDue.counts(row, context.states) {
        undated[meeting] += 1
      }
    }
    for meeting in register.meetings.indices {
      if dated[meeting].isEmpty, undated[meeting] == 0 { continue }
      if rows.count > 2 { rows.append(.blank) }
      rows.append(.meeting(meeting))
      rows += dated[meeting].sorted { ($0.due, $0.row) < ($1.due, $1.row) }.map { .action($0.row) }
      if undated[meeting] > 0 {
        rows.append(.undated(meeting: meeting, count: undated[meeting]))
      }
    }
  }

  /// How many units the window is moved on by at a time: most of it, so that some stay to be seen.
  var step: Int { max(1, scale.count * 3 / 4) }

  /// How many lines there are.
  var count: Int { rows.count }

  /// A line.
  func line(_ position: Int) -> PageLine {
    guard rows.indices.contains(position) else { return PageLine() }
    let chart = TimelineChart(context: context, scale: scale, layout: layout, titles: titles)
    switch rows[position] {
    case .top(let line): return line
    case .blank: return PageLine()
    case .meeting(let row): return chart.line(ofMeeting: row)
    case .action(let row): return chart.line(ofAction: row)
    case .undated(let meeting, let count):
      let id = context.register.meetings[meeting].id
      var draft = LineDraft(context, indent: 5)
      draft.add(
        context.words("timeline.undated", count), .quiet,
        door: .actions(query: "#\(id) \(ActionFigure.noDue.query)"))
      return draft.line
    }
  }
}

/// How wide the parts of a line of the timeline are.
struct TimelineLayout: Sendable {
  /// Ids.
  let id: Int
  /// All that stands before the chart.
  let label: Int
  /// The due date in words behind the chart; 0 where there is no room for it.
  let due: Int
  private let chart: Int

  /// The parts for the width of a context.
  init(_ context: PageContext) {
    let register = context.register
    var longest = 0
    for row in register.actions.indices {
      longest = max(longest, register.actions[row].id.utf8.count)
    }
    id = min(14, longest)
    label = min(context.width / 2, max(id + 16, context.width * 38 / 100))
    due = context.width >= 110 ? context.dayWidth + 2 : 0
    chart = max(0, context.width - label - due)
  }

  /// The scale that fits the chart.
  func scale(_ unit: TimelineScale.Unit, in context: PageContext, shift: Int) -> TimelineScale {
    let isKorean = context.words.language == .korean
    let cell =
      switch unit {
      case .month: (isKorean ? 5 : 4) + (context.width >= 160 ? 2 : 0)
      case .quarter: isKorean ? 7 : 6
      }
    return TimelineScale(unit, width: chart, cell: cell, today: context.today, shift: shift)
  }
}
