import HusokModel

/// The characters of frames and marks: box characters, or ASCII where the terminal has no others.
public struct Glyphs: Sendable {
  let horizontal: Character
  let vertical: Character
  let corners: (topLeft: String, topRight: String, bottomLeft: String, bottomRight: String)
  let tees: (down: String, up: String, left: String, right: String)
  let open: String
  let closed: String
  let cursor: String
  let marked: String
  let inherited: String
  let close: String
  let ellipsis: String
  let full: String
  let empty: String
  let done: String
  let reversed: String
  let bullet: String
  let arrow: String

  /// Box characters.
  public static let box = Glyphs(
    horizontal: "─", vertical: "│", corners: ("┌", "┐", "└", "┘"), tees: ("┬", "┴", "├", "┤"),
    open: "▾", closed: "▸", cursor: "›", marked: "»", inherited: "↑", close: "×", ellipsis: "…",
    full: "█",
    empty: "░", done: "✓", reversed: "↑", bullet: "·", arrow: "→")

  /// ASCII.
  public static let ascii = Glyphs(
    horizontal: "-", vertical: "|", corners: ("+", "+", "+", "+"), tees: ("+", "+", "+", "+"),
    open: "v", closed: ">", cursor: ">", marked: "#", inherited: "^", close: "x", ellipsis: "~",
    full: "#",
    empty: ".", done: "x", reversed: "^", bullet: "*", arrow: "->")

  /// The arrow from what was.
  var backArrow: String { isASCII ? "<-" : "←" }
  /// What stands before an action that waits for someone.
  var blocked: String { "~" }
  /// What stands before an action that may not be done in time.
  var atRisk: String { "%" }
  /// What stands before the title of an action of high priority.
  var highPriority: String { "^" }

  /// The one character that shows a status, beside its colour.
  func mark(_ status: Status) -> String {
    switch status {
    case .unreported: "?"
    case .notStarted: "."
    case .inProgress: ">"
    case .onHold: "="
    case .reportedDone: "*"
    case .done: done
    case .dropped: "-"
    }
  }
}
