import HusokCanvas
import HusokModel

/// How the parts of the screen look, by what they mean.
public struct Theme: Sendable {
  /// What a piece of text means.
  public enum Role: Sendable {
    /// Ordinary text.
    case plain
    /// Frames, ids and what matters less.
    case quiet
    /// Titles of panes and headings.
    case heading
    /// The row that keys act on.
    case selected
    /// That row while another pane has the keys.
    case selectedAside
    /// Something complete.
    case good
    /// Something late or wrong.
    case bad
    /// Something that waits or was only proposed.
    case waiting
    /// A key that can be pressed.
    case key
    /// A filter that is on.
    case chip
  }

  /// Whether colours are used; without them, attributes and letters say the same.
  public let hasColor: Bool

  /// The theme on the terminal's own background.
  public init(hasColor: Bool) {
    self.hasColor = hasColor
  }

  /// The style of a role.
  public func style(_ role: Role) -> Style {
    switch role {
    case .plain: .plain
    case .quiet: Style(.standard, on: .standard, .dim)
    case .heading: Style(.standard, on: .standard, .bold)
    case .selected: Style(.standard, on: .standard, .reversed)
    case .selectedAside: Style(.standard, on: .standard, .underlined)
    case .good: color(.green)
    case .bad: color(.red, .bold)
    case .waiting: color(.yellow)
    case .key: color(.cyan, .bold)
    case .chip: color(.cyan, [.bold, .reversed])
    }
  }

  private func color(_ color: Style.Color, _ attributes: Style.Attributes = []) -> Style {
    Style(hasColor ? color : .standard, on: .standard, attributes)
  }

  /// The role that shows a status.
  func role(of status: Status) -> Role {
    switch status {
    case .done: .good
    case .reportedDone, .onHold: .waiting
    case .unreported, .dropped: .quiet
    case .notStarted, .inProgress: .plain
    }
  }
}

/// The characters of frames and marks: box characters, or ASCII where the terminal has no others.
public struct Glyphs: Sendable {
  let horizontal: String
  let vertical: String
  let corners: (topLeft: String, topRight: String, bottomLeft: String, bottomRight: String)
  let tees: (down: String, up: String)
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

  /// Box characters.
  public static let box = Glyphs(
    horizontal: "─", vertical: "│", corners: ("┌", "┐", "└", "┘"), tees: ("┬", "┴"), open: "▾",
    closed: "▸", cursor: "›", marked: "»", inherited: "↑", close: "×", ellipsis: "…", full: "█",
    empty: "░", done: "✓")

  /// ASCII.
  public static let ascii = Glyphs(
    horizontal: "-", vertical: "|", corners: ("+", "+", "+", "+"), tees: ("+", "+"), open: "v",
    closed: ">", cursor: ">", marked: "#", inherited: "^", close: "x", ellipsis: "~", full: "#",
    empty: ".", done: "x")

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
