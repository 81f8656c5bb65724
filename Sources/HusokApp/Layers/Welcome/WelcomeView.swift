import HusokCanvas

/// The first start: what husok is, and what to begin with.
struct WelcomeView {
  let scene: Scene
  let choice: WelcomeChoice
  let notice: Notice?

  func draw(on screen: inout Screen, in area: Rect) {
    let width = min(area.width - 4, 72)
    var y = area.y + max(0, (area.height - 14) / 3)
    let x = area.x + (area.width - width) / 2
    screen.write(scene.words("app.name"), x: x, y: y, style: scene.style(.heading))
    y += 1
    for line in TextWidth.wrapped(scene.words("welcome.what"), to: width) {
      screen.write(line, x: x, y: y)
      y += 1
    }
    y += area.height > 12 ? 1 : 0
    for (index, option) in options.enumerated() where y < area.bottom - 2 {
      let place = Rect(x: x, y: y, width: width, height: 1)
      draw(option, isCurrent: index == choice.position, on: &screen, in: place)
      screen.mark(place, ClickTarget.item(index).text)
      y += 1
    }
    drawNotice(on: &screen, in: area)
  }

  private var options: [(key: String, text: String)] {
    WelcomeChoice.Option.allCases.map { option in
      switch option {
      case .bundled: ("Enter", scene.words("welcome.bundled"))
      case .ministries: ("m", scene.words("welcome.ministries"))
      case .empty: ("e", scene.words("welcome.empty"))
      case .importing: ("i", scene.words("welcome.importing"))
      case .language: ("l", scene.words("welcome.language"))
      case .quit: ("q", scene.words("welcome.quit"))
      }
    }
  }

  private func draw(
    _ option: (key: String, text: String), isCurrent: Bool, on screen: inout Screen, in place: Rect
  ) {
    screen.write(isCurrent ? scene.glyphs.cursor : " ", x: place.x, y: place.y)
    screen.write(option.key, x: place.x + 2, y: place.y, style: scene.style(.key))
    screen.writeFitted(
      option.text, x: place.x + 9, y: place.y, width: place.width - 9,
      ellipsis: scene.glyphs.ellipsis)
    if isCurrent {
      screen.cursor = (place.x, place.y)
      screen.restyle(place) { $0.putUnderCursor() }
    }
  }

  private func drawNotice(on screen: inout Screen, in area: Rect) {
    guard let notice else { return }
    let lines = TextWidth.wrapped(notice.text, to: area.width - 2)
    for (row, line) in lines.enumerated() {
      screen.write(
        line, x: 1, y: area.bottom - 1 - lines.count + row,
        style: scene.style(notice.kind == .warning ? .bad : .plain))
    }
  }
}
