import HusokCanvas

/// A question in a frame.
struct QuestionView {
  let scene: Scene
  let question: Question

  func draw(on screen: inout Screen, in area: Rect) {
    let width = min(area.width - 2, 78)
    let lines = TextWidth.wrapped(question.text, to: width - 4)
    let inside = BoxView(scene: scene, title: scene.words("question.title")).draw(
      on: &screen, in: area, width: width, height: lines.count + 4)
    screen.cursor = (inside.x + 1, inside.y)
    for (row, line) in lines.enumerated() { screen.write(line, x: inside.x + 1, y: inside.y + row) }
    screen.write(
      scene.words(question.keys), x: inside.x + 1, y: inside.bottom - 1,
      style: scene.style(.key))
  }
}
