/// The characters that only pages draw.
extension Glyphs {
  /// Whether only ASCII may be drawn.
  var isASCII: Bool { full == "#" }
  /// A due date of the action's own.
  var due: String { isASCII ? "O" : "◆" }
  /// A due date taken from the outcome.
  var inheritedDue: String { isASCII ? "o" : "◇" }
  /// A due date that has passed.
  var late: String { "!" }
  /// The first due date of an action that was moved.
  var firstDue: String { isASCII ? "[" : "├" }
  /// The days between the first due date and the present one.
  var slip: String { isASCII ? "~" : "─" }
  /// A period that ends with its due date.
  var span: String { isASCII ? "=" : "━" }
  /// A period that was taken from the outcome.
  var inheritedSpan: String { isASCII ? "." : "·" }
  /// A step that is to be done.
  var step: String { isASCII ? "," : "▫" }
  /// A step that was done.
  var stepDone: String { isASCII ? "+" : "▪" }
  /// Something further to the left than the window shows.
  var before: String { isASCII ? "<" : "‹" }
  /// Something further to the right than the window shows.
  var after: String { isASCII ? ">" : "›" }

  /// What is reported complete, in a bar.
  var reported: String { isASCII ? "=" : "▓" }

  /// Nothing, where a number would stand.
  var none: String { "-" }

  /// A text as it may be drawn: in ASCII with stand-ins for arrows, dashes and quotation marks.
  func shown(_ text: String) -> String {
    guard isASCII, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return text.reduce(into: "") { result, character in
      result += Glyphs.standIns[character] ?? String(character)
    }
  }

  private static let standIns: [Character: String] = [
    "→": "->", "–": "-", "—": "-", "’": "'", "‘": "'", "“": "\"", "”": "\"", "…": "~", "·": "-",
    "×": "x",
  ]

  /// A bar of so many columns, as its full and its empty part. Something is never nothing, and what
  /// is not all is never full.
  func bar(_ share: Double, width: Int) -> (full: String, empty: String) {
    var filled = Int((share * Double(width)).rounded())
    if share > 0 { filled = max(1, filled) }
    if share < 1 { filled = min(width - 1, filled) }
    filled = max(0, min(width, filled))
    return (
      String(repeating: full, count: filled), String(repeating: empty, count: width - filled)
    )
  }
}
