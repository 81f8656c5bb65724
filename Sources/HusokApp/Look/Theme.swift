import HusokCanvas
import HusokExchange
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

  /// The themes that can be chosen.
  public enum Name: String, Sendable, CaseIterable {
    /// For dark backgrounds, and good on most.
    case dark
    /// For light backgrounds.
    case light
    /// For eyes that do not tell red from green.
    case colorblind
  }

  /// Which theme it is.
  public let name: Name
  /// Whether colours are used; without them, attributes and letters say the same.
  public let hasColor: Bool

  /// A theme on the terminal's own background.
  public init(_ name: Name = .dark, hasColor: Bool) {
    self.name = name
    self.hasColor = hasColor
  }

  /// The style of a role.
  public func style(_ role: Role) -> Style {
    switch role {
    case .plain: .plain
    case .quiet: hasColor ? Style(.grey) : Style(.standard, on: .standard, attributes: .dim)
    case .heading: Style(.standard, on: .standard, attributes: .bold)
    case .selected: Style(.standard, on: .standard, attributes: .reversed)
    case .selectedAside: Style(.standard, on: .standard, attributes: .underlined)
    case .good: color(palette.good)
    case .bad: color(palette.bad, .bold)
    case .waiting: color(palette.waiting)
    case .key: color(palette.key, .bold)
    case .chip: color(palette.key, [.bold, .reversed])
    }
  }

  /// The style of a line about a record.
  func style(of line: RecordText.Line) -> Style {
    switch line.role {
    case .plain: style(.plain)
    case .quiet: style(.quiet)
    case .heading: style(.heading)
    case .bad: style(.bad)
    case .waiting: style(.waiting)
    }
  }

  private var palette: (good: Style.Color, bad: Style.Color, waiting: Style.Color, key: Style.Color)
  {
    switch name {
    case .dark: (.green, .red, .yellow, .cyan)
    case .light: (.green, .red, .magenta, .blue)
    // Blue and orange stay apart for every common kind of colour blindness (Okabe and Ito 2008).
    case .colorblind: (.blue, .orange, .cyan, .standard)
    }
  }

  private func color(_ color: Style.Color, _ attributes: Style.Attributes = []) -> Style {
    Style(hasColor ? color : .standard, on: .standard, attributes: attributes)
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
