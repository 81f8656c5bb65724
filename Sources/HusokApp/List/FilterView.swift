import HusokCanvas
import HusokModel

/// The second line: what is asked for, how many there are, and in which order.
struct FilterView {
  let scene: Scene
  let asked: Asked
  /// How many actions are asked for.
  let matchCount: Int
  /// How many wait for a ministry that is asked for.
  let waitingCount: Int

  func draw(on screen: inout Screen, in area: Rect) {
    let right = order
    let start = max(area.x, area.right - 1 - TextWidth.of(right))
    drawChips(on: &screen, in: Rect(x: 1, y: area.y, width: start - 2, height: 1))
    screen.write(right, x: start, y: area.y, style: scene.style(.quiet))
    screen.mark(
      Rect(x: start, y: area.y, width: TextWidth.of(right), height: 1),
      ClickTarget.keys([.character(".")]).text)
  }

  private var order: String {
    let words = scene.words
    let count = words("filter.count", matchCount, scene.register.actions.count)
    var parts = [count, words(asked.groupingKey)]
    if asked.sort != nil || asked.isReversed {
      parts.append(words(asked.sortKey) + (asked.isReversed ? scene.glyphs.reversed : ""))
    }
    return parts.joined(separator: "  ")
  }

  private func drawChips(on screen: inout Screen, in area: Rect) {
    if asked.isUnfiltered {
      screen.write(
        scene.words("filter.all"), x: area.x, y: area.y, limit: area.width,
        style: scene.style(.quiet))
      return
    }
    var x = area.x
    for (chip, target) in chips where x < area.right {
      let used = screen.writeFitted(
        chip, x: x, y: area.y, width: area.right - x, style: scene.style(.chip),
        ellipsis: scene.glyphs.ellipsis)
      screen.mark(Rect(x: x, y: area.y, width: used, height: 1), target.text)
      x += used + 1
    }
    if waitingCount > 0, x < area.right {
      _ = screen.writeFitted(
        scene.words("filter.awaited", waitingCount), x: x + 1, y: area.y,
        width: area.right - x - 1, style: scene.style(.waiting), ellipsis: scene.glyphs.ellipsis)
    }
  }

  /// The filters that are on, each with what a click does to take it off.
  private var chips: [(String, ClickTarget)] {
    let close = " " + scene.glyphs.close
    var chips = asked.ministries.map { id -> (String, ClickTarget) in
      ("@" + scene.short(id) + close, .ministry(id))
    }
    if asked.isMine { chips.append((scene.words("filter.mine") + close, .command("mine"))) }
    for term in asked.filters {
      let target = ListFilter.of(term: term).map { ClickTarget.command($0.word) }
      let name = ListFilter.name(ofTerm: term, scene.words)
      chips.append((name + close, target ?? .keys([.escape])))
    }
    if !asked.query.isBlank { chips.append(("/ \(asked.query)" + close, .keys([.escape]))) }
    return chips
  }
}

extension Asked {
  /// The key of the words for what it is grouped by.
  var groupingKey: String { "grouping.\(grouping?.rawValue ?? "none")" }

  /// The key of the words for what it is sorted by.
  var sortKey: String { "sorting.\(sort?.rawValue ?? "meeting")" }
}
