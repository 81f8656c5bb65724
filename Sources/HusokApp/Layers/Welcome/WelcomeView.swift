import HusokCanvas

/// The first start: what husok is, and what to begin with.
struct WelcomeView {
  let state: AppState
  let choice: WelcomeChoice

  func draw(on screen: inout Screen, in area: Rect) {
    let width = min(area.width - 4, 72)
    var y = area.y + max(0, (area.height - 14) / 3)
    let x = area.x + (area.width - width) / 2
    screen.write(state.words("app.name"), x: x, y: y, style: state.theme.style(.heading))
    y += 1
    for line in TextWidth.wrapped(state.words("welcome.what"), to: width) {
      screen.write(line, x: x, y: y)
      y += 1
    }
    y += area.height > 12 ? 1 : 0
    for (index, option) in options.enumerated() where y < area.bottom - 2 {
      let place = Rect(x: x, y: y, width: width, height: 1)
      draw(option, isCurrent: index == choice.position, on: &screen, place)
      screen.mark(place, ClickTarget.item(index).text)
      y += 1
    }
    drawNotice(on: &screen, in: area)
    FooterView(state: state).draw(
      on: &screen, in: Rect(x: 0, y: area.bottom - 1, width: area.width, height: 1))
  }

  private var options: [(key: String, text: String)] {
    WelcomeChoice.Option.allCases.map { option in
      switch option {
      case .bundled: ("Enter", state.words("welcome.bundled"))
      case .empty: ("e", state.words("welcome.empty"))
      case .importing: ("i", state.words("welcome.importing"))
      case .language: ("l", state.words("welcome.language"))
      case .quit: ("q", state.words("welcome.quit"))
      }
    }
  }

  private func draw(
    _ option: (key: String, text: String), isCurrent: Bool, on screen: inout Screen, _ place: Rect
  ) {
    screen.write(isCurrent ? state.glyphs.cursor : " ", x: place.x, y: place.y)
    screen.write(option.key, x: place.x + 2, y: place.y, style: state.theme.style(.key))
    screen.writeFitted(
      option.text, x: place.x + 9, y: place.y, width: place.width - 9,
      ellipsis: state.glyphs.ellipsis)
    if isCurrent { screen.restyle(place) { $0.attributes.insert(.reversed) } }
  }

  private func drawNotice(on screen: inout Screen, in area: Rect) {
    guard let notice = state.notice else { return }
    screen.writeFitted(
      notice.text, x: 1, y: area.bottom - 2, width: area.width - 2,
      style: state.theme.style(notice.kind == .warning ? .bad : .plain),
      ellipsis: state.glyphs.ellipsis)
  }
}
