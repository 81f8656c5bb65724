/// A terminal's screen without a terminal: it takes the bytes that a program writes and knows
/// what a reader would see.
///
/// It understands what ncurses writes for `xterm-256color`, `xterm`, `screen`, `linux` and
/// `vt100`, and swallows every other sequence. It never answers: a program that asks the
/// terminal something gets no reply. Text that scrolls off the top is gone.
public struct VirtualTerminal: Sendable {
  /// The page that is shown.
  var page: Page
  /// The page that is not shown: the alternate one, or the main one while the alternate shows.
  var hiddenPage: Page
  /// Whether the shown page is the alternate one.
  var showsAlternate = false
  /// Where and how the next character is written.
  var position = Cursor()
  /// The settings that programs switch on and off.
  var modes = Modes()
  /// The rows that scroll, from the top one to the bottom one.
  var margins: ClosedRange<Int>
  /// The columns at which the tab key's character stops.
  var stops: Set<Int>
  /// The character written last, which may be asked for again.
  var lastPrinted: Unicode.Scalar?
  /// What of the bytes is not yet a whole character or sequence.
  var parser = Parser()

  /// The number of columns.
  public var columns: Int { page.columns }

  /// The number of rows.
  public var rows: Int { page.rows.count }

  /// Makes an empty screen, its cursor at the top left.
  ///
  /// A screen has at least one column and one row, whatever is asked for.
  public init(columns: Int, rows: Int) {
    page = Page(columns: max(1, columns), rows: max(1, rows))
    hiddenPage = page
    margins = 0...(max(1, rows) - 1)
    stops = Self.defaultStops(from: 0, to: columns)
  }

  /// Takes bytes that a program wrote.
  ///
  /// They may end anywhere, even within a character or an escape sequence: the next bytes go on
  /// from there.
  public mutating func feed(_ bytes: [UInt8]) {
    var parser = parser
    for byte in bytes {
      parser.take(byte) { perform($0) }
    }
    self.parser = parser
  }

  /// Gives the screen another size, as when its window is resized.
  ///
  /// What is at the top left stays; of fewer rows the ones below the cursor go first, then those
  /// at the top. The whole screen scrolls again.
  public mutating func resize(columns: Int, rows: Int) {
    let (columns, rows) = (max(1, columns), max(1, rows))
    stops.formUnion(Self.defaultStops(from: self.columns, to: columns))
    let lost = max(0, position.row - rows + 1)
    page.resize(columns: columns, rows: rows, droppingFromTop: lost)
    hiddenPage.resize(columns: columns, rows: rows, droppingFromTop: 0)
    margins = 0...(rows - 1)
    moveTo(column: position.column, row: position.row - lost)
  }

  /// The columns from one to another at which a terminal has tab stops by default.
  private static func defaultStops(from first: Int, to end: Int) -> Set<Int> {
    Set((first..<max(first, end)).filter { $0.isMultiple(of: 8) })
  }
}

extension VirtualTerminal {
  /// The rows as text, from the top, each without its trailing blanks.
  ///
  /// A wide character appears once, though it takes two columns.
  public var lines: [String] { page.rows.indices.map(page.text) }

  /// The rows as one text, joined by line feeds.
  public var text: String { lines.joined(separator: "\n") }

  /// The cursor's place, counted from 0 at the top left.
  ///
  /// After a character in the last column it stays there until the next one is written.
  public var cursor: (column: Int, row: Int) { (position.column, position.row) }

  /// Whether the alternate screen is shown, the one full-screen programs use.
  public var isAlternateScreen: Bool { showsAlternate }

  /// Whether the cursor is shown.
  public var isCursorVisible: Bool { modes.showsCursor }

  /// Whether the program asked for pasted text to be marked as such.
  public var isBracketedPaste: Bool { modes.bracketsPaste }

  /// One row as text, without its trailing blanks; empty for a row outside the screen.
  public func line(_ row: Int) -> String {
    page.rows.indices.contains(row) ? page.text(of: row) : ""
  }

  /// How the cell there is shown; plain for one outside the screen.
  public func attributes(row: Int, column: Int) -> Attributes {
    guard page.rows.indices.contains(row), page.rows[row].indices.contains(column) else {
      return Attributes()
    }
    return page.rows[row][column].attributes
  }

  /// Whether the cell there has its two colours exchanged.
  public func reversed(row: Int, column: Int) -> Bool {
    attributes(row: row, column: column).isReversed
  }

  /// Whether the cell there is shown dimmed.
  public func isDim(row: Int, column: Int) -> Bool {
    attributes(row: row, column: column).isDim
  }
}
