import HusokCanvas

/// The last line: the keys that can be pressed now, or what is wrong with what is typed.
struct FooterView {
  let scene: Scene
  /// What is wrong; nil where nothing is.
  let problem: String?
  let hints: [Hint]

  func draw(on screen: inout Screen, in area: Rect) {
    if problem != nil { return drawProblem(on: &screen, in: area) }
    var x = area.x + 1
    let (hints, gap) = fitting(area.width - 1)
    for (place, hint) in hints.enumerated() {
      if place > 0 { x += gap + (hints[place - 1].group == hint.group ? 0 : 1) }
      let start = x
      x += screen.write(
        hint.key, x: x, y: area.y, style: scene.style(hint.isOff ? .quiet : .key))
      x += screen.write(
        (hint.key.isEmpty || hint.name.isEmpty ? "" : " ") + hint.name, x: x, y: area.y,
        style: scene.style(hint.isOff ? .quiet : .plain))
      if let target = hint.target {
        screen.mark(Rect(x: start, y: area.y, width: x - start, height: 1), target.text)
      }
    }
  }

  /// The lines of what is wrong: whatever names what would be right is read to its end.
  func problemLines(in width: Int) -> [String] {
    guard let problem else { return [] }
    return TextWidth.wrapped(problem, to: max(1, width - 2))
  }

  /// What is wrong, its last line in the area and the others above.
  private func drawProblem(on screen: inout Screen, in area: Rect) {
    let lines = problemLines(in: area.width)
    for (row, line) in lines.enumerated() {
      let y = area.y - lines.count + 1 + row
      if y < 1 { continue }
      screen.fill(
        Rect(x: 0, y: y, width: screen.width, height: 1), style: scene.style(.plain))
      screen.writeFitted(
        line, x: area.x + 1, y: y, width: area.width - 2, style: scene.style(.bad),
        ellipsis: scene.glyphs.ellipsis)
    }
  }

  /// The hints that there is room for, and the blanks between them: those that matter least are left
  /// out first, from the right. Where they have groups, they move together before any is left out.
  private func fitting(_ width: Int) -> (hints: [Hint], gap: Int) {
    var hints = self.hints
    let tight = Set(hints.map(\.group)).count > 1 ? 1 : 2
    while FooterView.width(hints, gap: tight) > width, let least = hints.map(\.rank).max(),
      let place = hints.lastIndex(where: { $0.rank == least })
    {
      hints.remove(at: place)
    }
    return (hints, FooterView.width(hints, gap: 2) <= width ? 2 : tight)
  }

  private static func width(_ hints: [Hint], gap: Int) -> Int {
    let groups = zip(hints, hints.dropFirst()).count { $0.group != $1.group }
    return hints.reduce(0) { $0 + $1.width } + gap * max(0, hints.count - 1) + groups
  }
}
