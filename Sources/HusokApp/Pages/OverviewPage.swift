import HusokCanvas
import HusokModel
import HusokWords

/// The first page of the register: what is late, what waits, what must be decided, how far the
/// targets and the meetings have come, what changed last. In a wide window in two columns.
struct OverviewPage: Page {
  private let lines: [PageLine]

  /// The overview of a register.
  init(_ context: PageContext) {
    let content = OverviewContent(context)
    lines = context.width >= OverviewPage.twoColumns ? content.wide : content.narrow
  }

  /// From how many columns on the page has two of its own.
  static let twoColumns = 110

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
  let left: PageContext
  let right: PageContext
  let figures: OverviewFigures

  init(_ context: PageContext) {
    self.context = context
    let isWide = context.width >= OverviewPage.twoColumns
    let column = isWide ? max(72, context.width * 11 / 20) : context.width
    left = isWide ? context.narrowed(to: column - 3) : context
    right = isWide ? context.narrowed(to: context.width - column) : context
    figures = OverviewFigures(context, weeks: DueStrip.weeks(in: left.width))
  }

  private var blank: [PageLine] { [PageLine()] }

  /// One block below the other, the most urgent first.
  var narrow: [PageLine] {
    let blocks = [
      FigureTable(context: left, figures: figures).lines,
      StatusGrid(context: left, figures: figures).lines,
      TargetBars(context: left).lines,
      DecisionList(context: left, figures: figures).lines,
      DueStrip(context: left, figures: figures).lines,
      MeetingBars(context: left, figures: figures).lines,
      LatestChanges(context: left, limit: 12).lines,
    ]
    return Array(blocks.filter { !$0.isEmpty }.joined(separator: blank))
  }

  var wide: [PageLine] {
    let one = [
      FigureTable(context: left, figures: figures).lines,
      StatusGrid(context: left, figures: figures).lines,
      TargetBars(context: left).lines,
      DueStrip(context: left, figures: figures).lines,
    ]
    let meetings = MeetingBars(context: right, figures: figures).lines
    let decisions = DecisionList(context: right, figures: figures).lines
    let rest = min(30, max(8, context.height - meetings.count - decisions.count - 4))
    let other = [decisions, meetings, LatestChanges(context: right, limit: rest).lines]
    let columns = [one, other].map { Array($0.filter { !$0.isEmpty }.joined(separator: blank)) }
    return PageLine.sideBySide(columns[0], columns[1], at: context.width - right.width)
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
      Column(heading: words("overview.open"), value: \.open, query: "is:open", role: .plain),
      Column(heading: words("overview.overdue"), value: \.overdue, query: "is:overdue", role: .bad),
      Column(heading: words("overview.soon"), value: \.soon, query: "is:soon", role: .waiting),
      Column(
        heading: words("overview.month"), value: \.month,
        query: "is:open -is:waiting due:<30d", role: .plain),
      Column(
        heading: words("overview.toConfirm"), value: \.waiting, query: "is:waiting", role: .waiting),
      Column(heading: words("overview.atRisk"), value: \.atRisk, query: "is:risk", role: .waiting),
      Column(heading: words("overview.silent"), value: \.silent, query: "is:stale", role: .waiting),
    ]
  }

  var lines: [PageLine] {
    let columns = columns
    let widths = columns.map { TextWidth.of($0.heading) + 2 }
    let label = min(16, context.width - widths.reduce(0, +) - 1)
    var heading = LineDraft(context)
    heading.space(label)
    for (column, width) in zip(columns, widths) {
      heading.column(column.heading, width, right: true, .quiet)
    }
    var lines = [heading.line]
    if let me = context.me {
      let name = context.words.short(me, in: context.register, on: context.today)
      let mine = context.words("overview.mine", name)
      let text = TextWidth.of(mine) <= label ? mine : name
      lines.append(row(text, figures.mine, scope: "@me ", label: label, widths: widths))
    }
    lines.append(
      row(
        context.words("overview.all"), figures.all, scope: "", label: label, widths: widths))
    return lines
  }

  private func row(
    _ text: String, _ part: OverviewFigures.Part, scope: String, label: Int, widths: [Int]
  ) -> PageLine {
    var draft = LineDraft(context)
    draft.column(text, label, .heading)
    for (column, width) in zip(columns, widths) {
      draft.number(part[keyPath: column.value], width, column.role, query: scope + column.query)
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
          String(count), role, door: .actions(query: "st:\(status.rawValue.lowercased())"))
      return [PageSpan(word, count == 0 ? .quiet : role), number]
    }
    return context.flow(items)
  }
}

/// What is due in the coming weeks, as a strip.
private struct DueStrip {
  let context: PageContext
  let figures: OverviewFigures
  private static let cell = 6

  /// How many weeks a width has room for, beside what is late, later and without a date.
  static func weeks(in width: Int) -> Int { min(12, max(4, (width - 1) / cell - 3)) }

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
        heading: words("overview.late"), count: figures.all.overdue, query: "is:overdue", role: .bad
      )
    ]
    for (week, count) in figures.weeks.enumerated() {
      let first = figures.monday.adding(days: 7 * week)
      let from = max(first, context.today)
      cells.append(
        Cell(
          heading: heading(first, isFirst: week == 0), count: count,
          query: open + "due:\(from)..\(first.adding(days: 6))", role: .plain))
    }
    let end = figures.monday.adding(days: 7 * figures.weeks.count)
    cells.append(
      Cell(
        heading: words("overview.later"), count: figures.later, query: open + "due:\(end)..",
        role: .plain))
    cells.append(
      Cell(
        heading: words("overview.noDate"), count: figures.undated, query: open + "no:due",
        role: .quiet))
    return cells
  }

  /// The Monday of a week; its month only where it is another than a week before.
  private func heading(_ monday: Day, isFirst: Bool) -> String {
    if isFirst { return context.words("overview.thisWeek") }
    let isNew = monday.parts.month != monday.adding(days: -7).parts.month
    return isNew ? context.words.dayOfYear(monday) : String(monday.parts.day)
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
