extension VirtualTerminal {
  /// One place on the screen.
  struct Cell: Equatable, Sendable {
    /// The character, with the combining ones that follow it.
    var text = " "
    /// The number of columns it takes; 0 for the right half of a wide character.
    var width = 1
    /// How it is shown.
    var attributes = Attributes()
  }

  /// A screenful of cells, and the cursor kept for it.
  struct Page: Equatable, Sendable {
    /// The cells, row by row, all rows equally long.
    var rows: [[Cell]]
    /// The number of cells in a row.
    var columns: Int
    /// The cursor that was put aside and may be asked back.
    var savedCursor = Cursor()

    /// Makes a page of blanks.
    init(columns: Int, rows: Int) {
      self.columns = columns
      self.rows = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
    }

    /// The text of one row, without its trailing blanks.
    func text(of row: Int) -> String {
      let end = rows[row].lastIndex { $0.width > 0 && $0.text != " " }
      guard let end else { return "" }
      return rows[row][...end].reduce(into: "") { $0 += $1.width > 0 ? $1.text : "" }
    }
  }
}

extension VirtualTerminal.Page {
  /// Writes one character; a wide one takes the next column too, which must exist.
  mutating func put(_ cell: VirtualTerminal.Cell, row: Int, column: Int) {
    split(row: row, at: column)
    split(row: row, at: column + cell.width)
    rows[row][column] = cell
    guard cell.width == 2 else { return }
    rows[row][column + 1] = VirtualTerminal.Cell(
      text: "", width: 0, attributes: cell.attributes)
  }

  /// Adds a combining character to the one at a place, or whose right half is there.
  mutating func attach(_ scalar: Unicode.Scalar, row: Int, column: Int) {
    let isRightHalf = rows[row][column].width == 0 && column > 0
    rows[row][isRightHalf ? column - 1 : column].text.unicodeScalars.append(scalar)
  }

  /// Blanks some columns of a row.
  mutating func erase(row: Int, columns range: Range<Int>, filling cell: VirtualTerminal.Cell) {
    let range = range.clamped(to: 0..<columns)
    split(row: row, at: range.lowerBound)
    split(row: row, at: range.upperBound)
    for column in range { rows[row][column] = cell }
  }

  /// Blanks some whole rows.
  mutating func erase(rows range: Range<Int>, filling cell: VirtualTerminal.Cell) {
    for row in range { erase(row: row, columns: 0..<columns, filling: cell) }
  }

  /// Puts blanks before a column; what they push beyond the end of the row is gone.
  mutating func insert(
    _ count: Int, row: Int, column: Int, filling cell: VirtualTerminal.Cell
  ) {
    let count = min(count, columns - column)
    split(row: row, at: column)
    split(row: row, at: columns - count)
    rows[row].removeLast(count)
    rows[row].insert(contentsOf: repeatElement(cell, count: count), at: column)
  }

  /// Takes cells out of a row; blanks come in at its end.
  mutating func delete(
    _ count: Int, row: Int, column: Int, filling cell: VirtualTerminal.Cell
  ) {
    let count = min(count, columns - column)
    split(row: row, at: column)
    split(row: row, at: column + count)
    rows[row].removeSubrange(column..<(column + count))
    rows[row].append(contentsOf: repeatElement(cell, count: count))
  }

  /// Moves some rows up; the top ones are gone and blank ones come in at the bottom.
  mutating func scrollUp(
    _ count: Int, within range: ClosedRange<Int>, filling cell: VirtualTerminal.Cell
  ) {
    let count = min(count, range.count)
    let blank = Array(repeating: cell, count: columns)
    rows.removeSubrange(range.lowerBound..<(range.lowerBound + count))
    rows.insert(
      contentsOf: repeatElement(blank, count: count), at: range.upperBound + 1 - count)
  }

  /// Moves some rows down; the bottom ones are gone and blank ones come in at the top.
  mutating func scrollDown(
    _ count: Int, within range: ClosedRange<Int>, filling cell: VirtualTerminal.Cell
  ) {
    let count = min(count, range.count)
    let blank = Array(repeating: cell, count: columns)
    rows.removeSubrange((range.upperBound + 1 - count)...range.upperBound)
    rows.insert(contentsOf: repeatElement(blank, count: count), at: range.lowerBound)
  }

  /// Cuts or fills up every row and the page, after some rows at the top were dropped.
  mutating func resize(columns newColumns: Int, rows newCount: Int, droppingFromTop lost: Int) {
    for row in rows.indices { split(row: row, at: newColumns) }
    columns = newColumns
    let blank = Array(repeating: VirtualTerminal.Cell(), count: newColumns)
    let kept = rows.dropFirst(lost).prefix(newCount).map { row in
      Array(row.prefix(newColumns) + blank.dropFirst(row.count))
    }
    rows = kept + repeatElement(blank, count: newCount - kept.count)
  }

  /// Blanks both halves of a wide character that lies on both sides of a column's left edge.
  private mutating func split(row: Int, at column: Int) {
    guard 0 < column, column < rows[row].count, rows[row][column].width == 0 else { return }
    for half in [column - 1, column] {
      rows[row][half].text = " "
      rows[row][half].width = 1
    }
  }
}
