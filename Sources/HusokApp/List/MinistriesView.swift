import HusokCanvas
import HusokModel

/// The ministries with their keys and how many actions each has, and how much is done.
struct MinistriesView {
  let state: AppState

  func draw(on screen: inout Screen, in area: Rect) {
    guard !area.isEmpty else { return }
    let rows = self.rows
    for (index, row) in rows.prefix(max(0, area.height - 2)).enumerated() {
      draw(row, on: &screen, Rect(x: area.x, y: area.y + index, width: area.width, height: 1))
    }
    drawProgress(
      on: &screen, Rect(x: area.x + 1, y: area.bottom - 1, width: area.width - 2, height: 1))
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
      key: "0", code: state.words("ministries.all"), name: "",
      count: String(state.register.actions.count), isOn: state.list.ministries.isEmpty,
      target: .keys([.character("0")]))
    let keyed = state.keyedMinistries.map { row in row < 0 ? all : line(row) }
    let others = state.register.ministries.indices.filter { row in
      state.register.ministries[row].key == nil
    }
    let picked = others.filter { state.list.ministries.contains(state.register.ministries[$0].id) }
    let more = Row(
      key: " ", code: state.words("ministries.others"), name: state.words("ministries.othersKey"),
      count: state.glyphs.ellipsis, isOn: false, target: .keys([.character("m")]))
    return [all] + keyed + picked.map(line) + (others.count > picked.count ? [more] : [])
  }

  private func line(_ row: Int) -> Row {
    let ministry = state.register.ministries[row]
    let name = ministry.name(on: state.today)
    let isKorean = state.words.language == .korean
    let count = state.counts.ministries[row]
    return Row(
      key: ministry.key.map(String.init) ?? " ",
      code: isKorean ? name.short(in: .korean) : name.code,
      name: isKorean ? name.code : name.short(in: .korean),
      count: count == 0 ? "-" : String(count),
      isOn: state.list.ministries.contains(ministry.id), target: .ministry(ministry.id))
  }

  private func draw(_ row: Row, on screen: inout Screen, _ area: Rect) {
    let theme = state.theme
    screen.mark(area, row.target.text)
    let base = row.isOn ? theme.style(row.key == "0" ? .heading : .chip) : .plain
    if row.isOn, row.key != "0" { screen.fill(area, style: base) }
    let keyStyle = row.isOn ? base : theme.style(.key)
    screen.write(row.key, x: area.x + 1, y: area.y, style: keyStyle)
    let codeWidth = state.words.language == .korean ? 11 : 8
    let used = screen.writeFitted(
      row.code, x: area.x + 3, y: area.y, width: area.width - 8, style: base,
      ellipsis: state.glyphs.ellipsis)
    let nameX = area.x + 3 + max(codeWidth, used + 1)
    let count = TextWidth.of(row.count)
    screen.writeFitted(
      row.name, x: nameX, y: area.y, width: area.right - 2 - count - nameX,
      style: row.isOn ? base : theme.style(.quiet), ellipsis: state.glyphs.ellipsis)
    screen.write(row.count, x: area.right - 1 - count, y: area.y, style: base)
  }

  private func drawProgress(on screen: inout Screen, _ area: Rect) {
    let total = state.counts.total
    let text = state.words("ministries.progress", total.done, total.counted)
    let label = state.words("ministries.done") + " "
    var x = area.x
    x += screen.write(label, x: x, y: area.y, limit: area.width)
    let width = max(0, area.right - x - TextWidth.of(text) - 2)
    let full = total.counted == 0 ? 0 : width * total.done / total.counted
    screen.write(
      String(repeating: state.glyphs.full, count: full), x: x, y: area.y,
      style: state.theme.style(.good))
    screen.write(
      String(repeating: state.glyphs.empty, count: width - full), x: x + full, y: area.y,
      style: state.theme.style(.quiet))
    screen.write(text, x: area.right - TextWidth.of(text), y: area.y)
  }
}

extension AppState {
  /// The rows of the ministries that have a key, in the order of the keys.
  var keyedMinistries: [Int] {
    register.ministries.indices.filter { register.ministries[$0].key != nil }
      .sorted { (register.ministries[$0].key ?? 0) < (register.ministries[$1].key ?? 0) }
  }
}

/// The ministries as one line: those that are on and those with most actions first, as many as
/// there is room for.
struct ChipsView {
  let state: AppState

  func draw(on screen: inout Screen, in area: Rect) {
    guard !area.isEmpty else { return }
    let more = "m " + state.glyphs.ellipsis
    let end = area.right - 1 - TextWidth.of(more)
    var x = area.x + 1
    let all = drawChip("0", state.words("ministries.all"), nil, false, on: &screen, x, area.y)
    screen.mark(
      Rect(x: x, y: area.y, width: all, height: 1), ClickTarget.keys([.character("0")]).text)
    x += all + 2
    for row in order {
      let ministry = state.register.ministries[row]
      let name = state.words.short(ministry.id, in: state.register, on: state.today)
      let isOn = state.list.ministries.contains(ministry.id)
      let key = ministry.key.map(String.init) ?? ""
      let count = state.counts.ministries[row]
      let width = TextWidth.of("\(key) \(name) \(count)") + (isOn ? 1 : 0)
      if x + width > end { break }
      let used = drawChip(key, name, count, isOn, on: &screen, x, area.y)
      screen.mark(
        Rect(x: x, y: area.y, width: used, height: 1), ClickTarget.ministry(ministry.id).text)
      x += used + 2
    }
    screen.mark(
      Rect(x: x, y: area.y, width: 3, height: 1), ClickTarget.keys([.character("m")]).text)
    screen.write("m", x: x, y: area.y, limit: area.right - x, style: state.theme.style(.key))
    screen.write(
      " " + state.glyphs.ellipsis, x: x + 1, y: area.y, limit: area.right - x - 1,
      style: state.theme.style(.quiet))
  }

  private func drawChip(
    _ key: String, _ name: String, _ count: Int?, _ isOn: Bool, on screen: inout Screen, _ x: Int,
    _ y: Int
  ) -> Int {
    let text = count.map { "\(name) \($0)" } ?? name
    var used = screen.write(key, x: x, y: y, style: state.theme.style(.key))
    if isOn {
      used += screen.write("[\(text)]", x: x + used, y: y, style: state.theme.style(.chip))
    } else {
      used += screen.write((key.isEmpty ? "" : " ") + text, x: x + used, y: y)
    }
    return used
  }

  /// Those with actions, most first; one that is on stays where it is, so that the line does not
  /// jump, but is never left out.
  private var order: [Int] {
    let on = Set(state.list.ministries)
    let counts = state.counts.ministries
    let rows = state.register.ministries.indices.filter { row in
      let ministry = state.register.ministries[row]
      return on.contains(ministry.id) || (ministry.key != nil && counts[row] > 0)
    }
    let sorted = rows.sorted { (counts[$1], $0) < (counts[$0], $1) }
    let unkeyed = sorted.filter { state.register.ministries[$0].key == nil }
    return unkeyed + sorted.filter { state.register.ministries[$0].key != nil }
  }
}
