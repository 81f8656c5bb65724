import HusokCanvas
import HusokModel

extension PackPicture {
  /// A mark of the timeline.
  enum Symbol: String, CaseIterable {
    /// A due date.
    case due
    /// A due date that has passed.
    case late
    /// The due date that was promised first.
    case first
    /// A period in which something is due.
    case period
    /// The day of the report.
    case today
  }

  private static let stroke = "stroke=\"#000\""

  /// Due dates against months, with a line for today; where the first due date was another one, a
  /// dotted line leads from it. Below it stands what the marks mean.
  static func timeline(_ timeline: PackTimeline) -> String {
    let days = timeline.marks.flatMap { [$0.begin, $0.end, $0.first ?? $0.end] } + [timeline.today]
    let scale = Scale(
      from: (days.min() ?? timeline.today).firstOfMonth,
      to: (days.max() ?? timeline.today).adding(days: 1), left: 330, right: width - 10)
    let height = 34 + timeline.marks.count * 17
    var body = months(scale, height: height)
    for (index, mark) in timeline.marks.enumerated() {
      body += self.mark(mark, y: 30 + index * 17, scale: scale)
    }
    let today = scale.x(timeline.today)
    body += line(x: today, y: 16, toX: today, toY: height, look: "\(stroke) stroke-width=\"1.5\"")
    let isAtEnd = today > width - 90
    body += text(
      timeline.todayText, x: isAtEnd ? today - 3 : today + 3, y: 26,
      anchor: isAtEnd ? "end" : "start")
    body += legend(timeline.legend, y: height + 8)
    let words = timeline.marks.map { "\($0.label) \($0.text)" }.joined(separator: "; ")
    return svg(height: height + 24, title: timeline.caption, text: words, body: body)
  }

  private static func mark(_ mark: PackTimeline.Mark, y: Int, scale: Scale) -> String {
    let end = scale.x(mark.end)
    let label = TextWidth.fitted("\(mark.label) \(mark.title)", to: 54)
    var body = text(label, x: 0, y: y + 11, isBold: mark.isLate)
    if let first = mark.first {
      let x = scale.x(first)
      body += symbol(.first, x: x, y: y + 7)
      body += line(x: x, y: y + 7, toX: end, toY: y + 7, look: "\(stroke) stroke-dasharray=\"2 2\"")
    }
    let begin = scale.x(mark.begin)
    if end - begin > 6 {
      body += rectangle(x: begin, y: y + 4, width: end - begin, height: 6, look: grey)
    }
    return body + symbol(mark.isLate ? .late : .due, x: end, y: y + 7)
  }

  private static let grey = "fill=\"#ddd\" stroke=\"#000\""

  private static func symbol(_ symbol: Symbol, x: Int, y: Int) -> String {
    switch symbol {
    case .due, .late:
      let points = "\(x),\(y - 5) \(x + 5),\(y) \(x),\(y + 5) \(x - 5),\(y)"
      let fill = symbol == .late ? "#000" : "#fff"
      return "<polygon points=\"\(points)\" fill=\"\(fill)\" \(stroke)/>\n"
    case .first: return circle(x: x, y: y, radius: "3", look: white)
    case .period: return rectangle(x: x - 8, y: y - 3, width: 16, height: 6, look: grey)
    case .today:
      return line(x: x, y: y - 6, toX: x, toY: y + 6, look: "\(stroke) stroke-width=\"1.5\"")
    }
  }

  private static func legend(_ words: [String], y: Int) -> String {
    var body = ""
    var x = 10
    for (symbol, word) in zip(Symbol.allCases, words) {
      body += self.symbol(symbol, x: x, y: y + 6) + text(word, x: x + 14, y: y + 10)
      x += 40 + TextWidth.of(word) * 6
    }
    return body
  }

  /// Month lines; where there are many months only every so many, always whole years for decades.
  private static func months(_ scale: Scale, height: Int) -> String {
    let total = max(1, (scale.to.number - scale.from.number) / 30)
    let step = [1, 2, 3, 6, 12, 24, 60, 120].first { total / $0 <= 6 } ?? 240
    var body = ""
    var day = scale.from
    var count = 0
    while day <= scale.to, count < 400 {
      let (year, month, _) = day.parts
      if (year * 12 + month - 1) % step == 0 || count == 0 {
        let x = scale.x(day)
        body += line(x: x, y: 16, toX: x, toY: height, look: "stroke=\"#bbb\"")
        if x < width - 40 {
          body += text("\(year)-\(month < 10 ? "0" : "")\(month)", x: x + 2, y: 11)
        }
      }
      day = day.adding(days: Day.length(ofMonth: month, in: year))
      count += 1
    }
    return body
  }
}

extension Day {
  /// The first day of its month.
  fileprivate var firstOfMonth: Day { adding(days: 1 - parts.day) }
}
