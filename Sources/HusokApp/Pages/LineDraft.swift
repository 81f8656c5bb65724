import HusokCanvas
import HusokModel
import HusokWords

/// A line of a page that is being put together from left to right. It never becomes wider than it
/// may.
struct LineDraft {
  private let glyphs: Glyphs
  /// The columns that it may take.
  let width: Int
  /// The columns taken so far.
  private(set) var used = 0
  private(set) var line = PageLine()

  /// An empty line for a context, from a column on.
  init(_ context: PageContext, indent: Int = 1) {
    glyphs = context.glyphs
    width = context.width
    space(indent)
  }

  /// The columns that are left.
  var room: Int { max(0, width - used) }

  /// Adds a text, cut where there is no room for all of it.
  mutating func add(_ text: String, _ role: Theme.Role = .plain, door: Door? = nil) {
    let fitting = TextWidth.fitted(glyphs.shown(text), to: room, ellipsis: glyphs.ellipsis)
    if fitting.isEmpty { return }
    line.spans.append(PageSpan(fitting, role, door: door))
    used += TextWidth.of(fitting)
  }

  /// Adds blank columns.
  mutating func space(_ count: Int) {
    let count = min(count, room)
    if count <= 0 { return }
    line.spans.append(PageSpan(String(repeating: " ", count: count)))
    used += count
  }

  /// Moves on to a column, where it is not past it.
  mutating func move(to column: Int) { space(column - used) }

  /// Adds a text as a column of so many cells, cut where it is longer; only the text itself is the
  /// door.
  mutating func column(
    _ text: String, _ width: Int, right: Bool = false, _ role: Theme.Role = .plain,
    door: Door? = nil
  ) {
    let width = min(width, room)
    let fitting = TextWidth.fitted(glyphs.shown(text), to: width, ellipsis: glyphs.ellipsis)
    let blank = width - TextWidth.of(fitting)
    if right { space(blank) }
    add(fitting, role, door: door)
    if !right { space(blank) }
  }

  /// Adds a number at the right of a column; more than none is a door to what it counts, none is a
  /// dash.
  mutating func number(
    _ number: Int, _ width: Int, _ role: Theme.Role = .plain, query: @autoclosure () -> String
  ) {
    if number == 0 {
      column(glyphs.none, width, right: true, .quiet)
    } else {
      column(String(number), width, right: true, role, door: .actions(query: query()))
    }
  }

  /// Adds a bar.
  mutating func bar(_ share: Double, _ width: Int, _ role: Theme.Role = .good) {
    let (full, empty) = glyphs.bar(share, width: min(width, room))
    add(full, role)
    add(empty, .quiet)
  }
}

extension PageContext {
  /// The same for lines of another width.
  func narrowed(to width: Int) -> PageContext {
    PageContext(
      register: register, counts: counts, states: states, words: words, glyphs: glyphs,
      today: today, me: me, role: role, width: width, height: height, trend: trend)
  }

  /// A heading that stands alone on a line.
  func heading(_ text: String) -> PageLine {
    var draft = LineDraft(self)
    draft.add(text, .heading)
    return draft.line
  }

  /// A text over as many lines as it takes.
  func wrapped(_ text: String, _ role: Theme.Role = .plain, indent: Int = 1) -> [PageLine] {
    TextWidth.wrapped(glyphs.shown(text), to: width - indent).map { line in
      var draft = LineDraft(self, indent: indent)
      draft.add(line, role)
      return draft.line
    }
  }

  /// Pieces in as many columns of equal width as fit, row by row; none is cut where it can stand in
  /// a row of its own.
  func grid(_ items: [[PageSpan]], columns: Int, indent: Int = 1, gap: Int = 2) -> [PageLine] {
    let widths = items.map { $0.reduce(0) { $0 + TextWidth.of($1.text) } }
    let cell = (width - indent) / max(1, columns)
    if columns > 1, widths.contains(where: { $0 + gap > cell }) {
      return grid(items, columns: columns - 1, indent: indent, gap: gap)
    }
    return stride(from: 0, to: items.count, by: max(1, columns)).map { start in
      var draft = LineDraft(self, indent: indent)
      for (place, item) in items[start..<min(start + max(1, columns), items.count)].enumerated() {
        draft.move(to: indent + place * cell)
        for span in item { draft.add(span.text, span.role, door: span.door) }
      }
      return draft.line
    }
  }

  /// Pieces one behind the other, over as many lines as they take; none is cut where it can stand in
  /// a line of its own.
  func flow(_ items: [[PageSpan]], indent: Int = 1, gap: Int = 3) -> [PageLine] {
    var lines: [PageLine] = []
    var draft = LineDraft(self, indent: indent)
    for item in items {
      let width = item.reduce(0) { $0 + TextWidth.of($1.text) }
      if draft.used > indent, draft.room < gap + width {
        lines.append(draft.line)
        draft = LineDraft(self, indent: indent)
      }
      if draft.used > indent { draft.space(gap) }
      for span in item { draft.add(span.text, span.role, door: span.door) }
    }
    return lines + [draft.line]
  }

  /// Who made a change, with the name that their ministry had that day.
  func author(_ change: Change) -> String {
    let ministry = change.by.ministry.map {
      words.short($0, in: register, on: change.at.day)
    }
    return [change.by.name, ministry].compactMap { $0 }.joined(separator: " ")
  }

  /// A day in few columns.
  func shortDay(_ day: Day) -> String { words.shortDue(Due(day)) }

  /// How wide such a day may be.
  var dayWidth: Int { 9 }

  /// The title of any record; nothing where there is none any more.
  func title(_ id: String) -> String { words.name(ofRecord: id, in: register, on: today).title }

  /// How a record is called in a column: its id, of a ministry its short name.
  func name(_ id: String) -> String { words.name(ofRecord: id, in: register, on: today).number }
}

extension PageLine {
  /// The columns that it takes.
  var width: Int { spans.reduce(0) { $0 + TextWidth.of($1.text) } }

  /// Two blocks side by side, the second from a column on.
  static func sideBySide(_ left: [PageLine], _ right: [PageLine], at column: Int) -> [PageLine] {
    (0..<max(left.count, right.count)).map { row in
      var line = row < left.count ? left[row] : PageLine()
      guard row < right.count, !right[row].spans.isEmpty else { return line }
      line.spans.append(PageSpan(String(repeating: " ", count: max(0, column - line.width))))
      line.spans += right[row].spans
      return line
    }
  }
}
