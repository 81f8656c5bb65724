extension VirtualTerminal {
  /// A colour that text or its background is shown in.
  public enum Colour: Equatable, Sendable {
    /// The one the terminal takes if none is asked for.
    case standard
    /// One of the terminal's palette of 256.
    case indexed(Int)
    /// One of its own, of red, green and blue from 0 to 255.
    case mixed(Int, Int, Int)
  }

  /// How a cell is shown.
  public struct Attributes: Equatable, Sendable {
    /// Whether it is bold.
    public var isBold = false
    /// Whether it is dimmed.
    public var isDim = false
    /// Whether it is slanted.
    public var isItalic = false
    /// Whether it is underlined, in whatever style.
    public var isUnderlined = false
    /// Whether its two colours are exchanged.
    public var isReversed = false
    /// The colour of the text.
    public var foreground = Colour.standard
    /// The colour behind the text.
    public var background = Colour.standard

    /// Makes plain attributes.
    public init() {}
  }
}

extension VirtualTerminal.Attributes {
  /// Obeys the numbers of a sequence that selects how text is shown; unknown ones do nothing.
  mutating func select(_ parameters: [[Int?]]) {
    var rest = parameters[...]
    while let group = rest.popFirst() {
      let code = group.first.flatMap { $0 } ?? 0
      switch code {
      case 38: foreground = Self.colour(group, &rest) ?? foreground
      case 48: background = Self.colour(group, &rest) ?? background
      case 58: _ = Self.colour(group, &rest)
      case 4: isUnderlined = group.dropFirst().first != 0
      case 0: self = Self()
      default: selectStyle(code)
      }
    }
  }

  private mutating func selectStyle(_ code: Int) {
    switch code {
    case 1: isBold = true
    case 2: isDim = true
    case 3: isItalic = true
    case 7: isReversed = true
    case 21: isUnderlined = true
    case 22: (isBold, isDim) = (false, false)
    case 23: isItalic = false
    case 24: isUnderlined = false
    case 27: isReversed = false
    default: selectColour(code)
    }
  }

  private mutating func selectColour(_ code: Int) {
    switch code {
    case 30...37: foreground = .indexed(code - 30)
    case 39: foreground = .standard
    case 40...47: background = .indexed(code - 40)
    case 49: background = .standard
    case 90...97: foreground = .indexed(code - 82)
    case 100...107: background = .indexed(code - 92)
    default: break
    }
  }

  /// A colour given by more than one number, be they after colons or further parameters.
  ///
  /// The colon form may have a colour space before red, green and blue.
  private static func colour(
    _ group: [Int?], _ rest: inout ArraySlice<[Int?]>
  ) -> VirtualTerminal.Colour? {
    let numbers = group.count > 1 ? Array(group.dropFirst()) : further(&rest)
    switch (numbers.first, numbers.count) {
    case (5, 2...): return .indexed(numbers[1] ?? 0)
    case (2, 4...):
      let parts = numbers.count > 4 ? numbers[2...4] : numbers[1...3]
      let mixed = parts.map { $0 ?? 0 }
      return .mixed(mixed[0], mixed[1], mixed[2])
    default: return nil
    }
  }

  /// Takes the parameters that belong to a colour.
  private static func further(_ rest: inout ArraySlice<[Int?]>) -> [Int?] {
    let kind = rest.first.flatMap { $0.first }
    let length = kind == 5 ? 2 : kind == 2 ? 4 : 1
    defer { rest = rest.dropFirst(length) }
    return rest.prefix(length).map { $0.first.flatMap { $0 } }
  }
}
