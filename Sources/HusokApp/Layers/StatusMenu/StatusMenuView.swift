import HusokCanvas
import HusokModel

/// The statuses that actions may take, with the letter of each; those that they may not take are
/// dimmed, and choosing one says why.
struct StatusMenuView {
  let state: AppState
  let menu: StatusMenu

  func draw(on screen: inout Screen, in area: Rect) {
    let title =
      menu.ids.count == 1 ? menu.ids.first ?? "" : state.words("act.actions", menu.ids.count)
    let inside = BoxView(state: state, title: title).draw(
      on: &screen, in: area, width: min(area.width - 2, 44),
      height: StatusMenu.letters.count + 2)
    let top = max(0, menu.position - inside.height + 1)
    for (row, choice) in StatusMenu.letters.dropFirst(top).prefix(inside.height).enumerated() {
      draw(
        choice, isCurrent: top + row == menu.position, on: &screen,
        Rect(x: inside.x, y: inside.y + row, width: inside.width, height: 1))
    }
  }

  private func draw(
    _ choice: (letter: Character, status: Status), isCurrent: Bool, on screen: inout Screen,
    _ area: Rect
  ) {
    let isOff = state.refusal(of: choice.status, for: menu.ids) != nil
    let style = state.theme.style(isOff ? .quiet : .plain)
    screen.write(
      String(choice.letter), x: area.x + 1, y: area.y,
      style: state.theme.style(isOff ? .quiet : .key))
    screen.write(state.glyphs.mark(choice.status), x: area.x + 3, y: area.y, style: style)
    screen.writeFitted(
      state.words.status(choice.status), x: area.x + 5, y: area.y, width: area.width - 6,
      style: style, ellipsis: state.glyphs.ellipsis)
    screen.mark(
      area, ClickTarget.item(StatusMenu.letters.firstIndex { $0.letter == choice.letter } ?? 0).text
    )
    if isCurrent { screen.restyle(area) { $0.attributes.insert(.reversed) } }
  }
}
