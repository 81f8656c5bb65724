import HusokCanvas
import HusokModel

/// The first line: the program, the view, the day, the person and where the store stands.
struct HeaderView {
  let scene: Scene
  let view: ViewKind
  let profile: Profile
  let save: SaveState
  /// Whether an earlier day is shown.
  let isPast: Bool
  /// The name of the register, where the person has several.
  let register: String?
  /// Whether the keyboard is in Hangul mode.
  let isHangulMode: Bool

  func draw(on screen: inout Screen, in area: Rect) {
    let name = " " + (scene.glyphs.isASCII ? "husok" : scene.words("app.name"))
    let used = screen.write(name, x: area.x, y: area.y, style: scene.style(.heading))
    let rest = Rect(x: area.x + used + 2, y: area.y, width: area.width - used - 2, height: 1)
    let end =
      area.width < 110 ? drawView(on: &screen, in: rest) : drawTabs(on: &screen, in: rest)
    drawRight(on: &screen, in: area, after: end)
  }

  /// Without room for tabs: the view, and which of how many it is. Gives where it ends.
  private func drawView(on screen: inout Screen, in area: Rect) -> Int {
    let all = ViewKind.allCases
    let place = (all.firstIndex(of: view) ?? 0) + 1
    let text = scene.words("view.\(view.rawValue)") + " \(place)/\(all.count)"
    let used = screen.write(text, x: area.x, y: area.y, limit: area.width)
    screen.mark(
      Rect(x: area.x, y: area.y, width: used, height: 1),
      ClickTarget.keys([.character("]")]).text)
    return area.x + used
  }

  private func drawTabs(on screen: inout Screen, in area: Rect) -> Int {
    var x = area.x
    for kind in ViewKind.allCases {
      let name = scene.words("view.\(kind.rawValue)")
      let isOn = kind == view
      let text = isOn ? "[\(name)]" : " \(name) "
      let used = screen.write(
        text, x: x, y: area.y, style: scene.style(isOn ? .heading : .plain))
      screen.mark(
        Rect(x: x, y: area.y, width: used, height: 1), ClickTarget.command(kind.rawValue).text)
      x += used + 1
    }
    return x
  }

  /// What stands at the right, from the least to the most needed; what has no room is left out
  /// from the left.
  private func drawRight(on screen: inout Screen, in area: Rect, after left: Int) {
    var parts: [(text: String, role: Theme.Role)] = []
    if isHangulMode { parts.append((scene.words("header.hangul"), .chip)) }
    let day = scene.words.day(scene.today)
    if !isPast { parts.append((day, .plain)) }
    if let register { parts.append((TextWidth.visible(register), .heading)) }
    if let person { parts.append((person, .plain)) }
    parts.append(saveState)
    // That it is not today must be seen in any window.
    if isPast { parts.append((scene.words("header.asOf", day), .chip)) }
    var x = area.right - 1
    for part in parts.reversed() {
      x -= TextWidth.of(part.text)
      if x <= left { return }
      screen.write(part.text, x: x, y: area.y, style: scene.style(part.role))
      x -= 2
    }
  }

  private var person: String? {
    guard let ministry = profile.ministry else { return nil }
    return scene.short(ministry) + " " + scene.words("role.\(profile.role.rawValue)")
  }

  private var saveState: (text: String, role: Theme.Role) {
    switch save {
    case .saved: (scene.words("save.saved"), .good)
    case .saving: (scene.words("save.saving"), .waiting)
    case .failed: (scene.words("save.failed"), .bad)
    case .readOnly: (scene.words("save.readOnly"), .chip)
    case .demo: (scene.words("save.demo"), .waiting)
    }
  }
}
