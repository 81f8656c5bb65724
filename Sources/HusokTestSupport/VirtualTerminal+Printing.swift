extension VirtualTerminal {
  /// What the line drawing set has in place of the characters from the grave accent on.
  private static let lineDrawing = Array("◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·".unicodeScalars)

  /// Writes a character at the cursor.
  ///
  /// One that takes no column joins the one before it; a control character is dropped.
  mutating func print(_ scalar: Unicode.Scalar) {
    let shown = translated(scalar)
    guard shown.properties.generalCategory != .control else { return }
    let width = Self.width(of: shown)
    if width > 0 {
      place(shown, width: width)
    } else {
      attach(shown)
    }
  }

  /// Writes the last character again.
  mutating func repeatLast(_ count: Int) {
    guard let scalar = lastPrinted else { return }
    for _ in 0..<min(count, columns * rows) {
      place(scalar, width: Self.width(of: scalar))
    }
  }

  /// The character that the character set in use has in place of another.
  private func translated(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard position.hasLineDrawing[position.characterSet] else { return scalar }
    guard scalar != "_" else { return " " }
    let index = Int(scalar.value) - 0x60
    return Self.lineDrawing.indices.contains(index) ? Self.lineDrawing[index] : scalar
  }

  /// Writes a character that takes one column or two, in the next row if this one is full.
  private mutating func place(_ scalar: Unicode.Scalar, width: Int) {
    if modes.wraps, position.isWrapPending || position.column + width > columns {
      moveTo(column: 0, row: position.row)
      index()
    }
    guard position.column + width <= columns else { return }
    if modes.inserts {
      page.insert(width, row: position.row, column: position.column, filling: blank)
    }
    let cell = Cell(text: String(scalar), width: width, attributes: position.attributes)
    page.put(cell, row: position.row, column: position.column)
    lastPrinted = scalar
    advance(width)
  }

  /// Moves the cursor past a character; in the last column it stays until the next one.
  private mutating func advance(_ width: Int) {
    let isRowFull = position.column + width >= columns
    position.column = isRowFull ? columns - 1 : position.column + width
    position.isWrapPending = isRowFull
  }

  /// Adds a combining character to the one before the cursor, if there is one in the row.
  private mutating func attach(_ scalar: Unicode.Scalar) {
    let column = position.isWrapPending ? position.column : position.column - 1
    guard column >= 0 else { return }
    page.attach(scalar, row: position.row, column: column)
  }
}

extension VirtualTerminal {
  /// The number of columns that a character takes: 0 if it joins the one before it, 2 if wide.
  ///
  /// As in the C library, the vowels and final consonants of Hangul join the consonant before
  /// them, and the halves of a flag take one column each.
  static func width(of scalar: Unicode.Scalar) -> Int {
    guard scalar.value >= 0x300 else { return 1 }
    switch scalar.value {
    case 0x1160...0x11FF, 0xD7B0...0xD7FB: return 0
    case 0x1F1E6...0x1F1FF: return 1
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(scalar) ? 2 : 1
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x1100 else { return false }
    if wideRanges.contains(where: { $0.contains(scalar.value) }) { return true }
    return scalar.properties.isEmojiPresentation
  }

  /// The East Asian characters that take two columns; emoji are found by their property.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18D08, 0x1AFF0...0x1B2FF,
    0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
