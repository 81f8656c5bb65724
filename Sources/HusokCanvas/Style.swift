/// How a cell looks: colours of the terminal's own sixteen, and attributes.
public struct Style: Hashable, Sendable {
  /// One of the terminal's colours, or its own fore- or background.
  public enum Color: UInt8, Sendable {
    /// The terminal's own.
    case standard = 255
    /// The first of the terminal's palette.
    case black = 0
    /// The others that every terminal with colours has, in the order of its palette.
    case red, green, yellow, blue, magenta, cyan, white
    /// Grey; dimmed where the terminal has no more than eight colours.
    case grey
    /// Orange; yellow where the terminal has no more than sixteen colours.
    case orange
  }

  /// Bold, dim, reversed, underlined.
  public struct Attributes: OptionSet, Hashable, Sendable {
    /// One bit each.
    public let rawValue: UInt8

    /// Attributes from bits.
    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// Heavier, or brighter where the terminal has no heavier letters.
    public static let bold = Attributes(rawValue: 1)
    /// Fainter than the rest; nothing where the terminal cannot.
    public static let dim = Attributes(rawValue: 2)
    /// Fore- and background exchanged.
    public static let reversed = Attributes(rawValue: 4)
    /// With a line below, which also shows without colours.
    public static let underlined = Attributes(rawValue: 8)
  }

  /// The colour of the text.
  public var foreground: Color
  /// The colour behind it.
  public var background: Color
  /// How its letters stand out.
  public var attributes: Attributes

  /// A style; by default the terminal's own.
  public init(
    _ foreground: Color = .standard, on background: Color = .standard,
    attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// Whether a blank looks the same in another style: of neither anything is seen but what is behind
  /// it.
  func looksSameWhenBlank(in other: Style) -> Bool {
    let seen = attributes.union(other.attributes)
    return background == other.background && seen.isDisjoint(with: [.reversed, .underlined])
  }

  /// The terminal's own look.
  public static let plain = Style()

  /// Takes the look of what the cursor is on: one bar, in which colours would be patches.
  public mutating func putUnderCursor() {
    foreground = .standard
    attributes.remove(.dim)
    attributes.insert(.reversed)
  }
}
