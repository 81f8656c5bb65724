import HusokCanvas
import HusokModel

/// The ministries as one line: those that are on and those with most actions first, as many as
/// there is room for.
struct ChipsView {
  let scene: Scene
  let asked: Asked
  let counts: RegisterCounts
  /// How many of the actions that are asked for each ministry has, by row; nil where none is hidden.
  let facets: [Int]?

  func draw(on screen: inout Screen, in area: Rect) {
    guard !area.isEmpty else { return }
    let more = "m " + scene.glyphs.ellipsis
    let end = area.right - 1 - TextWidth.of(more)
    var x = area.x + 1
    let all = drawChip(
      scene.words("ministries.all"), key: "0", isOn: false, on: &screen, x: x, y: area.y)
    screen.mark(
      Rect(x: x, y: area.y, width: all, height: 1), ClickTarget.keys([.character("0")]).text)
    x += all + 2
    for row in order {
      let ministry = scene.register.ministries[row]
      let name = scene.short(ministry.id)
      let isOn = asked.ministries.contains(ministry.id)
      let key = ministry.key.map(String.init) ?? ""
      let count = (facets ?? counts.ministries)[row]
      let width = TextWidth.of("\(key) \(name) \(count)") + (isOn ? 1 : 0)
      if x + width > end { break }
      let used = drawChip(
        "\(name) \(count)", key: key, isOn: isOn, on: &screen, x: x, y: area.y)
      screen.mark(
        Rect(x: x, y: area.y, width: used, height: 1), ClickTarget.ministry(ministry.id).text)
      x += used + 2
    }
    screen.mark(
      Rect(x: x, y: area.y, width: 3, height: 1), ClickTarget.keys([.character("m")]).text)
    screen.write("m", x: x, y: area.y, limit: area.right - x, style: scene.style(.key))
    screen.write(
      " " + scene.glyphs.ellipsis, x: x + 1, y: area.y, limit: area.right - x - 1,
      style: scene.style(.quiet))
  }

  private func drawChip(
    _ text: String, key: String, isOn: Bool, on screen: inout Screen, x: Int, y: Int
  ) -> Int {
    var used = screen.write(key, x: x, y: y, style: scene.style(.key))
    if isOn {
      used += screen.write("[\(text)]", x: x + used, y: y, style: scene.style(.chip))
    } else {
      used += screen.write((key.isEmpty ? "" : " ") + text, x: x + used, y: y)
    }
    return used
  }

  /// Those with actions, most first, all while there are none; one that is on stays where it is, so that the line does not
  /// jump, but is never left out.
  private var order: [Int] {
    let on = Set(asked.ministries)
    let counts = counts.ministries
    let rows = scene.register.ministries.indices.filter { row in
      let ministry = scene.register.ministries[row]
      return on.contains(ministry.id)
        || (ministry.key != nil && (counts[row] > 0 || scene.register.actions.isEmpty))
    }
    let sorted = rows.sorted { (counts[$1], $0) < (counts[$0], $1) }
    let unkeyed = sorted.filter { scene.register.ministries[$0].key == nil }
    return unkeyed + sorted.filter { scene.register.ministries[$0].key != nil }
  }
}
