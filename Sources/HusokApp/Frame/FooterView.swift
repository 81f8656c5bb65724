import HusokCanvas

/// The last line: the keys that can be pressed now, or what is wrong with what is typed.
struct FooterView {
  let scene: Scene
  /// What is wrong; nil where nothing is.
  let problem: String?
  let hints: [Hint]

  func draw(on screen: inout Screen, in area: Rect) {
    if let problem {
      screen.writeFitted(
        problem, x: area.x + 1, y: area.y, width: area.width - 2, style: scene.style(.bad),
        ellipsis: scene.glyphs.ellipsis)
      return
    }
    var x = area.x + 1
    for hint in fitting(area.width - 2) {
      let start = x
      x += screen.write(
        hint.key, x: x, y: area.y, style: scene.style(hint.isOff ? .quiet : .key))
      x += screen.write(
        (hint.key.isEmpty || hint.name.isEmpty ? "" : " ") + hint.name, x: x, y: area.y,
        style: scene.style(hint.isOff ? .quiet : .plain))
      if let target = hint.target {
        screen.mark(Rect(x: start, y: area.y, width: x - start, height: 1), target.text)
      }
      x += 2
    }
  }

  /// The hints that there is room for: those that matter least are left out first, from the right.
  private func fitting(_ width: Int) -> [Hint] {
    var hints = self.hints
    func total() -> Int { hints.reduce(0) { $0 + $1.width + 2 } - 2 }
    while total() > width, let least = hints.map(\.rank).max(),
      let place = hints.lastIndex(where: { $0.rank == least })
    {
      hints.remove(at: place)
    }
    return hints
  }
}
