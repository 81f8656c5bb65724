import HusokCanvas
import HusokModel

/// The tree of meetings, outcomes and actions. Only the rows that are seen are drawn.
struct ActionListView {
  let scene: Scene
  let list: ActionList
  let asked: Asked
  let figures: Figures

  func draw(on screen: inout Screen, in area: Rect) {
    guard !area.isEmpty else { return }
    draw(Array(seen(in: area)), on: &screen, in: area)
  }

  /// Draws what is another since the cursor was elsewhere, and the list began with another row.
  func drawMoved(
    from before: (position: Int, top: Int), on screen: inout Screen, in area: Rect
  ) {
    screen.scroll(area, by: list.top - before.top)
    let seen = seen(in: area)
    let before = (rows: before.top..<before.top + area.height, position: before.position)
    let changed = seen.filter {
      $0 == before.position || $0 == list.position || !before.rows.contains($0)
    }
    for position in changed { screen.clear(place(of: position, in: area)) }
    draw(changed, on: &screen, in: area)
  }

  private func seen(in area: Rect) -> Range<Int> {
    list.rows.indices.dropFirst(list.top).prefix(area.height)
  }

  private func place(of position: Int, in area: Rect) -> Rect {
    Rect(x: area.x, y: area.y + position - list.top, width: area.width, height: 1)
  }

  /// Draws some of the rows, by their places in the list.
  private func draw(_ positions: [Int], on screen: inout Screen, in area: Rect) {
    let action = rowView(positions, width: area.width)
    for position in positions {
      let place = place(of: position, in: area)
      if case .action(let row) = list.rows[position] {
        action.draw(row, on: &screen, in: place)
      } else {
        draw(heading(list.rows[position]), on: &screen, in: place)
      }
      screen.mark(place, ClickTarget.row(position).text)
      if position == list.position { highlight(place, on: &screen) }
    }
  }

  private func rowView(_ positions: [Int], width: Int) -> ActionRowView {
    let register = scene.register
    let shown = positions.compactMap { position in
      if case .action(let action) = list.rows[position] { register.actions[action].id } else { nil }
    }
    return ActionRowView(
      scene: scene, list: list,
      columns: Columns(
        figures.widths, grouping: asked.grouping, answer: list.answerWidth, width: width),
      titles: SiblingTitles(
        register: register, tree: figures.tree, language: scene.words.language,
        ellipsis: scene.glyphs.ellipsis),
      answers: Answers(
        to: asked, scene: scene,
        states: figures.states(
          of: register, on: scene.today, lines: HistorySummary(ofLinesOf: shown, in: register))))
  }

  private func highlight(_ place: Rect, on screen: inout Screen) {
    screen.write(scene.glyphs.cursor, x: place.x, y: place.y, style: .plain)
    screen.cursor = (place.x, place.y)
    let isAside = list.pane != .list
    screen.restyle(place) { style in
      if isAside {
        style.attributes.remove(.dim)
        style.attributes.insert(.underlined)
      } else {
        style.putUnderCursor()
      }
    }
  }

  /// What a row says that is not an action.
  private struct Heading {
    /// What it is folded by.
    let id: String
    let title: String
    var indent = 1
    var progress = Progress()
    /// What stands in the place of the progress.
    var note: String?
    var role = Theme.Role.heading
    /// Whether the id stands before the title.
    var showsID = true
  }

  private func heading(_ row: ActionList.Row) -> Heading {
    switch row {
    case .meeting(let row):
      let meeting = scene.register.meetings[row]
      return Heading(
        id: meeting.id, title: scene.words.shortTitle(meeting),
        progress: figures.counts.meetings[row])
    case .outcome(let row):
      let outcome = scene.register.outcomes[row]
      let note =
        !outcome.trackable
        ? scene.words("tree.notCounted")
        : figures.tree.actions[row].isEmpty ? scene.words("tree.noAction") : nil
      return Heading(
        id: outcome.id, title: outcome.title.text(in: scene.words.language), indent: 3,
        progress: figures.counts.outcomes[row], note: note, role: .plain)
    case .group(let place):
      let group = list.groups[place]
      return Heading(
        id: group.id, title: list.title(of: group, by: asked.grouping, scene: scene),
        progress: group.progress, showsID: false)
    case .action(let row):
      return Heading(id: scene.register.actions[row].id, title: "")
    }
  }

  private func draw(_ heading: Heading, on screen: inout Screen, in place: Rect) {
    let progress = heading.progress
    let style = scene.style(heading.role)
    let right = heading.note ?? "\(progress.done)/\(progress.counted)"
    let rightX = place.right - 1 - TextWidth.of(right)
    let fold = list.folded.contains(heading.id) ? scene.glyphs.closed : scene.glyphs.open
    var x = place.x + heading.indent
    let isLeaf = heading.note != nil
    x += screen.write((isLeaf ? " " : fold) + " ", x: x, y: place.y, style: style)
    if heading.showsID {
      x += screen.write(heading.id + " ", x: x, y: place.y, limit: rightX - x, style: style)
    }
    screen.writeFitted(
      heading.title, x: x, y: place.y, width: rightX - 1 - x, style: style,
      ellipsis: scene.glyphs.ellipsis)
    let isComplete = progress.counted > 0 && progress.done == progress.counted
    screen.write(right, x: rightX, y: place.y, style: scene.style(isComplete ? .good : .quiet))
  }
}
