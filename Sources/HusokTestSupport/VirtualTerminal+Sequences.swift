extension VirtualTerminal {
  /// Does what a program asked for.
  mutating func perform(_ token: Token) {
    switch token {
    case .print(let scalar): print(scalar)
    case .control(let byte): control(byte)
    case .escape(let final, intermediate: nil): escape(final)
    case .escape(let final, intermediate: let set?): designate(final, as: set)
    case .sequence(let sequence): perform(sequence)
    }
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x08: moveTo(column: position.column - 1, row: position.row)
    case 0x09: tabForward(1)
    case 0x0A...0x0C: index()
    case 0x0D: moveTo(column: 0, row: position.row)
    case 0x0E: position.characterSet = 1
    case 0x0F: position.characterSet = 0
    default: break
    }
  }

  private mutating func escape(_ final: Unicode.Scalar) {
    switch final {
    case "7": saveCursor()
    case "8": restoreCursor()
    case "D": index()
    case "E": nextLine()
    case "H": stops.insert(position.column)
    case "M": reverseIndex()
    case "c": self = VirtualTerminal(columns: columns, rows: rows)
    default: break
    }
  }

  private mutating func nextLine() {
    index()
    moveTo(column: 0, row: position.row)
  }

  /// Makes one of the four character sets line drawing, or something else.
  private mutating func designate(_ final: Unicode.Scalar, as set: Unicode.Scalar) {
    let sets: [Unicode.Scalar] = ["(", ")", "*", "+"]
    guard let index = sets.firstIndex(of: set) else { return }
    position.hasLineDrawing[index] = final == "0"
  }

  private mutating func perform(_ sequence: ControlSequence) {
    switch (sequence.marker, sequence.intermediate, sequence.final) {
    case (nil, nil, _): performPlain(sequence)
    case ("?", nil, "h"), ("?", nil, "l"): switchPrivateModes(sequence)
    case ("?", nil, "J"): eraseInPage(sequence.code())
    case ("?", nil, "K"): eraseInLine(sequence.code())
    case (nil, "!", "p"): resetSoftly()
    default: break
    }
  }

  private mutating func performPlain(_ sequence: ControlSequence) {
    if moveRelatively(sequence) || moveAbsolutely(sequence) || edit(sequence) { return }
    switch sequence.final {
    case "b": repeatLast(sequence.count())
    case "g": clearStops(sequence.code())
    case "h", "l": switchModes(sequence)
    case "m": position.attributes.select(sequence.parameters)
    case "r": setMargins(sequence)
    case "s": saveCursor()
    case "u": restoreCursor()
    default: break
    }
  }

  /// Obeys a sequence that moves the cursor from where it is; tells whether it was one.
  private mutating func moveRelatively(_ sequence: ControlSequence) -> Bool {
    let count = sequence.count()
    switch sequence.final {
    case "A": moveUp(count)
    case "B", "e": moveDown(count)
    case "C", "a": moveTo(column: position.column + count, row: position.row)
    case "D", "j": moveTo(column: position.column - count, row: position.row)
    case "E":
      moveDown(count)
      moveTo(column: 0, row: position.row)
    case "F":
      moveUp(count)
      moveTo(column: 0, row: position.row)
    case "I": tabForward(count)
    case "Z": tabBackward(count)
    default: return false
    }
    return true
  }

  /// Obeys a sequence that moves the cursor to a place; tells whether it was one.
  private mutating func moveAbsolutely(_ sequence: ControlSequence) -> Bool {
    let first = sequence.count() - 1
    switch sequence.final {
    case "G", "`": moveTo(column: first, row: position.row)
    case "H", "f": moveToCounted(column: sequence.count(1) - 1, row: first)
    case "d": moveToCounted(column: position.column, row: first)
    default: return false
    }
    return true
  }
}
