import HusokCanvas
import HusokModel

/// What may follow the keys pressed so far, in as many columns as there is room for.
struct PopupView {
  /// One of the keys that may follow.
  struct Entry {
    /// How the key is written.
    let key: String
    /// What it does.
    let text: String
    /// How many actions it finds, where it finds some.
    var count: Int?
    /// Whether it does nothing now.
    let isOff: Bool
    /// What a click on it does.
    let target: ClickTarget
  }

  let scene: Scene
  /// The keys pressed so far.
  let pending: [Key]
  let entries: [Entry]

  func draw(on screen: inout Screen, in area: Rect) {
    let inner = max(20, min(area.width - 4, 92))
    // Wide columns where there is room; narrow ones before anything is left out.
    let most = max(1, screen.height - 4)
    let columns =
      [30, 24, 18, 13].map { max(1, inner / $0) }
      .first { (entries.count + $0 - 1) / $0 <= most } ?? max(1, inner / 13)
    let rows = (entries.count + columns - 1) / columns
    let title = pending.map(\.text).joined(separator: " ") + " " + scene.glyphs.ellipsis
    let inside = BoxView(scene: scene, title: title).draw(
      on: &screen, in: area, width: inner + 2, height: rows + 2)
    let width = inside.width / columns
    for (index, entry) in entries.enumerated() {
      let place = Rect(
        x: inside.x + 1 + index / rows * width, y: inside.y + index % rows, width: width - 2,
        height: 1)
      if place.y >= inside.bottom { continue }
      draw(entry, on: &screen, in: place)
    }
  }

  private func draw(_ entry: Entry, on screen: inout Screen, in place: Rect) {
    screen.write(
      entry.key, x: place.x, y: place.y, style: scene.style(entry.isOff ? .quiet : .key))
    let count = entry.count.map { " \($0)" } ?? ""
    let room = place.width - 3 - TextWidth.of(count)
    let used = screen.writeFitted(
      entry.text, x: place.x + 3, y: place.y, width: room,
      style: scene.style(entry.isOff || entry.count == 0 ? .quiet : .plain),
      ellipsis: scene.glyphs.ellipsis)
    screen.write(
      count, x: place.x + 3 + used, y: place.y,
      style: scene.style(entry.count == 0 ? .quiet : .key))
    screen.mark(place, entry.target.text)
  }
}
