import HusokCanvas
import HusokModel
import HusokWords

/// Draws the lines of the timeline.
struct TimelineChart {
  let context: PageContext
  let scale: TimelineScale
  let layout: TimelineLayout
  let titles: SiblingTitles

  private struct Cell: Equatable {
    var text = " "
    var role = Theme.Role.plain
  }

  /// What the marks say.
  var legend: PageLine {
    let glyphs = context.glyphs
    var draft = LineDraft(context)
    var marks = [
      (glyphs.due, Theme.Role.plain, "timeline.due"),
      (glyphs.inheritedDue, .quiet, "timeline.inherited"), (glyphs.late, .bad, "timeline.late"),
      (glyphs.firstDue + glyphs.slip, .waiting, "timeline.moved"),
      (glyphs.span, .quiet, "timeline.period"), (glyphs.done, .good, "timeline.done"),
      (String(glyphs.vertical), .key, "timeline.today"),
    ]
    if hasSteps {
      // A period is seen for what it is where there is no room for all.
      marks.insert((glyphs.step + glyphs.stepDone, .plain, "timeline.step"), at: 5)
      if width(of: marks) > draft.width { marks.remove(at: 4) }
    }
    for (place, (mark, role, key)) in marks.enumerated() {
      if place > 0 { draft.space(2) }
      draft.add(mark, role)
      draft.add(" " + context.words(key), .quiet)
    }
    return draft.line
  }

  /// Whether any action has steps.
  private var hasSteps: Bool {
    context.register.actions.indices.contains { !context.register.actions[$0].steps.isEmpty }
  }

  private func width(of marks: [(String, Theme.Role, String)]) -> Int {
    marks.reduce(2 * (marks.count - 1)) { width, mark in
      width + TextWidth.of(mark.0) + 1 + TextWidth.of(context.words(mark.2))
    }
  }

  /// The years above the units.
  var years: PageLine {
    var draft = LineDraft(context, indent: layout.label)
    for position in 0..<scale.count {
      let (year, month) = scale.start(of: position)
      if position > 0, month != 1 { continue }
      draft.move(to: layout.label + position * scale.cells)
      // A year that has no room before the next one is left out.
      if position == 0, scale.cells < 5, scale.start(of: 1).year != year { continue }
      draft.add(String(year), .heading)
    }
    return draft.line
  }

  /// A meeting, with the names of the units above its actions.
  func line(ofMeeting row: Int) -> PageLine {
    let meeting = context.register.meetings[row]
    var draft = LineDraft(context)
    draft.add(meeting.id, .heading, door: .record(meeting.id))
    draft.space(1)
    draft.column(
      context.words.shortTitle(meeting), max(0, layout.label - draft.used - 1), .heading)
    for position in 0..<scale.count {
      draft.move(to: layout.label + position * scale.cells)
      draft.column(heading(position), scale.cells, .quiet)
    }
    return draft.line
  }

  private func heading(_ position: Int) -> String {
    let (_, month) = scale.start(of: position)
    return switch scale.unit {
    case .month: context.words.month(month)
    case .quarter: context.words("timeline.quarter", (month + 2) / 3)
    }
  }

  /// An action: its status, id and title, and what is known of its dates.
  func line(ofAction row: Int) -> PageLine {
    let register = context.register
    let status = register.actions[row].status
    let role = Theme(hasColor: true).role(of: status)
    var draft = LineDraft(context, indent: 3)
    draft.add(context.glyphs.mark(status), role)
    draft.space(1)
    let id = register.actions[row].id
    draft.column(id, layout.id, status.isOpen ? .plain : .quiet, door: .record(id))
    draft.space(1)
    let room = max(0, layout.label - draft.used - 1)
    draft.column(titles.title(row, to: room), room, status.isOpen ? .plain : .quiet)
    draft.move(to: layout.label)
    for piece in TimelineChart.pieces(cells(ofAction: row)) { draft.add(piece.text, piece.role) }
    if layout.due > 0, let (due, isInherited) = register.due(ofAction: row) {
      draft.move(to: context.width - layout.due)
      let text = context.words.shortDue(due) + (isInherited ? context.glyphs.inherited : "")
      draft.column(
        text, layout.due, right: true,
        context.states.daysPastDue(row) == nil ? (isInherited ? .quiet : .plain) : .bad)
    }
    return draft.line
  }

  /// Neighbours that look alike, as one piece.
  private static func pieces(_ cells: [Cell]) -> [Cell] {
    cells.reduce(into: []) { pieces, cell in
      if let last = pieces.last, last.role == cell.role {
        pieces[pieces.count - 1].text += cell.text
      } else {
        pieces.append(cell)
      }
    }
  }

  private func cells(ofAction row: Int) -> [Cell] {
    var cells = Array(repeating: Cell(), count: scale.width)
    if case .cell(let today) = scale.place(context.today) {
      cells[today] = Cell(text: String(context.glyphs.vertical), role: .key)
    }
    guard let (due, isInherited) = context.register.due(ofAction: row) else {
      putSteps(of: row, in: &cells)
      return cells
    }
    if due.precision != .day {
      let span = isInherited ? context.glyphs.inheritedSpan : context.glyphs.span
      fill(&cells, from: due.first, through: due.last, with: Cell(text: span, role: .quiet))
    }
    let action = context.register.actions[row]
    if let first = context.states.firstDue(row), action.due != nil, first.last != due.last {
      let ends = [first.last, due.last].sorted()
      fill(
        &cells, from: ends[0], through: ends[1],
        with: Cell(text: context.glyphs.slip, role: .waiting))
      put(Cell(text: context.glyphs.firstDue, role: .waiting), on: first.last, in: &cells)
    }
    putSteps(of: row, in: &cells)
    let (mark, role) = mark(row, isInherited)
    put(Cell(text: mark, role: role), on: due.last, in: &cells, atEdge: true)
    if action.status == .done, let day = action.doneOn {
      put(Cell(text: context.glyphs.done, role: .good), on: day, in: &cells, atEdge: true)
    }
    return cells
  }

  /// The marks of steps: done, to be done, late.
  private func putSteps(of row: Int, in cells: inout [Cell]) {
    let action = context.register.actions[row]
    for step in action.orderedSteps {
      guard let day = step.doneOn ?? step.due?.last else { continue }
      let isLate = action.status.canBeLate && step.daysLate(on: context.today) != nil
      let role: Theme.Role = step.isDone ? .good : isLate ? .bad : .plain
      let glyphs = context.glyphs
      let mark = step.isDone ? glyphs.stepDone : isLate ? glyphs.late : glyphs.step
      put(Cell(text: mark, role: role), on: day, in: &cells, atEdge: isLate)
    }
  }

  /// The mark of a due date: late, inherited, of something ended, or its own.
  private func mark(_ row: Int, _ isInherited: Bool) -> (String, Theme.Role) {
    let glyphs = context.glyphs
    if context.states.daysPastDue(row) != nil { return (glyphs.late, .bad) }
    if isInherited { return (glyphs.inheritedDue, .quiet) }
    return (glyphs.due, context.register.actions[row].status.isOpen ? .plain : .quiet)
  }

  /// Fills the cells of some days; today stays to be seen.
  private func fill(
    _ cells: inout [Cell], from first: Day, through last: Day, with cell: Cell
  ) {
    guard let range = scale.range(first, last) else { return }
    for place in range where cells[place].role != .key { cells[place] = cell }
  }

  /// Puts a mark on a day; one outside the window is shown as an arrow at its edge.
  private func put(
    _ cell: Cell, on day: Day, in cells: inout [Cell], atEdge: Bool = false
  ) {
    if cells.isEmpty { return }
    switch scale.place(day) {
    case .cell(let place): cells[place] = cell
    case .before where atEdge: cells[0] = Cell(text: context.glyphs.before, role: cell.role)
    case .after where atEdge:
      cells[cells.count - 1] = Cell(text: context.glyphs.after, role: cell.role)
    default: break
    }
  }
}
