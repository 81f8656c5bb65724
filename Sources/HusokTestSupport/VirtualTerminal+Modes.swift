extension VirtualTerminal {
  /// Switches the standard modes that a sequence names on or off; unknown ones do nothing.
  mutating func switchModes(_ sequence: ControlSequence) {
    for index in sequence.parameters.indices where sequence.code(index) == 4 {
      modes.inserts = sequence.final == "h"
    }
  }

  /// Switches the private modes that a sequence names on or off; unknown ones do nothing.
  mutating func switchPrivateModes(_ sequence: ControlSequence) {
    for index in sequence.parameters.indices {
      switchPrivateMode(sequence.code(index), on: sequence.final == "h")
    }
  }

  private mutating func switchPrivateMode(_ number: Int, on isOn: Bool) {
    switch number {
    case 6:
      position.countsFromMargin = isOn
      moveToCounted(column: 0, row: 0)
    case 7: modes.wraps = isOn
    case 25: modes.showsCursor = isOn
    case 47, 1047, 1049: switchPages(number, toAlternate: isOn)
    case 1048 where isOn: saveCursor()
    case 1048: restoreCursor()
    case 2004: modes.bracketsPaste = isOn
    default: break
    }
  }

  /// Shows the alternate page or the main one.
  ///
  /// Mode 1049 also keeps the cursor of the main page and starts with an empty alternate one;
  /// mode 1047 leaves an empty one.
  private mutating func switchPages(_ number: Int, toAlternate isOn: Bool) {
    guard isOn != showsAlternate else { return }
    if number == 1049, isOn { saveCursor() }
    if number == 1047, !isOn { page.erase(rows: 0..<rows, filling: blank) }
    swap(&page, &hiddenPage)
    showsAlternate = isOn
    if number == 1049, isOn { page.erase(rows: 0..<rows, filling: blank) }
    if number == 1049, !isOn { restoreCursor() }
  }

  /// Says which rows scroll, and moves the cursor to the top left; fewer than two rows are not
  /// accepted.
  mutating func setMargins(_ sequence: ControlSequence) {
    let top = sequence.count(0) - 1
    let bottom = min(sequence.count(1, default: rows), rows) - 1
    guard top < bottom else { return }
    margins = top...bottom
    moveToCounted(column: 0, row: 0)
  }

  /// Clears the tab stop at the cursor, or all of them.
  mutating func clearStops(_ code: Int) {
    switch code {
    case 0: stops.remove(position.column)
    case 3: stops = []
    default: break
    }
  }

  /// Puts everything but the page, the cursor's place and the tab stops back to how it started.
  mutating func resetSoftly() {
    let (column, row) = cursor
    modes = Modes()
    position = Cursor()
    page.savedCursor = Cursor()
    margins = 0...(rows - 1)
    moveTo(column: column, row: row)
  }
}
