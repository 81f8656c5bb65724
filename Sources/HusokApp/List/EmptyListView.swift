import HusokCanvas
import HusokModel

/// What an empty list says: which filter hides things and which key clears it.
struct EmptyListView {
  let scene: Scene
  let asked: Asked
  /// What the filters that were put on by key are called.
  let filters: [String]
  /// Whether this person may add a meeting.
  let mayAdd: Bool

  func draw(on screen: inout Screen, in area: Rect) {
    guard !area.isEmpty else { return }
    screen.cursor = (area.x + 2, area.y + 1)
    for (index, line) in lines(area.width - 4).prefix(area.height - 1).enumerated() {
      screen.write(
        line, x: area.x + 2, y: area.y + 1 + index, limit: area.width - 4,
        style: index == 0 ? .plain : scene.style(.quiet))
    }
  }

  private func lines(_ width: Int) -> [String] {
    let words = scene.words
    if scene.register.actions.isEmpty, scene.register.meetings.isEmpty {
      var hints = [words(mayAdd ? "empty.register" : "empty.registerOfOthers")]
      if mayAdd, scene.register.ministries.isEmpty { hints.append(words("empty.ministries.add")) }
      return hints.flatMap { TextWidth.wrapped($0, to: width) }
    }
    var hints = [words("empty.filtered", scene.register.actions.count)]
    if !asked.query.isBlank { hints.append(words("empty.query", asked.query)) }
    if !filters.isEmpty {
      hints.append(words("empty.filters", filters.joined(separator: ", ")))
    }
    if asked.isMine { hints.append(words("empty.mine")) }
    if !asked.ministries.isEmpty { hints.append(words("empty.ministries")) }
    hints.append(words("empty.clear"))
    return hints.flatMap { TextWidth.wrapped($0, to: width) }
  }
}
