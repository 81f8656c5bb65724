extension VirtualTerminal {
  /// Where and how the next character is written: what a program can put aside and ask back.
  struct Cursor: Equatable, Sendable {
    /// The column, counted from 0.
    var column = 0
    /// The row, counted from 0.
    var row = 0
    /// Whether a character was just written in the last column, so that the next one wraps.
    var isWrapPending = false
    /// How characters are shown.
    var attributes = Attributes()
    /// Which of the four character sets has line drawing in place of small letters.
    var hasLineDrawing = [false, false, false, false]
    /// The character set in use.
    var characterSet = 0
    /// Whether rows are counted from the top of the scrolling ones.
    var countsFromMargin = false
  }

  /// The settings that programs switch on and off.
  struct Modes: Equatable, Sendable {
    /// Whether text goes on in the next row when a row is full.
    var wraps = true
    /// Whether characters push those after them to the right.
    var inserts = false
    /// Whether the cursor is shown.
    var showsCursor = true
    /// Whether pasted text is to be marked.
    var bracketsPaste = false
  }

  /// What an erased cell is: blank, in the background's colour.
  var blank: Cell {
    var cell = Cell()
    cell.attributes.background = position.attributes.background
    return cell
  }

  /// Moves the cursor to a place, or as near to it as the screen has.
  mutating func moveTo(column: Int, row: Int) {
    position.column = min(max(0, column), columns - 1)
    position.row = min(max(0, row), rows - 1)
    position.isWrapPending = false
  }

  /// Moves the cursor to a row that a program counts, from the top or from the top margin.
  mutating func moveToCounted(column: Int, row: Int) {
    guard position.countsFromMargin else { return moveTo(column: column, row: row) }
    moveTo(column: column, row: min(margins.lowerBound + row, margins.upperBound))
  }

  /// Moves the cursor up, though not over the top margin from below.
  mutating func moveUp(_ count: Int) {
    let limit = position.row >= margins.lowerBound ? margins.lowerBound : 0
    moveTo(column: position.column, row: max(limit, position.row - count))
  }

  /// Moves the cursor down, though not over the bottom margin from above.
  mutating func moveDown(_ count: Int) {
    let limit = position.row <= margins.upperBound ? margins.upperBound : rows - 1
    moveTo(column: position.column, row: min(limit, position.row + count))
  }

  /// Moves the cursor to the next tab stops, or to the last column.
  mutating func tabForward(_ count: Int) {
    let later = stops.filter { $0 > position.column && $0 < columns }.sorted()
    moveTo(column: later.dropFirst(count - 1).first ?? columns - 1, row: position.row)
  }

  /// Moves the cursor to the tab stops before it, or to the first column.
  mutating func tabBackward(_ count: Int) {
    let earlier = stops.filter { $0 < position.column }.sorted(by: >)
    moveTo(column: earlier.dropFirst(count - 1).first ?? 0, row: position.row)
  }

  /// Moves the cursor down a row; at the bottom margin the rows scroll up instead.
  mutating func index() {
    if position.row == margins.upperBound {
      page.scrollUp(1, within: margins, filling: blank)
    }
    moveDown(1)
  }

  /// Moves the cursor up a row; at the top margin the rows scroll down instead.
  mutating func reverseIndex() {
    if position.row == margins.lowerBound {
      page.scrollDown(1, within: margins, filling: blank)
    }
    moveUp(1)
  }

  /// Puts the cursor aside.
  mutating func saveCursor() { page.savedCursor = position }

  /// Brings back the cursor that was put aside; at the top left if none was.
  mutating func restoreCursor() {
    let saved = page.savedCursor
    position = saved
    moveTo(column: saved.column, row: saved.row)
    position.isWrapPending = saved.isWrapPending && saved.column == columns - 1
  }
}
