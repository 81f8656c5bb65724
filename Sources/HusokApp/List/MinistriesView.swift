import HusokCanvas
import HusokModel

/// The ministries with their keys and how many actions each has, and how much is done.
struct MinistriesView {
  let scene: Scene
  let asked: Asked
  let counts: RegisterCounts

  func draw(on screen: inout Screen, in area: Rect) {
    guard !area.isEmpty else { return }
    let rows = self.rows
    for (index, row) in rows.prefix(max(0, area.height - 2)).enumerated() {
      draw(row, on: &screen, in: Rect(x: area.x, y: area.y + index, width: area.width, height: 1))
    }
    drawProgress(
      on: &screen, in: Rect(x: area.x + 1, y: area.bottom - 1, width: area.width - 2, height: 1))
  }

  private struct Row {
    let key: String
    let code: String
    let name: String
    let count: String
    let isOn: Bool
    let target: ClickTarget
  }

  private var rows: [Row] {
    let all = Row(
      key: "0", code: scene.words("ministries.all"), name: "",
      count: String(scene.register.actions.count), isOn: asked.ministries.isEmpty,
      target: .keys([.character("0")]))
    let keyed = keyed.map(line)
    let others = scene.register.ministries.indices.filter { row in
      scene.register.ministries[row].key == nil
    }
    let picked = others.filter { asked.ministries.contains(scene.register.ministries[$0].id) }
    let more = Row(
      key: " ", code: scene.words("ministries.others"), name: scene.words("ministries.othersKey"),
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
    let name = ministry.name(on: scene.today)
    let isKorean = scene.words.language == .korean
    let count = counts.ministries[row]
    return Row(
      key: ministry.key.map(String.init) ?? " ",
      code: isKorean ? name.short(in: .korean) : name.code,
      name: isKorean ? name.code : name.short(in: .korean),
      count: count == 0 ? "-" : String(count),
      isOn: asked.ministries.contains(ministry.id), target: .ministry(ministry.id))
  }

  private func draw(_ row: Row, on screen: inout Screen, in area: Rect) {
    screen.mark(area, row.target.text)
    let base = row.isOn ? scene.style(row.key == "0" ? .heading : .chip) : .plain
    if row.isOn, row.key != "0" { screen.fill(area, style: base) }
    let keyStyle = row.isOn ? base : scene.style(.key)
    screen.write(row.key, x: area.x + 1, y: area.y, style: keyStyle)
    let codeWidth = scene.words.language == .korean ? 11 : 8
    let used = screen.writeFitted(
      row.code, x: area.x + 3, y: area.y, width: area.width - 8, style: base,
      ellipsis: scene.glyphs.ellipsis)
    let nameX = area.x + 3 + max(codeWidth, used + 1)
    let count = TextWidth.of(row.count)
    screen.writeFitted(
      row.name, x: nameX, y: area.y, width: area.right - 2 - count - nameX,
      style: row.isOn ? base : scene.style(.quiet), ellipsis: scene.glyphs.ellipsis)
    screen.write(row.count, x: area.right - 1 - count, y: area.y, style: base)
  }

  private func drawProgress(on screen: inout Screen, in area: Rect) {
    let total = counts.total
    let text = scene.words("ministries.progress", total.done, total.counted)
    let label = scene.words("ministries.done") + " "
    var x = area.x
    x += screen.write(label, x: x, y: area.y, limit: area.width)
    let width = max(0, area.right - x - TextWidth.of(text) - 2)
    let full = total.counted == 0 ? 0 : width * total.done / total.counted
    screen.write(
      String(repeating: scene.glyphs.full, count: full), x: x, y: area.y,
      style: scene.style(.good))
    screen.write(
      String(repeating: scene.glyphs.empty, count: width - full), x: x + full, y: area.y,
      style: scene.style(.quiet))
    screen.write(text, x: area.right - TextWidth.of(text), y: area.y)
  }
}
