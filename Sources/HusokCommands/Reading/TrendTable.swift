import HusokCanvas
import HusokModel
import HusokWords

/// A trend as lines: a bar for each day with its numbers beside it.
struct TrendTable {
  let trend: Trend
  let step: Trend.Step
  let words: Words
  /// The columns that a line may take.
  let width: Int
  let isASCII: Bool
  /// Whether what is late and what is complete have colours.
  let hasColor: Bool

  /// A piece of a bar: its character, and its colour.
  private typealias Piece = (glyph: String, colour: String)

  private var pieces: [Piece] {
    isASCII
      ? [("#", "32"), ("=", "33"), (".", ""), ("!", "31")]
      : [("█", "32"), ("▓", "33"), ("░", ""), ("!", "31")]
  }

  /// The lines.
  var lines: [String] {
    let labels = trend.points.map {
      TextWidth.visible(words.label(of: $0.mark, by: step, today: trend.today))
    }
    let label = max(TextWidth.of(words("trend.today")), labels.map { TextWidth.of($0) }.max() ?? 0)
    let columns = Trend.Figure.allCases.map { figure in
      let heading = words.heading(of: figure)
      let numbers = trend.points.map { String($0[figure]).utf8.count }.max() ?? 0
      return (figure: figure, heading: heading, width: max(TextWidth.of(heading), numbers))
    }
    let numbers = columns.reduce(0) { $0 + 2 + $1.width }
    // In fewer cells not every part of a bar would be seen.
    let room = width - label - 2 - numbers
    let bar = room < 6 ? 0 : min(60, room)
    let cells = StackedBar.cells(trend.points.map(\.parts), width: bar)
    let heading = columns.map { right($0.heading, $0.width) }.joined()
    var lines = [
      painted(words.title(ofTrendBy: step), "1"),
      String(repeating: " ", count: label + 2 + bar) + heading,
    ]
    for (place, point) in trend.points.enumerated() {
      let counts = columns.map { column in
        right(String(point[column.figure]), column.width)
      }
      lines.append(
        TextWidth.padded(labels[place], to: label) + "  " + self.bar(cells[place], width: bar)
          + counts.joined())
    }
    return lines + ["", legend, words.reach(of: trend)]
      + [words.sentence(trend.punctuality)].compactMap { $0 }
  }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: 2 + max(0, width - TextWidth.of(text))) + text
  }

  private func bar(_ cells: [Int], width: Int) -> String {
    let bar = zip(cells, pieces).map { count, piece in
      count == 0 ? "" : painted(String(repeating: piece.glyph, count: count), piece.colour)
    }
    let blank = String(repeating: " ", count: max(0, width - cells.reduce(0, +)))
    return bar.joined() + blank
  }

  private var legend: String {
    zip(pieces, Trend.Figure.barred).map { piece, figure in
      painted(piece.glyph, piece.colour) + " " + words.heading(of: figure)
    }.joined(separator: "   ")
  }

  private func painted(_ text: String, _ colour: String) -> String {
    hasColor && !colour.isEmpty ? "\u{1B}[\(colour)m\(text)\u{1B}[0m" : text
  }
}
