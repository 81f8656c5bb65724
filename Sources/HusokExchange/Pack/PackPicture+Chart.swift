import HusokModel

extension PackPicture {
  /// The values of a target over time against its goal: each point with its value and day, the goal
  /// as a dashed line, zero as the axis.
  static func chart(_ chart: PackChart) -> String {
    // Without a value there is nothing to draw but the goal and the time.
    let floor = chart.points.isEmpty ? 54 : 110
    let scale = Scale(from: chart.begin, to: chart.end, left: 26, right: width - 150)
    let top = max(chart.goal, chart.points.map(\.value).max() ?? 0, 0)
    let lowest = min(0, chart.points.map(\.value).min() ?? 0, chart.goal)
    let span = top - lowest > 0 ? top - lowest : 1
    let y = { (value: Double) in 28 + Int((1 - (value - lowest) / span) * Double(floor - 28)) }
    var body = text(chart.caption, x: 10, y: 12)
    body += line(x: 26, y: y(0), toX: width - 150, toY: y(0), look: "stroke=\"#000\"")
    body += line(x: 26, y: y(top), toX: 26, toY: y(lowest), look: "stroke=\"#000\"")
    body += text("0", x: 20, y: y(0) + 4, anchor: "end")
    body += line(
      x: 26, y: y(chart.goal), toX: width - 150, toY: y(chart.goal),
      look: "stroke=\"#000\" stroke-dasharray=\"6 3\"")
    body += text(chart.goalText, x: width - 144, y: y(chart.goal) + 4)
    let places = chart.points.map { (x: scale.x($0.day), y: y($0.value)) }
    if places.count > 1 {
      let path = places.map { "\($0.x),\($0.y)" }.joined(separator: " ")
      body += "<polyline points=\"\(path)\" fill=\"none\" stroke=\"#000\" stroke-width=\"1.5\"/>\n"
    }
    for place in places { body += circle(x: place.x, y: place.y, radius: "3.5", look: black) }
    body += labels(chart, places: places, floor: floor)
    return svg(height: floor + 36, title: chart.caption, text: chart.text, body: body)
  }

  /// The values above their points and the days below the axis, as many as have room, the latest
  /// first; and the ends of the time where no point's day stands there.
  private static func labels(
    _ chart: PackChart, places: [(x: Int, y: Int)], floor: Int
  ) -> String {
    var body = ""
    var taken: [Int] = []
    for (point, place) in zip(chart.points, places).reversed()
    where taken.allSatisfy({ abs($0 - place.x) >= 84 }) {
      taken.append(place.x)
      body += line(x: place.x, y: floor, toX: place.x, toY: floor + 4, look: "stroke=\"#000\"")
      body += text(point.text, x: place.x, y: max(24, place.y - 7), anchor: "middle")
      body += text(point.dayText, x: max(60, place.x), y: floor + 16, anchor: "middle")
    }
    if taken.allSatisfy({ $0 > 130 }) { body += text(chart.beginText, x: 26, y: floor + 16) }
    if taken.allSatisfy({ $0 < width - 270 }) {
      body += text(chart.endText, x: width - 150, y: floor + 16, anchor: "end")
    }
    return body
  }
}
