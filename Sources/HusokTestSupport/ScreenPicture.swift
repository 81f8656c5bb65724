import HusokCanvas

/// A screen as a picture (SVG): each character in its cell, in the colours of a dark terminal.
public struct ScreenPicture {
  private let screen: Screen

  private static let cell = (width: 8.4, height: 16.8)
  private static let margin = 12.0

  /// The picture of a screen.
  public init(of screen: Screen) {
    self.screen = screen
  }

  /// Its text.
  public var svg: String {
    let cell = ScreenPicture.cell
    let margin = ScreenPicture.margin
    let width = ScreenPicture.text(Double(screen.width) * cell.width + 2 * margin)
    let height = ScreenPicture.text(Double(screen.height) * cell.height + 2 * margin)
    let head =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" "
      + "font-family=\"ui-monospace, 'DejaVu Sans Mono', 'Noto Sans Mono CJK KR', D2Coding, monospace\" "
      + "font-size=\"14\">\n"
      + "<rect width=\"\(width)\" height=\"\(height)\" rx=\"8\" fill=\"#1b1f24\"/>\n"
    return (0..<screen.height).reduce(head) { $0 + row($1) } + "</svg>\n"
  }

  /// A row, piece by piece: neighbours that look alike.
  private func row(_ y: Int) -> String {
    var text = ""
    var start = 0
    for x in 1...screen.width
    where x == screen.width || screen.style(x: x, y: y) != screen.style(x: start, y: y) {
      text += piece(start..<x, y)
      start = x
    }
    return text
  }

  private func piece(_ columns: Range<Int>, _ y: Int) -> String {
    let style = screen.style(x: columns.lowerBound, y: y)
    let isReversed = style.attributes.contains(.reversed)
    let colors = [
      ScreenPicture.color(style.foreground) ?? "#d7dde3",
      ScreenPicture.color(style.background) ?? "#1b1f24",
    ]
    let (ink, paper) = isReversed ? (colors[1], colors[0]) : (colors[0], colors[1])
    var text = ""
    if paper != "#1b1f24" {
      text +=
        "<rect x=\"\(x(columns.lowerBound))\" y=\"\(top(y))\" "
        + "width=\"\(ScreenPicture.text(Double(columns.count) * ScreenPicture.cell.width))\" "
        + "height=\"\(ScreenPicture.text(ScreenPicture.cell.height))\" fill=\"\(paper)\"/>\n"
    }
    let drawn = columns.filter { !screen.scalars(x: $0, y: y).isEmpty }
      .filter { screen.scalars(x: $0, y: y) != [" "] }
    if drawn.isEmpty { return text }
    let places = drawn.map(x).joined(separator: " ")
    let characters = drawn.map { ScreenPicture.escaped(screen.scalars(x: $0, y: y)) }.joined()
    var look = style.attributes.contains(.bold) ? " font-weight=\"bold\"" : ""
    if style.attributes.contains(.dim) { look += " opacity=\"0.7\"" }
    if style.attributes.contains(.underlined) { look += " text-decoration=\"underline\"" }
    return text
      + "<text x=\"\(places)\" y=\"\(ScreenPicture.text(baseline(y)))\" fill=\"\(ink)\"\(look)>"
      + "\(characters)</text>\n"
  }

  private func x(_ column: Int) -> String {
    ScreenPicture.text(ScreenPicture.margin + Double(column) * ScreenPicture.cell.width)
  }

  private func top(_ y: Int) -> String {
    ScreenPicture.text(ScreenPicture.margin + Double(y) * ScreenPicture.cell.height)
  }

  private func baseline(_ y: Int) -> Double {
    ScreenPicture.margin + Double(y) * ScreenPicture.cell.height + 12.8
  }

  /// A number with one digit behind the point at most.
  private static func text(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  private static func escaped(_ scalars: [Unicode.Scalar]) -> String {
    scalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  /// A colour as dark terminals show it; nil for the terminal's own.
  private static func color(_ color: Style.Color) -> String? {
    switch color {
    case .standard: nil
    case .black: "#1b1f24"
    case .red: "#ff7b72"
    case .green: "#7ee787"
    case .yellow: "#e3b341"
    case .blue: "#79c0ff"
    case .magenta: "#d2a8ff"
    case .cyan: "#56d4dd"
    case .white: "#f0f6fc"
    case .grey: "#8b949e"
    case .orange: "#ffa657"
    }
  }
}
