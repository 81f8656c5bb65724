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

  /// One line; below a wide list what is known stands beside what was said.
  struct Row {
    var left: RecordText.Line?
    var right: RecordText.Line?
  }

  /// Where they stand.
  var area: Rect {
    if isFull {
      return Rect(x: 1, y: 2, width: layout.size.width - 2, height: layout.message.y - 2)
    }
    return layout.detail
  }

  /// The cells between the edge of their area and the text.
  var inset: Int { !isFull && layout.isFramed ? 1 : 0 }

  /// Where the second column begins, from the first; nil where there is none.
  var secondColumn: Int? {
    guard isBelowFrames else { return nil }
    return width - min(54, width * 2 / 5)
  }

  private var isBelowFrames: Bool { !isFull && layout.isBelow && layout.isFramed }

  /// The cells of a line. Where they do not have the whole screen, one at its end is left for the
  /// mark that there is more.
  private var width: Int { area.width - inset - (isFull ? 0 : 1) }

  /// The details, as lines that fit.
  var rows: [Row] { rows(enough: .max) }

  /// The same, of which somebody looks at so many.
  func rows(enough: Int) -> [Row] {
    guard let record else { return [] }
    let states = figures.states(
      of: scene.register, on: scene.today, lines: HistorySummary(of: record, in: scene.register))
    let text = { (width: Int, part: RecordText.Part) in
      RecordText(
        register: scene.register, counts: figures.counts, words: scene.words, today: scene.today,
        width: width, isBrief: part == .whole && !isFull && layout.isBelow, part: part,
        isASCII: scene.glyphs.isASCII, states: states, enough: enough
      ).lines(of: record)
    }
    guard let second = secondColumn else { return text(width, .whole).map { Row(left: $0) } }
    let left = text(second - 2, .said)
    let right = text(width - second, .known)
    return (0..<max(left.count, right.count)).map { row in
      Row(
        left: left.indices.contains(row) ? left[row] : nil,
        right: right.indices.contains(row) ? right[row] : nil)
    }
  }
}
