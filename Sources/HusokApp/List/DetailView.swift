import HusokCanvas
import HusokExchange
import HusokModel

/// The details of the record under the cursor, beside or below the list.
struct DetailView {
  let state: AppState

  func draw(on screen: inout Screen, in area: Rect) {
    let lines = state.detailLines
    for (row, line) in lines.dropFirst(state.list.detailTop).prefix(area.height).enumerated() {
      screen.write(
        line.text, x: area.x + (state.isWide ? 1 : 0), y: area.y + row, limit: area.width - 1,
        style: state.theme.style(of: line))
    }
    drawMore(on: &screen, in: area, count: lines.count)
  }

  /// Says at the right edge that there is more above or below.
  private func drawMore(on screen: inout Screen, in area: Rect, count: Int) {
    guard count > state.list.detailTop + area.height, area.height > 1 else { return }
    screen.write(
      state.glyphs.ellipsis, x: area.right - 1, y: area.bottom - 1,
      style: state.theme.style(.quiet))
  }
}

/// The details on the whole screen.
struct FullDetailView {
  let state: AppState

  func draw(on screen: inout Screen, in area: Rect) {
    RuleView(state: state, title: state.list.selected).draw(
      on: &screen, in: Rect(x: 0, y: area.y, width: area.width, height: 1))
    let inner = state.detailArea
    let lines = state.detailLines
    for (row, line) in lines.dropFirst(state.list.detailTop).prefix(inner.height).enumerated() {
      screen.write(
        line.text, x: inner.x, y: inner.y + row, limit: inner.width,
        style: state.theme.style(of: line))
    }
  }
}

extension AppState {
  var isWide: Bool { Layout(size: size).isWide }

  /// Whether the details have the whole screen.
  private var isDetailFull: Bool {
    if case .detail = layers.last { true } else { false }
  }

  /// Where the details stand now.
  var detailArea: Rect {
    let layout = Layout(size: size)
    if isDetailFull {
      return Rect(x: 1, y: 2, width: size.width - 2, height: layout.message.y - 2)
    }
    return layout.detail
  }

  /// The record that the details are about: the one under the cursor.
  private var detailRecord: String? {
    if isDetailFull { return list.selected }
    guard let row = selectedRow else { return nil }
    if case .group = row { return nil }
    return id(of: row)
  }

  /// The details of the record under the cursor, as lines that fit.
  var detailLines: [RecordText.Line] {
    guard let record = detailRecord else { return [] }
    let isBrief = !isDetailFull && !isWide
    // Beside or below the list a column is left for the mark that there is more.
    let width = detailArea.width - (isDetailFull ? 0 : isWide ? 2 : 1)
    let known = summary ?? HistorySummary(of: record, in: register)
    let text = RecordText(
      register: register, counts: counts, words: words, today: today, width: width,
      isBrief: isBrief, assessment: Assessment(register, today: today, summary: known))
    return text.lines(of: record)
  }
}
