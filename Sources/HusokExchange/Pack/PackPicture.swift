import HusokCanvas
import HusokModel

/// Pictures of a pack as SVG: black, white and hatching, so that they say the same on a black and
/// white printer, with words for who does not see them.
enum PackPicture {
  private static let width = 680

  /// A picture with its title and description. Ids are derived from the words, so that a paper
  /// always comes out the same.
  private static func svg(
    height: Int, title: String, text: String, _ body: String
  ) -> String {
    """
    <svg viewBox="0 0 \(width) \(height)" role="img" aria-label="\(PackHTML.escaped(title))" \
    xmlns="http://www.w3.org/2000/svg" font-size="11" font-family="inherit">
    <title>\(PackHTML.escaped(title))</title>
    <desc>\(PackHTML.escaped(text))</desc>
    \(body)</svg>

    """
  }

  /// Something done out of something, each as a bar with its numbers.
  static func bars(_ bars: PackBars) -> String {
    var body = ""
    var y = 0
    for bar in bars.bars {
      // A name that is too long for the left half stands above its bar.
      let lines = TextWidth.wrapped(bar.label, to: TextWidth.of(bar.label) <= 46 ? 46 : 105)
      let isLong = TextWidth.of(bar.label) > 46
      for line in lines {
        body += text(0, y + 14, line)
        if isLong { y += 16 }
      }
      let length = 250
      let done = bar.total == 0 ? 0 : length * bar.done / bar.total
      body += rectangle(300, y + 3, length, 14, "fill=\"#fff\" stroke=\"#000\"")
      if done > 0 { body += rectangle(300, y + 3, done, 14, "fill=\"#000\"") }
      body += text(558, y + 14, bar.text)
      y += 22
    }
    let words = bars.bars.map { "\($0.label): \($0.text)" }.joined(separator: "; ")
    return svg(
      height: max(1, y), title: bars.caption, text: words, body)
  }

  /// Due dates against months, with a line for today; where the first due date was another one, a
  /// dotted line leads from it.
  static func timeline(_ timeline: PackTimeline) -> String {
    let longest = timeline.marks.map { TextWidth.of($0.label) }.max() ?? 0
    let left = 20 + min(40, longest) * 6
    let days = timeline.marks.flatMap { [$0.begin, $0.end, $0.first ?? $0.end] } + [timeline.today]
    let scale = Scale(
      from: (days.min() ?? timeline.today).firstOfMonth,
      to: (days.max() ?? timeline.today).adding(days: 1), left: left, right: width - 10)
    let height = 34 + timeline.marks.count * 18
    var body = months(scale, height)
    for (index, mark) in timeline.marks.enumerated() {
      body += self.mark(mark, 30 + index * 18, scale)
    }
    let today = scale.x(timeline.today)
    body += line(today, 16, today, height, "stroke=\"#000\" stroke-width=\"1.5\"")
    let anchor = today > width - 90 ? "end" : "start"
    body += text(anchor == "end" ? today - 3 : today + 3, 26, timeline.todayText, anchor)
    let words = timeline.marks.map { "\($0.label) \($0.text)" }.joined(separator: "; ")
    return svg(height: height, title: timeline.caption, text: words, body)
  }

  private static func mark(_ mark: PackTimeline.Mark, _ y: Int, _ scale: Scale) -> String {
    let begin = scale.x(mark.begin)
    let end = scale.x(mark.end)
    var body = text(0, y + 11, TextWidth.fitted(mark.label, to: 40))
    if let first = mark.first {
      let x = scale.x(first)
      body += line(x, y + 7, end, y + 7, "stroke=\"#000\" stroke-dasharray=\"2 2\"")
      body += "<circle cx=\"\(x)\" cy=\"\(y + 7)\" r=\"3\" fill=\"#fff\" stroke=\"#000\"/>\n"
    }
    if end - begin > 6 {
      body += rectangle(begin, y + 4, end - begin, 6, "fill=\"#ddd\" stroke=\"#000\"")
    }
    // A diamond is due, a filled one is late.
    let fill = mark.isLate ? "#000" : "#fff"
    let diamond = "\(end),\(y + 2) \(end + 5),\(y + 7) \(end),\(y + 12) \(end - 5),\(y + 7)"
    return body + "<polygon points=\"\(diamond)\" fill=\"\(fill)\" stroke=\"#000\"/>\n"
  }

  /// Month lines; where there are many months only every so many, always whole years for decades.
  private static func months(_ scale: Scale, _ height: Int) -> String {
    let total = max(1, (scale.to.number - scale.from.number) / 30)
    let step = [1, 2, 3, 6, 12, 24, 60, 120].first { total / $0 <= 12 } ?? 240
    var body = ""
    var day = scale.from
    var count = 0
    while day <= scale.to, count < 400 {
      let (year, month, _) = day.parts
      if (year * 12 + month - 1) % step == 0 || count == 0 {
        let x = scale.x(day)
        body += line(x, 16, x, height, "stroke=\"#bbb\"")
        if x < width - 40 { body += text(x + 2, 11, "\(year)-\(month < 10 ? "0" : "")\(month)") }
      }
      day = day.adding(days: Day.length(ofMonth: month, in: year))
      count += 1
    }
    return body
  }

  /// The values of a target over time against its goal.
  static func chart(_ chart: PackChart) -> String {
    // Without a value there is nothing to draw but the goal and the time.
    let floor = chart.points.isEmpty ? 50 : 120
    let height = floor + 30
    let scale = Scale(from: chart.begin, to: chart.end, left: 10, right: width - 150)
    let top = max(chart.goal, chart.points.map(\.value).max() ?? 0, 0)
    let lowest = min(0, chart.points.map(\.value).min() ?? 0, chart.goal)
    let span = top - lowest > 0 ? top - lowest : 1
    let y = { (value: Double) in 24 + Int((1 - (value - lowest) / span) * Double(floor - 24)) }
    var body = text(10, 12, chart.caption)
    body += line(10, y(0), width - 150, y(0), "stroke=\"#000\"")
    body += line(
      10, y(chart.goal), width - 150, y(chart.goal), "stroke=\"#000\" stroke-dasharray=\"6 3\"")
    body += text(width - 144, y(chart.goal) + 4, chart.goalText)
    body += text(10, floor + 20, chart.beginText)
    body += text(width - 150, floor + 20, chart.endText, "end")
    let places = chart.points.map { (scale.x($0.day), y($0.value)) }
    if places.count > 1 {
      let path = places.map { "\($0),\($1)" }.joined(separator: " ")
      body += "<polyline points=\"\(path)\" fill=\"none\" stroke=\"#000\" stroke-width=\"1.5\"/>\n"
    }
    for (x, y) in places { body += "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"3.5\"/>\n" }
    if let last = chart.points.last, let (x, place) = places.last {
      body += text(x + 7, min(place + 4, floor - 2), last.text)
    }
    return svg(height: height, title: chart.caption, text: chart.text, body)
  }
}

extension PackPicture {
  /// Places days on a line.
  private struct Scale {
    let from: Day
    let to: Day
    let left: Int
    let right: Int

    func x(_ day: Day) -> Int {
      left + (right - left) * (day.number - from.number) / max(1, to.number - from.number)
    }
  }

  private static func text(_ x: Int, _ y: Int, _ text: String, _ anchor: String = "start") -> String
  {
    let place = anchor == "start" ? "" : " text-anchor=\"\(anchor)\""
    return "<text x=\"\(x)\" y=\"\(y)\"\(place)>\(PackHTML.escaped(text))</text>\n"
  }

  private static func rectangle(
    _ x: Int, _ y: Int, _ width: Int, _ height: Int, _ look: String
  ) -> String {
    "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" \(look)/>\n"
  }

  private static func line(_ x: Int, _ y: Int, _ toX: Int, _ toY: Int, _ look: String) -> String {
    "<line x1=\"\(x)\" y1=\"\(y)\" x2=\"\(toX)\" y2=\"\(toY)\" \(look)/>\n"
  }
}

extension Day {
  /// The first day of its month.
  fileprivate var firstOfMonth: Day { adding(days: 1 - parts.day) }
}
