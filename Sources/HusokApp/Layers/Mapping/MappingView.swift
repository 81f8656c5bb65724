import HusokCanvas
import HusokExchange
import HusokModel

/// The columns of a log under each other, each with what it is taken for and some of what stands in
/// it; then the words that are not known, with what they mean.
struct MappingView {
  let scene: Scene
  let layer: MappingLayer

  func draw(on screen: inout Screen, in area: Rect) {
    let rows = layer.rows
    let title = scene.words("mapping.title", layer.source.name, layer.source.table.rows.count)
    let inside = BoxView(scene: scene, title: title).draw(
      on: &screen, in: area, width: area.width - 2, height: rows.count + 2)
    let top = max(0, min(layer.position - inside.height + 2, rows.count - inside.height))
    for (row, kind) in rows.enumerated().dropFirst(top).prefix(inside.height) {
      let place = Rect(x: inside.x, y: inside.y + row - top, width: inside.width, height: 1)
      draw(kind, isCurrent: row == layer.position, on: &screen, in: place)
      screen.mark(place, ClickTarget.item(row).text)
    }
  }

  private func draw(
    _ row: MappingLayer.Row, isCurrent: Bool, on screen: inout Screen, in place: Rect
  ) {
    if isCurrent {
      screen.write(scene.glyphs.cursor, x: place.x, y: place.y, style: scene.style(.key))
      screen.cursor = (place.x, place.y)
    }
    let words = scene.words
    switch row {
    case .place:
      let into = layer.mapping.into
      draw(
        words("mapping.into"),
        into.map { "\($0) \(words.title($0, in: scene.register))" } ?? words("mapping.open"), "",
        role: into == nil ? .waiting : .plain, isCurrent, on: &screen, in: place)
    case .column(let column):
      let entry = layer.mapping.columns[column]
      let role: Theme.Role = entry.use == .leave ? .quiet : .plain
      draw(
        entry.heading, words.use(entry.use), samples(entry.heading, column), role: role, isCurrent,
        on: &screen, in: place)
    case .meaning(let number):
      let meaning = layer.mapping.meanings[number]
      let isOpen = meaning.answer == LogMeaning.open
      draw(
        "\"\(meaning.text)\"", scene.answer(meaning), words("mapping.\(meaning.subject.rawValue)"),
        role: isOpen ? .waiting : .plain, isCurrent, on: &screen, in: place)
    case .preview:
      screen.write(
        "[ \(words("mapping.preview")) ]", x: place.x + 2, y: place.y,
        style: scene.style(isCurrent ? .chip : .key))
    }
  }

  private func draw(
    _ name: String, _ value: String, _ quiet: String, role: Theme.Role, _ isCurrent: Bool,
    on screen: inout Screen, in place: Rect
  ) {
    let first = min(30, place.width / 3)
    let second = min(28, place.width / 3)
    let ellipsis = scene.glyphs.ellipsis
    screen.writeFitted(
      name, x: place.x + 2, y: place.y, width: first - 2,
      style: scene.style(isCurrent ? .heading : .plain), ellipsis: ellipsis)
    let x = place.x + first + 1
    // Without samples the value has the rest of the row.
    let room = quiet.isEmpty ? place.right - x - 1 : second
    screen.writeFitted(
      value, x: x, y: place.y, width: room, style: scene.style(isCurrent ? .key : role),
      ellipsis: ellipsis)
    let rest = x + second + 1
    screen.writeFitted(
      quiet, x: rest, y: place.y, width: max(0, place.right - rest - 1),
      style: scene.style(.quiet), ellipsis: ellipsis)
  }

  /// Some of what stands in a column; of columns of one heading, in their order.
  private func samples(_ heading: String, _ column: Int) -> String {
    let table = layer.source.table
    let earlier = layer.mapping.columns.prefix(column).count { $0.heading == heading }
    let places = table.headings.indices.filter { table.headings[$0] == heading }
    guard let place = places.dropFirst(earlier).first else { return "" }
    let texts = table.samples(place).map { text in
      text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
    return texts.joined(separator: " \(scene.glyphs.vertical) ")
  }
}
