import HusokCanvas
import HusokModel

/// The tree of meetings, outcomes and actions. Only the rows that are seen are drawn.
struct ActionListView {
  let state: AppState

  func draw(on screen: inout Screen, in area: Rect) {
    guard !area.isEmpty else { return }
    if state.list.rows.isEmpty {
      return EmptyListView(state: state).draw(on: &screen, in: area)
    }
    let columns = Columns(state: state, width: area.width)
    for (line, row) in state.list.rows.dropFirst(state.list.top).prefix(area.height).enumerated() {
      let place = Rect(x: area.x, y: area.y + line, width: area.width, height: 1)
      draw(row, on: &screen, place, columns)
      screen.mark(place, ClickTarget.row(state.list.top + line).text)
      if state.list.top + line == state.list.position { highlight(place, on: &screen) }
    }
  }

  private func highlight(_ place: Rect, on screen: inout Screen) {
    screen.write(state.glyphs.cursor, x: place.x, y: place.y, style: .plain)
    let isAside = state.list.pane != .list
    screen.restyle(place) { style in
      style.attributes.remove(.dim)
      style.attributes.insert(isAside ? .underlined : .reversed)
    }
  }

  private func draw(
    _ row: ActionList.Row, on screen: inout Screen, _ place: Rect, _ columns: Columns
  ) {
    switch row {
    case .meeting(let row): drawMeeting(row, on: &screen, place)
    case .outcome(let row): drawOutcome(row, on: &screen, place)
    case .group(let row):
      let group = state.list.groups[row]
      drawGroup(
        group.id, state.title(of: group), indent: 1, progress: group.progress, note: nil,
        style: state.theme.style(.heading), showsID: false, on: &screen, place)
    case .action(let row): drawAction(row, on: &screen, place, columns)
    }
  }

  private func drawMeeting(_ row: Int, on screen: inout Screen, _ place: Rect) {
    let meeting = state.register.meetings[row]
    drawGroup(
      meeting.id, state.words.shortTitle(meeting), indent: 1, progress: state.counts.meetings[row],
      note: nil, style: state.theme.style(.heading), on: &screen, place)
  }

  private func drawOutcome(_ row: Int, on screen: inout Screen, _ place: Rect) {
    let outcome = state.register.outcomes[row]
    let note =
      !outcome.trackable
      ? state.words("tree.notCounted")
      : state.tree.actions[row].isEmpty ? state.words("tree.noAction") : nil
    drawGroup(
      outcome.id, outcome.title.text(in: state.words.language), indent: 3,
      progress: state.counts.outcomes[row], note: note, style: .plain, on: &screen, place)
  }

  private func drawGroup(
    _ id: String, _ title: String, indent: Int, progress: Progress, note: String?, style: Style,
    showsID: Bool = true, on screen: inout Screen, _ place: Rect
  ) {
    let right = note ?? "\(progress.done)/\(progress.counted)"
    let rightX = place.right - 1 - TextWidth.of(right)
    let fold = state.list.folded.contains(id) ? state.glyphs.closed : state.glyphs.open
    var x = place.x + indent
    let isLeaf = note != nil
    x += screen.write((isLeaf ? " " : fold) + " ", x: x, y: place.y, style: style)
    if showsID { x += screen.write(id + " ", x: x, y: place.y, limit: rightX - x, style: style) }
    screen.writeFitted(
      title, x: x, y: place.y, width: rightX - 1 - x, style: style,
      ellipsis: state.glyphs.ellipsis)
    let isComplete = progress.counted > 0 && progress.done == progress.counted
    screen.write(
      right, x: rightX, y: place.y, style: state.theme.style(isComplete ? .good : .quiet))
  }

  private func drawAction(
    _ row: Int, on screen: inout Screen, _ place: Rect, _ columns: Columns
  ) {
    let action = state.register.actions[row]
    let theme = state.theme
    let isDimmed = !state.list.matching[row]
    let plain = isDimmed ? theme.style(.quiet) : .plain
    if state.list.marked.contains(action.id) {
      screen.write(state.glyphs.marked, x: place.x + 1, y: place.y, style: theme.style(.key))
    }
    let role = theme.role(of: action.status)
    let indent = place.x + columns.indent
    screen.write(
      state.glyphs.mark(action.status), x: indent, y: place.y,
      style: isDimmed ? plain : theme.style(role))
    let ended = action.status == .done || action.status == .dropped
    let style = isDimmed || ended ? theme.style(.quiet) : .plain
    let titleX = indent + 2 + columns.id + 1
    screen.writeFitted(
      action.id, x: indent + 2, y: place.y, width: columns.id, style: style,
      ellipsis: state.glyphs.ellipsis)
    let title = (action.priority == .high ? "! " : "") + action.title.text(in: state.words.language)
    let room = columns.ownerX + place.x - 1 - titleX
    let note = TextWidth.fitted(
      columns.note(row, state), to: room / 2, ellipsis: state.glyphs.ellipsis)
    let noteWidth = note.isEmpty ? 0 : TextWidth.of(note) + 1
    screen.writeFitted(
      title, x: titleX, y: place.y, width: room - noteWidth, style: style,
      ellipsis: state.glyphs.ellipsis)
    screen.write(
      note, x: titleX + room - noteWidth + 1, y: place.y,
      style: isDimmed ? plain : theme.style(.waiting))
    drawOwner(action, on: &screen, place, columns, plain)
    drawDue(row, on: &screen, place, columns, plain)
  }

  private func drawOwner(
    _ action: FollowUpAction, on screen: inout Screen, _ place: Rect, _ columns: Columns,
    _ plain: Style
  ) {
    let isProposed = action.lead?.confirmed == false
    screen.writeFitted(
      state.words.owner(action, in: state.register, on: state.today),
      x: place.x + columns.ownerX, y: place.y, width: columns.owner,
      style: isProposed ? state.theme.style(.quiet) : plain, ellipsis: state.glyphs.ellipsis)
  }

  private func drawDue(
    _ row: Int, on screen: inout Screen, _ place: Rect, _ columns: Columns, _ plain: Style
  ) {
    let end = place.right - 1
    guard let (due, isInherited) = state.register.due(ofAction: row) else {
      screen.write("-", x: end - 1, y: place.y, style: state.theme.style(.quiet))
      return
    }
    let isLate =
      state.register.actions[row].status.canBeLate && due.daysLate(on: state.today) != nil
    let text =
      (isLate ? "!" : "") + state.words.shortDue(due) + (isInherited ? state.glyphs.inherited : "")
    screen.write(
      text, x: end - TextWidth.of(text), y: place.y,
      style: isLate ? state.theme.style(.bad) : plain)
  }
}

/// How wide the columns of a list are, by the longest that the register has for each.
struct Columns {
  let id: Int
  let owner: Int
  let due: Int
  /// Where the mark of an action stands, from the left edge of the list: further in below more
  /// headings.
  let indent: Int
  /// Where the owner begins, from the left edge of the list.
  let ownerX: Int
  private let showsSlippage: Bool
  private let showsBlocking: Bool

  init(state: AppState, width: Int) {
    let widths = state.columnWidths
    id = min(widths.id, 14)
    owner = min(widths.owner, max(width < 50 ? 8 : 12, width / 5))
    due = widths.due
    ownerX = width - 2 - due - owner
    indent = state.list.grouping == .meeting ? 5 : state.list.grouping == nil ? 3 : 4
    let asked = state.list.filters.joined(separator: " ") + " " + state.list.query
    showsSlippage = state.list.sort == .slippage || asked.contains(ListFilter.postponed.term)
    showsBlocking = asked.contains(ListFilter.blocked.term)
  }

  /// What is asked about beside the title: how far and how often an action was postponed, or whom
  /// it waits for.
  func note(_ row: Int, _ state: AppState) -> String {
    let action = state.register.actions[row]
    if showsSlippage, let summary = state.summary {
      let assessment = Assessment(state.register, today: state.today, summary: summary)
      guard let days = assessment.slippage(row), days != 0 else { return "" }
      return state.words(
        "list.slippage", days > 0 ? "+\(days)" : "\(days)", assessment.postponements(row))
    }
    if showsBlocking {
      let ministry = action.waitingOn?.ministry.map {
        state.words.short($0, in: state.register, on: state.today)
      }
      let after = action.dependsOn.filter { state.register.action($0)?.status.isOpen ?? false }
      let names = [ministry ?? action.waitingOn?.text].compactMap { $0 } + after
      return names.isEmpty ? "" : state.words("list.waitsFor", names.joined(separator: ", "))
    }
    return ""
  }
}

extension AppState {
  /// What the heading of a group says.
  func title(of group: ActionList.Group) -> String {
    guard let key = group.key else {
      switch list.grouping {
      case .ministry?: return words("owner.none")
      default: return words("due.none")
      }
    }
    switch list.grouping {
    case .ministry?:
      guard let name = register.ministry(key)?.name(on: today) else { return key }
      return name.short(in: words.language) + "  " + name.full(in: words.language)
    case .status?: return Status(rawValue: key).map(words.status) ?? key
    case .due?: return Due(key).map { words.due($0) } ?? key
    default: return key
    }
  }
}

/// What an empty list says: which filter hides things and which key clears it.
struct EmptyListView {
  let state: AppState

  func draw(on screen: inout Screen, in area: Rect) {
    for (index, line) in lines(area.width - 4).prefix(area.height - 1).enumerated() {
      screen.write(
        line, x: area.x + 2, y: area.y + 1 + index, limit: area.width - 4,
        style: index == 0 ? .plain : state.theme.style(.quiet))
    }
  }

  private func lines(_ width: Int) -> [String] {
    if state.register.actions.isEmpty, state.register.meetings.isEmpty {
      return TextWidth.wrapped(state.words("empty.register"), to: width)
    }
    var hints = [state.words("empty.filtered", state.register.actions.count)]
    if !state.list.query.isBlank { hints.append(state.words("empty.query", state.list.query)) }
    if !state.list.filters.isEmpty {
      hints.append(
        state.words(
          "empty.filters", state.list.filters.map(state.filterName).joined(separator: ", ")))
    }
    if state.list.isMine { hints.append(state.words("empty.mine")) }
    if !state.list.ministries.isEmpty { hints.append(state.words("empty.ministries")) }
    return hints.flatMap { TextWidth.wrapped($0, to: width) }
  }
}
