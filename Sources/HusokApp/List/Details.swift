import HusokCanvas
import HusokExchange
import HusokModel
import HusokWords

/// The details of one record: beside the list, below it, or on the whole screen.
struct Details {
  let scene: Scene
  let figures: Figures
  let layout: Layout
  /// Whether they have the whole screen.
  let isFull: Bool
  /// The record that they are about.
  let record: String?

  /// Where they stand.
  var area: Rect {
    if isFull {
      return Rect(x: 1, y: 2, width: layout.size.width - 2, height: layout.message.y - 2)
    }
    return layout.detail
  }

  /// The details, as lines that fit.
  var lines: [RecordText.Line] {
    guard let record else { return [] }
    // Beside or below the list a column is left for the mark that there is more.
    let width = area.width - (isFull ? 0 : layout.isWide ? 2 : 1)
    let summary = figures.summary ?? HistorySummary(of: record, in: scene.register)
    let text = RecordText(
      register: scene.register, counts: figures.counts, words: scene.words, today: scene.today,
      width: width, isBrief: !isFull && !layout.isWide,
      states: ActionStates(scene.register, today: scene.today, summary: summary))
    return text.lines(of: record)
  }
}
