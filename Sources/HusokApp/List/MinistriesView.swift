import HusokCanvas
import HusokModel

/// The ministries with their keys and how many of the actions asked for each leads or supports, and
/// how much is done.
struct MinistriesView {
  let scene: Scene
  let asked: Asked
  let counts: RegisterCounts
  /// How many of the actions that are asked for each ministry has, by row; nil where none is hidden.
  let facets: [Int]?
  /// How many actions are asked for; nil for all.
  let facetTotal: Int?

  func draw(on screen: inout Screen, in area: Rect) {
    guard !area.isEmpty else { return }
    let rows = self.rows
    for (index, row) in rows.prefix(area.height).enumerated() {
      draw(row, on: &screen, in: Rect(x: area.x, y: area.y + index, width: area.width, height: 1))
    }
    if area.height < rows.count + 3 { return }
    drawProgress(
      on: &screen, in: Rect(x: area.x + 1, y: area.bottom - 1, width: area.width - 2, height: 1))
  }

  private struct Row {
    let key: String
    let code: String
    let count: String
    let isOn: Bool
    let target: ClickTarget
  }

  private var rows: [Row] {
    let all = Row(
      key: "0", code: scene.words("ministries.all"),
      count: String(facetTotal ?? scene.register.actions.count), isOn: asked.ministries.isEmpty,
      target: .keys([.character("0")]))
    let keyed = keyed.map(line)
    let others = scene.register.ministries.indices.filter { row in
      scene.register.ministries[row].key == nil
    }
    let picked = others.filter { asked.ministries.contains(scene.register.ministries[$0].id) }
    let more = Row(
      key: scene.words("ministries.othersKey"), code: scene.words("ministries.others"),
      count: scene.glyphs.ellipsis, isOn: false, target: .keys([.character("m")]))
    return [all] + keyed + picked.map(line) + (others.count > picked.count ? [more] : [])
  }

  /// The rows of the ministries that have a key, in the order of the keys.
  private var keyed: [Int] {
    let ministries = scene.register.ministries
    return ministries.indices.filter { ministries[$0].key != nil }
      .sorted { (ministries[$0].key ?? 0) < (ministries[$1].key ?? 0) }
  }

  private func line(_ row: Int) -> Row {
    let ministry = scene.register.ministries[row]
    let count = (facets ?? counts.ministries)[row]
    return Row(
      key: ministry.key.map(String.init) ?? " ",
      code: ministry.name(on: scene.today).column(in: scene.words.language),
      count: count == 0 ? scene.glyphs.none : String(count),
      isOn: asked.ministries.contains(ministry.id), target: .ministry(ministry.id))
  }

  private func draw(_ row: Row, on screen: inout Screen, in area: Rect) {
    screen.mark(area, row.target.text)
    let base = row.isOn ? scene.style(row.key == "0" ? .heading : .chip) : .plain
    if row.isOn, row.key != "0" { screen.fill(area, style: base) }
    screen.write(
      row.key, x: area.x + 1, y: area.y, style: row.isOn ? base : scene.style(.key))
    let countX = area.right - 1 - TextWidth.of(row.count)
    screen.writeFitted(
      row.code, x: area.x + 3, y: area.y, width: countX - 1 - area.x - 3, style: base,
      ellipsis: scene.glyphs.ellipsis)
    screen.write(row.count, x: countX, y: area.y, style: base)
  }

  /// How much is done of all that counts, as numbers and as a bar above them.
  private func drawProgress(on screen: inout Screen, in area: Rect) {
    let total = counts.total
    let text = "\(total.done)/\(total.counted)"
    let share = total.counted == 0 ? 0 : Double(total.done) / Double(total.counted)
    let bar = scene.glyphs.bar(share, width: area.width)
    let used = screen.write(
      bar.full, x: area.x, y: area.y - 1, style: scene.style(.good))
    screen.write(bar.empty, x: area.x + used, y: area.y - 1, style: scene.style(.quiet))
    let label = scene.words("ministries.done")
    // Where both do not fit, the bar above says what the numbers are of.
    if TextWidth.of(label) < area.width - TextWidth.of(text) {
      screen.write(label, x: area.x, y: area.y)
    }
    screen.write(text, x: max(area.x, area.right - TextWidth.of(text)), y: area.y)
  }
}
