extension VirtualTerminal {
  /// Obeys a sequence that erases, inserts, deletes or scrolls; tells whether it was one.
  mutating func edit(_ sequence: ControlSequence) -> Bool {
    let count = sequence.count()
    switch sequence.final {
    case "J": eraseInPage(sequence.code())
    case "K": eraseInLine(sequence.code())
    case "X": eraseCells(count)
    case "@": insertCells(count)
    case "P": deleteCells(count)
    case "L": insertLines(count)
    case "M": deleteLines(count)
    case "S": page.scrollUp(count, within: margins, filling: blank)
    case "T" where sequence.parameters.count == 1:
      page.scrollDown(count, within: margins, filling: blank)
    default: return false
    }
    return true
  }

  /// Blanks the page after the cursor, before it, or all of it; the cursor stays.
  mutating func eraseInPage(_ code: Int) {
    switch code {
    case 0:
      eraseInLine(0)
      page.erase(rows: (position.row + 1)..<rows, filling: blank)
    case 1:
      eraseInLine(1)
      page.erase(rows: 0..<position.row, filling: blank)
    case 2: page.erase(rows: 0..<rows, filling: blank)
    default: break
    }
  }

  /// Blanks the row from the cursor on, up to it, or all of it; the cursor stays.
  mutating func eraseInLine(_ code: Int) {
    position.isWrapPending = false
    switch code {
    case 0: erase(position.column..<columns)
    case 1: erase(0..<(position.column + 1))
    case 2: erase(0..<columns)
    default: break
    }
  }

  private mutating func erase(_ range: Range<Int>) {
    page.erase(row: position.row, columns: range, filling: blank)
  }

  private mutating func eraseCells(_ count: Int) {
    position.isWrapPending = false
    erase(position.column..<(position.column + count))
  }

  private mutating func insertCells(_ count: Int) {
    position.isWrapPending = false
    page.insert(count, row: position.row, column: position.column, filling: blank)
  }

  private mutating func deleteCells(_ count: Int) {
    position.isWrapPending = false
    page.delete(count, row: position.row, column: position.column, filling: blank)
  }

  /// Puts blank rows in before the cursor's; nothing happens outside the scrolling rows.
  private mutating func insertLines(_ count: Int) {
    guard margins.contains(position.row) else { return }
    position.isWrapPending = false
    page.scrollDown(count, within: position.row...margins.upperBound, filling: blank)
  }

  /// Takes rows out from the cursor's on; nothing happens outside the scrolling rows.
  private mutating func deleteLines(_ count: Int) {
    guard margins.contains(position.row) else { return }
    position.isWrapPending = false
    page.scrollUp(count, within: position.row...margins.upperBound, filling: blank)
  }
}
