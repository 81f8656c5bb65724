import HusokCanvas
import HusokModel

/// Pictures of a pack as SVG: black, white and hatching, so that they say the same on a black and
/// white printer, with words for who does not see them.
enum PackPicture {
  static let width = 680

  /// A picture with its title and description. Ids are derived from the words, so that a paper
  /// always comes out the same.
  static func svg(height: Int, title: String, text: String, body: String) -> String {
    """
    <div class="figure"><svg viewBox="0 0 \(width) \(height)" role="img" \
    aria-label="\(PackHTML.escaped(title))" \
    xmlns="http://www.w3.org/2000/svg" font-size="11" font-family="inherit">
    <title>\(PackHTML.escaped(title))</title>
    <desc>\(PackHTML.escaped(text))</desc>
    \(body)</svg></div>

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
        body += text(line, x: 0, y: y + 14)
        if isLong { y += 16 }
      }
      let length = 250
      let done = bar.total == 0 ? 0 : length * bar.done / bar.total
      body += rectangle(x: 300, y: y + 3, width: length, height: 14, look: white)
      if done > 0 { body += rectangle(x: 300, y: y + 3, width: done, height: 14, look: black) }
      body += text(bar.text, x: 558, y: y + 14)
      y += 22
    }
    let words = bars.bars.map { "\($0.label): \($0.text)" }.joined(separator: "; ")
    return svg(height: max(1, y), title: bars.caption, text: words, body: body)
  }
}

extension PackPicture {
  static let white = "fill=\"#fff\" stroke=\"#000\""
  static let black = "fill=\"#000\""

  /// Places days on a line.
  struct Scale {
    let from: Day
    let to: Day
    let left: Int
    let right: Int

    func x(_ day: Day) -> Int {
      left + (right - left) * (day.number - from.number) / max(1, to.number - from.number)
    }
  }

  static func text(
    _ text: String, x: Int, y: Int, anchor: String = "start", isBold: Bool = false
  ) -> String {
    let place = anchor == "start" ? "" : " text-anchor=\"\(anchor)\""
    let weight = isBold ? " font-weight=\"bold\"" : ""
    return "<text x=\"\(x)\" y=\"\(y)\"\(place)\(weight)>\(PackHTML.escaped(text))</text>\n"
  }

  static func rectangle(x: Int, y: Int, width: Int, height: Int, look: String) -> String {
    "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" \(look)/>\n"
  }

  static func line(x: Int, y: Int, toX: Int, toY: Int, look: String) -> String {
    "<line x1=\"\(x)\" y1=\"\(y)\" x2=\"\(toX)\" y2=\"\(toY)\" \(look)/>\n"
  }

  static func circle(x: Int, y: Int, radius: String, look: String) -> String {
    "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\" \(look)/>\n"
  }
}
