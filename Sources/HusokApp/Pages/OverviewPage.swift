import HusokCanvas
import HusokModel
import HusokWords

/// The first page of the register: where the targets stand, what is late, what waits, what must be
/// decided, how far the meetings have come, what changed last. In a wide window partly in two
/// columns.
struct OverviewPage: Page {
  private let lines: [PageLine]

  /// The overview of a register.
  init(_ context: PageContext) {
    lines = OverviewContent(context).lines
  }

  /// How many lines there are.
  var count: Int { lines.count }

  /// A line.
  func line(_ position: Int) -> PageLine {
    lines.indices.contains(position) ? lines[position] : PageLine()
  }
}

/// The blocks of the overview.
private struct OverviewContent {
  let context: PageContext
  /// The two columns; nil where they would cut what stands in them.
  let columns: (left: PageContext, right: PageContext)?
  let figures: OverviewFigures

  init(_ context: PageContext) {
    self.context = context
    let right = MeetingBars.needs(context)
    let left = DueStrip.widest
    if context.width >= left + 3 + right {
      let column = max(left, min(context.width * 11 / 20, context.width - 3 - right))
      columns = (
        context.narrowed(to: column), context.narrowed(to: context.width - column - 3)
      )
    } else {
      columns = nil
    }
    figures = OverviewFigures(context, weeks: DueStrip.weeks(in: context.width))
  }

  private var blank: [PageLine] { [PageLine()] }

  /// One block below the other: where the money stands, then the most urgent; the latest changes
  /// over the full width.
  var lines: [PageLine] {
    let lines = joined([TargetBars(context: context).lines, columns.map(wide) ?? narrow])
    let rest = max(12, min(60, context.height - lines.count - 2))
    return joined([lines, LatestChanges(context: context, limit: rest).lines])
  }

  private var narrow: [PageLine] {
    joined([
      FigureTable(context: context, figures: figures).lines,
      StatusGrid(context: context, figures: figures).lines,
      DecisionList(
        context: context, figures: figures, named: context.width < 100 ? 1 : 2
      ).lines,
      DueStrip(context: context, figures: figures).lines,
      MeetingBars(context: context, figures: figures).lines,
      TrendBlock(context).lines,
      CallLines.current(context),
    ])
  }

  private func wide(_ left: PageContext, _ right: PageContext) -> [PageLine] {
    let one = joined([
      FigureTable(context: left, figures: figures).lines,
      StatusGrid(context: left, figures: figures).lines,
      DueStrip(context: left, figures: figures).lines,
      TrendBlock(left).lines,
    ])
    let other = joined([
      DecisionList(context: right, figures: figures, named: 2).lines,
      MeetingBars(context: right, figures: figures).lines,
      CallLines.current(right),
    ])
    return PageLine.sideBySide(one, other, at: context.width - right.width)
  }

  private func joined(_ blocks: [[PageLine]]) -> [PageLine] {
    Array(blocks.filter { !$0.isEmpty }.joined(separator: blank))
  }
}

/// What is open, late, soon, waiting and at risk: of the own ministry and of all.
private struct FigureTable {
  let context: PageContext
  let figures: OverviewFigures

  private struct Column {
    let heading: String
    let value: KeyPath<OverviewFigures.Part, Int> & Sendable
    let query: String
    let role: Theme.Role
  }

  private var columns: [Column] {
    let words = context.words
    return [
      Column(
        heading: words("overview.open"), value: \.open, query: ActionFigure.open.query, role: .plain
      ),
      Column(
        heading: words("overview.overdue"), value: \.overdue, query: ActionFigure.overdue.query,
        role: .bad),
      Column(
        heading: words("overview.soon"), value: \.soon, query: ActionFigure.soon.query,
        role: .waiting),
      Column(
        heading: words("overview.month"), value: \.month,
        query: ActionFigure.month.query, role: .plain),
      Column(
        heading: words("overview.toConfirm"), value: \.waiting, query: ActionFigure.toConfirm.query,
        role: .waiting),
      Column(
        heading: words("overview.atRisk"), value: \.atRisk, query: ActionFigure.atRisk.query,
        role: .waiting),
      Column(
        heading: words("overview.silent"), value: \.silent, query: ActionFigure.silent.query,
        role: .waiting),
    ]
  }

  var lines: [PageLine] {
    let (columns, label) = fitting
    let widths = columns.map { TextWidth.of($0.heading) + 2 }
    var heading = LineDraft(context)
    heading.space(label)
    for (column, width) in zip(columns, widths) {
      heading.column(column.heading, width, right: true, .quiet)
    }
    let row = { (text: String, part: OverviewFigures.Part, scope: String) in
      self.row(text, part, scope: scope, label: label, columns: columns)
    }
    var lines = [heading.line]
    if let me = context.me {
      let name = context.words.short(me, in: context.register, on: context.today)
      let mine = context.words("overview.mine", name)
      let text = TextWidth.of(mine) <= label ? mine : name
      lines.append(row(text, figures.mine, "@me "))
    }
    lines.append(row(context.words("overview.all"), figures.all, ""))
    return lines
  }

  /// The columns that leave room for what the rows are called, the last ones left out first, and how
  /// wide that is.
  private var fitting: (columns: [Column], label: Int) {
    let own = context.me.map { context.words.short($0, in: context.register, on: context.today) }
    let names = [context.words("overview.all"), own ?? ""].map { TextWidth.of($0) }
    var columns = self.columns
    var room: Int {
      context.width - 1 - columns.reduce(0) { $0 + TextWidth.of($1.heading) + 2 }
    }
    while room < (names.max() ?? 0), columns.count > 1 { columns.removeLast() }
    return (columns, max(0, min(16, room)))
  }

  private func row(
    _ text: String, _ part: OverviewFigures.Part, scope: String, label: Int, columns: [Column]
  ) -> PageLine {
    var draft = LineDraft(context)
    draft.column(text, label, .heading)
    for column in columns {
      draft.number(
        part[keyPath: column.value], TextWidth.of(column.heading) + 2, column.role,
        query: scope + column.query)
    }
    return draft.line
  }
}

/// How many actions have each status.
private struct StatusGrid {
  let context: PageContext
  let figures: OverviewFigures

  var lines: [PageLine] {
    let items = Status.allCases.map { status -> [PageSpan] in
      let count = figures.statuses[status.place]
      let role = Theme(hasColor: true).role(of: status)
      let word = "\(context.glyphs.mark(status)) \(context.words.status(status)) "
      let number =
        count == 0
        ? PageSpan("0", .quiet)
        : PageSpan(
          String(count), role, door: .actions(query: ActionFigure.query(of: status)))
      return [PageSpan(word, count == 0 ? .quiet : role), number]
    }
    return context.flow(items)
  }
}

/// What is due in the coming weeks, as a strip.
private struct DueStrip {
  let context: PageContext
  let figures: OverviewFigures
  private static let cell = 7

  /// How many weeks a width has room for, beside what is late, later and without a date.
  static func weeks(in width: Int) -> Int { min(most, max(4, (width - 1) / cell - 3)) }

  private static let most = 10

  /// The cells of the strip with the most weeks.
  static let widest = 1 + (most + 3) * cell

  private struct Cell {
    let heading: String
    let count: Int
    let query: String
    let role: Theme.Role
  }

  private var cells: [Cell] {
    let words = context.words
    let open = "is:open -is:waiting "
    var cells = [
      Cell(
        heading: words("overview.late"), count: figures.all.overdue,
        query: ActionFigure.overdue.query, role: .bad
      )
    ]
    for (week, count) in figures.weeks.enumerated() {
      let first = figures.monday.adding(days: 7 * week)
      let from = max(first, context.today)
      cells.append(
        Cell(
          heading: heading(first, week: week), count: count,
          query: open + "due:\(from)..\(first.adding(days: 6))", role: .plain))
    }
    let end = figures.monday.adding(days: 7 * figures.weeks.count)
    cells.append(
      Cell(
        heading: words("overview.later"), count: figures.later, query: open + "due:\(end)..",
        role: .plain))
    cells.append(
      Cell(
        heading: words("overview.noDate"), count: figures.undated,
        query: ActionFigure.undated.query,
        role: .quiet))
    return cells
  }

  /// The Monday of a week; its month on the first, and where it is another than a week before.
  private func heading(_ monday: Day, week: Int) -> String {
    if week == 0 { return context.words("overview.thisWeek") }
    let isNew = week == 1 || monday.parts.month != monday.adding(days: -7).parts.month
    return isNew
      ? context.words.dayOfYear(monday) : String(monday.parts.day)
  }

  var lines: [PageLine] {
    let cells = cells
    let highest = max(1, cells.map(\.count).max() ?? 1)
    var (labels, bars, counts) = (LineDraft(context), LineDraft(context), LineDraft(context))
    for cell in cells {
      labels.column(cell.heading, DueStrip.cell, .quiet)
      let share = Double(cell.count) / Double(highest)
      let bar = context.glyphs.bar(share, width: DueStrip.cell - 1).full
      bars.column(bar, DueStrip.cell, cell.role)
      let door = cell.count == 0 ? nil : Door.actions(query: cell.query)
      let text = cell.count == 0 ? context.glyphs.none : String(cell.count)
      counts.column(text, DueStrip.cell, cell.count == 0 ? .quiet : cell.role, door: door)
    }
    return [context.heading(context.words("overview.due")), labels.line, bars.line, counts.line]
  }
}
