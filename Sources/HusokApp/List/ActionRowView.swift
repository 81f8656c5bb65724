import HusokCanvas
import HusokModel

/// An action as a row of the list: its status, id and title, what was asked about, its owner and
/// when it is due.
struct ActionRowView {
  let scene: Scene
  let list: ActionList
  let columns: Columns
  /// What the history says, where it was read.
  let summary: HistorySummary?

  func draw(_ row: Int, on screen: inout Screen, in place: Rect) {
    let action = scene.register.actions[row]
    let isDimmed = !list.matching[row]
    if list.marked.contains(action.id) {
      screen.write(scene.glyphs.marked, x: place.x + 1, y: place.y, style: scene.style(.key))
    }
    let indent = place.x + columns.indent
    screen.write(
      scene.glyphs.mark(action.status), x: indent, y: place.y,
      style: scene.style(isDimmed ? .quiet : scene.theme.role(of: action.status)))
    drawTitle(row, on: &screen, in: place)
    screen.writeFitted(
      scene.words.owner(action, in: scene.register, on: scene.today),
      x: place.x + columns.ownerX, y: place.y, width: columns.owner,
      style: scene.style(isDimmed || action.lead?.confirmed == false ? .quiet : .plain),
      ellipsis: scene.glyphs.ellipsis)
    drawDue(row, on: &screen, in: place)
  }

  private func drawTitle(_ row: Int, on screen: inout Screen, in place: Rect) {
    let action = scene.register.actions[row]
    let isDimmed = !list.matching[row]
    let ended = action.status == .done || action.status == .dropped
    let style = scene.style(isDimmed || ended ? .quiet : .plain)
    let idX = place.x + columns.indent + 2
    let titleX = idX + columns.id + 1
    screen.writeFitted(
      action.id, x: idX, y: place.y, width: columns.id, style: style,
      ellipsis: scene.glyphs.ellipsis)
    let title = (action.priority == .high ? "! " : "") + action.title.text(in: scene.words.language)
    let room = columns.ownerX + place.x - 1 - titleX
    let note = TextWidth.fitted(
      columns.note(row, scene: scene, summary: summary), to: room / 2,
      ellipsis: scene.glyphs.ellipsis)
    let noteWidth = note.isEmpty ? 0 : TextWidth.of(note) + 1
    screen.writeFitted(
      title, x: titleX, y: place.y, width: room - noteWidth, style: style,
      ellipsis: scene.glyphs.ellipsis)
    screen.write(
      note, x: titleX + room - noteWidth + 1, y: place.y,
      style: scene.style(isDimmed ? .quiet : .waiting))
  }

  private func drawDue(_ row: Int, on screen: inout Screen, in place: Rect) {
    let end = place.right - 1
    guard let (due, isInherited) = scene.register.due(ofAction: row) else {
      screen.write("-", x: end - 1, y: place.y, style: scene.style(.quiet))
      return
    }
    let isLate =
      scene.register.actions[row].status.canBeLate && due.daysLate(on: scene.today) != nil
    let text =
      (isLate ? "!" : "") + scene.words.shortDue(due) + (isInherited ? scene.glyphs.inherited : "")
    screen.write(
      text, x: end - TextWidth.of(text), y: place.y,
      style: scene.style(isLate ? .bad : list.matching[row] ? .plain : .quiet))
  }
}
