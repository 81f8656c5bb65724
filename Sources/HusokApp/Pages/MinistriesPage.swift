import HusokCanvas
import HusokModel
import HusokWords

/// Ministries against statuses: how many actions each leads, how many are overdue, how old the
/// oldest word is, and how many have not been reported on since the latest meeting.
struct MinistriesPage: Page {
  /// The order of the ministries.
  enum Order: String, Sendable, CaseIterable {
    /// That of the Government Organisation Act, as the store has it.
    case official
    /// By name.
    case name
    /// Most open actions first.
    case open
    /// The oldest word first; those that there was never a word from before all others.
    case oldest

    /// The key of its name.
    var word: String {
      switch self {
      case .official: "matrix.official"
      case .name: "matrix.byName"
      case .open: "matrix.mostOpen"
      case .oldest: "matrix.oldestWord"
      }
    }
  }

  private let lines: [PageLine]

  /// The matrix of a register, in an order.
  init(_ context: PageContext, order: Order = .official) {
    lines = MinistryMatrix(context, order).lines
  }

  /// How many lines there are.
  var count: Int { lines.count }

  /// A line.
  func line(_ position: Int) -> PageLine {
    lines.indices.contains(position) ? lines[position] : PageLine()
  }
}

private struct MinistryMatrix {
  let context: PageContext
  let order: MinistriesPage.Order
  let figures: MinistryFigures
  let columns: MatrixColumns
  private let codes: [String: Int]

  init(_ context: PageContext, _ order: MinistriesPage.Order) {
    self.context = context
    self.order = order
    figures = MinistryFigures(context.states, involved: context.counts.involved)
    columns = MatrixColumns(
      context, figures.total, mostAwaited: figures.ministries.map(\.awaited).max() ?? 0)
    let words = context.register.ministries.flatMap { ministry in
      Set((ministry.names.map(\.code) + ministry.aliases + [ministry.id]).map { $0.lowercased() })
    }
    codes = words.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  var lines: [PageLine] {
    let rows = sorted(
      context.register.ministries.indices.filter { !figures.ministries[$0].isEmpty })
    let leading = rows.filter { figures.ministries[$0].leads > 0 }
    let supporting = rows.filter { figures.ministries[$0].leads == 0 }
    var lines = head
    lines += leading.map(line)
    lines += supporting.map(line)
    if figures.ownerless.leads > 0 { lines.append(ownerless) }
    lines += [rule, total]
    if rows.isEmpty { lines += context.wrapped(context.words("matrix.nothing"), .quiet) }
    return lines + idle(Set(rows)) + [PageLine()] + legend
  }

  private func sorted(_ rows: [Int]) -> [Int] {
    let figures = figures.ministries
    switch order {
    case .official: return rows
    case .name:
      return rows.sorted { (name($0), $0) < (name($1), $1) }
    case .open: return rows.sorted { (figures[$1].open, $0) < (figures[$0].open, $1) }
    case .oldest:
      let age = { (row: Int) -> Int in
        if figures[row].open == 0 { return .max }
        return figures[row].silent > 0 ? .min : figures[row].oldest?.number ?? .min
      }
      return rows.sorted { (age($0), $0) < (age($1), $1) }
    }
  }

  private func name(_ row: Int) -> String {
    context.register.ministries[row].name(on: context.today).short(in: context.words.language)
  }

  private var rule: PageLine {
    var draft = LineDraft(context)
    draft.add(String(repeating: context.glyphs.horizontal, count: columns.width), .quiet)
    return draft.line
  }
}

extension MinistryMatrix {
  private var head: [PageLine] {
    let words = context.words
    var title = LineDraft(context)
    title.add(words("matrix.order"), .quiet)
    for order in MinistriesPage.Order.allCases {
      title.space(2)
      let name = words(order.word)
      title.add(order == self.order ? "[\(name)]" : name, order == self.order ? .heading : .quiet)
    }
    var draft = LineDraft(context)
    draft.column(words("matrix.lead"), columns.name, .heading)
    for (status, width) in zip(Status.allCases, columns.statuses) {
      draft.column(columns.heading(status), width, right: true, .heading)
    }
    let rest = [
      (words("matrix.leads"), columns.leads), (words("matrix.overdue"), columns.overdue),
      (words("matrix.notReported"), columns.notReported), (words("matrix.oldest"), columns.oldest),
      (words("matrix.supports"), columns.supports), (words("matrix.awaited"), columns.awaited),
    ]
    for (heading, width) in rest { draft.column(heading, width, right: true, .heading) }
    return [title.line, PageLine(), draft.line]
  }

  private func line(_ row: Int) -> PageLine {
    let ministry = context.register.ministries[row]
    let name = ministry.name(on: context.today)
    var draft = LineDraft(context)
    let short = name.short(in: context.words.language)
    let code = min(columns.name, columns.code)
    draft.column(short, code, .plain, door: .record(ministry.id))
    // A few letters of a name say nothing.
    if columns.name - code > 8 {
      draft.column(name.full(in: context.words.language), columns.name - code - 1, .quiet)
    }
    draft.move(to: 1 + columns.name)
    let word = word(ministry, name)
    let figures = figures.ministries[row]
    cells(figures, scope: "@\(word)!", to: &draft)
    draft.number(
      figures.supports, columns.supports, query: "@\(word) -@\(word)!")
    draft.number(figures.awaited, columns.awaited, .waiting, query: "waits:\(word)")
    return draft.line
  }

  private var ownerless: PageLine {
    var draft = LineDraft(context)
    draft.column(context.words("owner.none"), columns.name, .bad)
    cells(figures.ownerless, scope: "@none", to: &draft)
    return draft.line
  }

  private var total: PageLine {
    var draft = LineDraft(context)
    draft.column(context.words("matrix.total"), columns.name, .heading)
    cells(figures.total, scope: "", to: &draft)
    return draft.line
  }

  /// The word that finds a ministry: its code, or its id where others had that code.
  private func word(_ ministry: Ministry, _ name: MinistryName) -> String {
    let code = name.code
    let isPlain = !code.isEmpty && !code.contains { $0.isWhitespace || "\"!".contains($0) }
    return isPlain && codes[code.lowercased()] == 1 && code.lowercased() != "me"
      ? code : ministry.id
  }

  private func cells(_ row: MinistryFigures.Row, scope: String, to draft: inout LineDraft) {
    let prefix = scope.isEmpty ? "" : scope + " "
    let theme = Theme(hasColor: true)
    for (status, width) in zip(Status.allCases, columns.statuses) {
      let count = row.statuses[status.place]
      draft.number(
        count, width, theme.role(of: status), query: prefix + ActionFigure.query(of: status))
    }
    draft.number(row.leads, columns.leads, .heading, query: scope.isEmpty ? "" : scope)
    draft.number(row.overdue, columns.overdue, .bad, query: prefix + ActionFigure.overdue.query)
    report(row, prefix: prefix, to: &draft)
    if row.open == 0 {
      draft.column(context.glyphs.none, columns.oldest, right: true, .quiet)
    } else if row.silent > 0 {
      draft.column(
        context.words("matrix.never"), columns.oldest, right: true, .waiting,
        door: .actions(query: prefix + ActionFigure.neverReported.query))
    } else {
      let day = row.oldest.map(context.shortDay) ?? context.glyphs.none
      draft.column(day, columns.oldest, right: true)
    }
  }

  /// How many open actions wait for a report, of how many.
  private func report(_ row: MinistryFigures.Row, prefix: String, to draft: inout LineDraft) {
    if row.open == 0 {
      return draft.column(context.glyphs.none, columns.notReported, right: true, .quiet)
    }
    let open = "/\(row.open)"
    draft.number(
      row.unreported, max(0, columns.notReported - open.utf8.count),
      row.unreported == row.open ? .bad : .waiting, query: prefix + ActionFigure.toReport.query)
    draft.add(open, .quiet)
  }
}

extension MinistryMatrix {
  /// Those that neither lead nor support anything, in one line.
  private func idle(_ shown: Set<Int>) -> [PageLine] {
    let idle = context.register.ministries.indices.filter { !shown.contains($0) }
    if idle.isEmpty { return [] }
    let names = idle.map { row in
      [
        PageSpan(name(row), .quiet, door: .record(context.register.ministries[row].id))
      ]
    }
    let label = [PageSpan(context.words("matrix.idle", idle.count), .quiet)]
    return context.flow([label] + names, gap: 2)
  }

  /// What the marks and the columns say.
  private var legend: [PageLine] {
    let marks = Status.allCases.map {
      [PageSpan("\(context.glyphs.mark($0)) \(context.words.status($0))", .quiet)]
    }
    let meeting = context.states.latestMeeting
    let since =
      meeting.map { context.words("matrix.since", $0) } ?? context.words("matrix.sinceEver")
    let awaited =
      columns.awaited == 0 ? [] : context.wrapped(context.words("matrix.awaitedMeans"), .quiet)
    return (columns.usesMarks ? context.flow(marks) : []) + context.wrapped(since, .quiet) + awaited
  }
}
