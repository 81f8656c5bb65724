import HusokCanvas
import HusokModel
import HusokWords

/// Two days side by side: of each action that differs, what was and what is in one cell.
struct ComparePage: Page {
  /// One of the two days.
  enum End: Sendable, Equatable {
    case from, to
  }

  private let context: PageContext
  private let head: [PageLine]
  private let rows: [Row]
  private let columns: CompareColumns

  /// The actions that differ between two points; the later is today where there is none.
  ///
  /// - Parameter end: the one that keys move.
  init(_ context: PageContext, from: ChangePoint, to: ChangePoint?, moving end: End) {
    self.context = context
    let (first, last) = (
      ComparePage.day(of: from, context.register, context.today),
      ComparePage.day(of: to, context.register, context.today)
    )
    let then = Side(context.register.asOf(first), on: first, context)
    let now = Side(to == nil ? context.register : context.register.asOf(last), on: last, context)
    rows = ComparePage.rows(then, now, context)
    columns = CompareColumns(rows, context)
    head = CompareHead(context: context, from: from, to: to, end: end, count: rows.count).lines
  }

  /// The day of a point: of a meeting that of the meeting, today where there is none.
  static func day(of point: ChangePoint?, _ register: Register, _ today: Day) -> Day {
    point.flatMap { register.day(of: $0) } ?? today
  }

  /// How many lines there are.
  var count: Int { head.count + rows.count * columns.height }

  /// A line.
  func line(_ position: Int) -> PageLine {
    if head.indices.contains(position) { return head[position] }
    let place = position - head.count
    guard place >= 0, rows.indices.contains(place / columns.height) else { return PageLine() }
    let row = rows[place / columns.height]
    return place % columns.height == 0 ? columns.first(row) : columns.second(row)
  }
}

extension ComparePage {
  /// A register on one of the days.
  private struct Side {
    let register: Register
    let day: Day
    let words: Words
    let inherited: String

    init(_ register: Register, on day: Day, _ context: PageContext) {
      self.register = register
      self.day = day
      words = context.words
      inherited = context.glyphs.inherited
    }

    /// Status, owner, due date and steps of an action.
    func cells(_ row: Int) -> [String] {
      let due = register.due(ofAction: row)
      return [
        words.status(register.actions[row].status),
        words.owner(register.actions[row].lead, in: register, on: day),
        due.map { words.shortDue($0.due) + ($0.isInherited ? inherited : "") } ?? "-",
        register.actions[row].stepProgress?.description ?? "",
      ]
    }
  }

  /// An action that differs.
  fileprivate struct Row: Sendable {
    let id: String
    let title: String
    /// Status, owner, due date and steps: where they differ, what was and what is.
    let cells: [(text: String, differs: Bool)]
    let role: Theme.Role
  }

  private static func rows(_ then: Side, _ now: Side, _ context: PageContext) -> [Row] {
    let words = context.words
    var rows: [Row] = []
    let theme = Theme(hasColor: true)
    for row in now.register.actions.indices {
      let action = now.register.actions[row]
      let after = now.cells(row)
      let place = then.register.place(of: action.id)
      let before = place.flatMap { $0.section == .actions ? then.cells($0.row) : nil }
      if before == after { continue }
      let cells = zip(words.compared(after, with: before), after).map { cell, new in
        (text: cell, differs: cell != new)
      }
      rows.append(
        Row(
          id: action.id, title: action.title.text(in: words.language), cells: cells,
          role: theme.role(of: action.status)))
    }
    return rows + gone(then, now, context)
  }

  /// The actions that were there and are not any more.
  private static func gone(_ then: Side, _ now: Side, _ context: PageContext) -> [Row] {
    then.register.actions.indices.compactMap { row in
      let action = then.register.actions[row]
      if now.register.place(of: action.id) != nil { return nil }
      var cells = then.cells(row).map { (text: $0, differs: false) }
      cells[0] = (cells[0].text + " → " + context.words("compare.gone"), true)
      return Row(
        id: action.id, title: action.title.text(in: context.words.language), cells: cells,
        role: .quiet)
    }
  }
}

/// Where the cells of actions that differ stand: beside the title, or on a line of their own where that
/// would leave it no room.
private struct CompareColumns: Sendable {
  private let context: PageContext
  private let id: Int
  private let title: Int
  private let widths: [Int]
  /// The lines of an action.
  let height: Int

  init(_ rows: [ComparePage.Row], _ context: PageContext) {
    self.context = context
    id = min(12, rows.map { TextWidth.of($0.id) }.max() ?? 0)
    widths = (0..<4).map { column in
      rows.map { TextWidth.of(context.glyphs.shown($0.cells[column].text)) }.max() ?? 0
    }
    let longest = rows.map { TextWidth.of($0.title) }.max() ?? 0
    let room = context.width - 1 - id - 1 - widths.reduce(0) { $0 + ($1 > 0 ? 2 + $1 : 0) }
    height = room >= min(40, longest) ? 1 : 2
    title = max(0, height == 1 ? min(room, longest) : context.width - 2 - id)
  }

  /// The number and the title, with the cells where there is room beside them.
  func first(_ row: ComparePage.Row) -> PageLine {
    var draft = LineDraft(context)
    let isThere = context.register.place(of: row.id) != nil
    draft.column(row.id, id, door: isThere ? .record(row.id, place: "compare") : nil)
    draft.space(1)
    draft.column(row.title, title)
    if height > 1 { return draft.line }
    for (cell, width) in zip(row.cells, widths) where width > 0 {
      draft.space(2)
      draft.column(cell.text, width, cell.differs ? row.role : .quiet)
    }
    return draft.line
  }

  /// What differs, below the title.
  func second(_ row: ComparePage.Row) -> PageLine {
    var draft = LineDraft(context, indent: 2 + id)
    for cell in row.cells where cell.differs {
      draft.add(cell.text, row.role)
      draft.space(3)
    }
    return draft.line
  }
}

/// The two days, the one in brackets that keys move, and how many actions differ.
private struct CompareHead {
  let context: PageContext
  let from: ChangePoint
  let to: ChangePoint?
  let end: ComparePage.End
  let count: Int

  var lines: [PageLine] {
    var draft = LineDraft(context)
    add(from, isMoved: end == .from, to: &draft)
    draft.add(" \(context.glyphs.arrow) ", .quiet)
    add(to, isMoved: end == .to, to: &draft)
    var second = LineDraft(context)
    second.add(context.words("compare.count", count))
    for (key, name) in [
      ("< >", "compare.move"), ("Tab", "hint.otherEnd"), ("Esc", "compare.end"),
    ] {
      second.space(3)
      second.add(key, .key)
      second.add(" " + context.words(name), .quiet)
    }
    let none = count == 0 ? context.wrapped(context.words("compare.none"), .quiet) : []
    return [draft.line, second.line, PageLine()] + none
  }

  private func add(_ point: ChangePoint?, isMoved: Bool, to draft: inout LineDraft) {
    let day = context.words.day(ComparePage.day(of: point, context.register, context.today))
    let text: String
    var door: Door?
    switch point {
    case .meeting(let id)?:
      text = "\(id) \(day)"
      if context.register.meeting(id) != nil {
        door = .record(id, place: isMoved ? "moved" : "base")
      }
    case .day?: text = day
    case nil: text = "\(context.words("trend.today")) \(day)"
    }
    draft.add(isMoved ? "[\(text)]" : text, isMoved ? .heading : .plain, door: door)
  }
}
