import HusokCanvas
import HusokModel

/// An action as a row of the list: its status, number and title, what was asked about, its owner and
/// when it is due.
struct ActionRowView {
  let scene: Scene
  let list: ActionList
  let columns: Columns
  let titles: SiblingTitles
  let answers: Answers

  func draw(_ row: Int, on screen: inout Screen, in place: Rect) {
    let action = scene.register.actions[row]
    let isDimmed = !list.matching[row]
    if list.marked.contains(action.id) {
      screen.write(scene.glyphs.marked, x: place.x + 1, y: place.y, style: scene.style(.key))
    }
    let indent = place.x + columns.indent
    let priority = action.priority == .high ? scene.glyphs.highPriority : ""
    for (sign, x) in [(priority, indent - 2), (sign(row), indent - 1)] {
      screen.write(sign, x: x, y: place.y, style: scene.style(isDimmed ? .quiet : .waiting))
    }
    screen.write(
      scene.glyphs.mark(action.status), x: indent, y: place.y,
      style: scene.style(isDimmed ? .quiet : scene.theme.role(of: action.status)))
    drawTitle(row, on: &screen, in: place)
    if let ownerX = columns.ownerX {
      screen.writeFitted(
        scene.words.owner(action, in: scene.register, on: scene.today),
        x: place.x + ownerX, y: place.y, width: columns.owner,
        style: scene.style(isDimmed || action.lead?.confirmed == false ? .quiet : .plain),
        ellipsis: scene.glyphs.ellipsis)
    }
    drawRight(row, on: &screen, in: place)
  }

  /// What may keep an action from being done in time: that it waits for someone says most.
  private func sign(_ row: Int) -> String {
    if answers.states.isBlocked(row) { return scene.glyphs.blocked }
    return answers.states.isAtRisk(row) ? scene.glyphs.atRisk : ""
  }

  private func drawTitle(_ row: Int, on screen: inout Screen, in place: Rect) {
    let action = scene.register.actions[row]
    let ended = action.status == .done || action.status == .dropped
    let style = scene.style(!list.matching[row] || ended ? .quiet : .plain)
    let idX = place.x + columns.indent + 2
    let titleX = idX + columns.id + 1
    let number =
      columns.hasShortNumbers ? ColumnWidths.number(row, in: scene.register) : action.id[...]
    // A number that is longer than those of its kind pushes its title on.
    let used = screen.writeFitted(
      String(number), x: idX, y: place.y, width: columns.id + max(0, columns.title - 2),
      style: style, ellipsis: scene.glyphs.ellipsis)
    let pushed = max(0, used - columns.id)
    let steps = self.steps(row)
    let room = columns.title - pushed - (steps.isEmpty ? 0 : TextWidth.of(steps) + 1)
    screen.write(
      titles.title(row, to: room), x: titleX + pushed, y: place.y, limit: room, style: style)
    if steps.isEmpty { return }
    screen.write(
      steps, x: titleX + columns.title - TextWidth.of(steps), y: place.y,
      style: scene.style(list.matching[row] && answers.states.isStepLate(row) ? .bad : .quiet))
  }

  /// How many steps were done, with the mark of what is late; nothing where there are none, or no
  /// room for them.
  private func steps(_ row: Int) -> String {
    guard let progress = scene.register.actions[row].stepProgress else { return "" }
    let mark = answers.states.isStepLate(row) ? scene.glyphs.late : ""
    let text = mark + progress.description
    return TextWidth.of(text) + 12 > columns.title ? "" : text
  }

  private func drawRight(_ row: Int, on screen: inout Screen, in place: Rect) {
    let answer = answers[row]
    if let column = columns.answer, !answer.isEmpty {
      let text = TextWidth.fitted(answer, to: column.width, ellipsis: scene.glyphs.ellipsis)
      screen.write(
        text, x: place.x + column.end - TextWidth.of(text), y: place.y,
        style: scene.style(list.matching[row] ? .waiting : .quiet))
    }
    if columns.hasDue || answer.isEmpty { drawDue(row, on: &screen, in: place) }
  }

  private func drawDue(_ row: Int, on screen: inout Screen, in place: Rect) {
    let end = place.x + columns.end
    guard let (due, isInherited) = scene.register.due(ofAction: row) else {
      screen.write("-", x: end - 1, y: place.y, style: scene.style(.quiet))
      return
    }
    let isLate = answers.states.daysPastDue(row) != nil
    let text =
      (isLate ? scene.glyphs.late : "") + scene.words.shortDue(due)
      + (isInherited ? scene.glyphs.inherited : "")
    screen.write(
      text, x: end - TextWidth.of(text), y: place.y,
      style: scene.style(isLate ? .bad : list.matching[row] ? .plain : .quiet))
  }
}
