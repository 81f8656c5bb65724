import HusokCanvas
import HusokModel

/// What may follow the keys pressed so far, in as many columns as there is room for.
struct PopupView {
  let state: AppState

  func draw(on screen: inout Screen, in area: Rect) {
    let entries = self.entries
    let inner = max(20, min(area.width - 4, 92))
    // Wide columns where there is room; narrow ones before anything is left out.
    let most = max(1, screen.height - 4)
    let columns =
      [30, 24, 18, 13].map { max(1, inner / $0) }
      .first { (entries.count + $0 - 1) / $0 <= most } ?? max(1, inner / 13)
    let rows = (entries.count + columns - 1) / columns
    let title = state.pending.map(\.text).joined(separator: " ") + " " + state.glyphs.ellipsis
    let inside = BoxView(state: state, title: title).draw(
      on: &screen, in: area, width: inner + 2, height: rows + 2)
    let width = inside.width / columns
    for (index, entry) in entries.enumerated() {
      let place = Rect(
        x: inside.x + 1 + index / rows * width, y: inside.y + index % rows, width: width - 2,
        height: 1)
      if place.y >= inside.bottom { continue }
      draw(entry, on: &screen, place)
    }
  }

  private struct Entry {
    let key: String
    let text: String
    let isOff: Bool
    let target: ClickTarget
  }

  private var entries: [Entry] {
    var entries = CommandTable.following(state.pending).map { key, info in
      Entry(
        key: key.text, text: state.words("command.\(info.word)"),
        isOff: info.reason(in: state) != nil, target: .keys([key]))
    }
    if state.pending == [.letter("g")] {
      for (index, kept) in state.settings.keptViews.prefix(9).enumerated() {
        entries.append(
          Entry(
            key: String(index + 1), text: kept.name, isOff: false,
            target: .keys([.digit(index + 1)])))
      }
    }
    return entries
  }

  private func draw(_ entry: Entry, on screen: inout Screen, _ place: Rect) {
    let theme = state.theme
    screen.write(entry.key, x: place.x, y: place.y, style: theme.style(entry.isOff ? .quiet : .key))
    screen.writeFitted(
      entry.text, x: place.x + 3, y: place.y, width: place.width - 3,
      style: theme.style(entry.isOff ? .quiet : .plain), ellipsis: state.glyphs.ellipsis)
    screen.mark(place, entry.target.text)
  }
}
