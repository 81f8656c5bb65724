/// How many columns text takes on a terminal, and what of it may be shown at all.
public enum TextWidth {
  /// The columns that a text takes when it is drawn: one or two for each character, marks for
  /// what must not reach a terminal included.
  public static func of(_ text: some StringProtocol) -> Int {
    var width = 0
    forEachCell(of: text) { width += $0.width }
    return width
  }

  /// The same, quick for plain ASCII.
  public static func of(_ text: String) -> Int {
    if isPlain(text) { return text.utf8.count }
    var width = 0
    forEachCell(of: text) { width += $0.width }
    return width
  }

  /// Whether a text is of ASCII alone that is shown as it is.
  static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { $0.allSatisfy { (0x20..<0x7F).contains($0) } }
  }

  /// The columns of one scalar: 0, 1 or 2.
  public static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return 1 }
    if (0xAC00...0xD7A3).contains(value) || (0x4E00...0x9FFF).contains(value) { return 2 }
    if contains(value, in: wide) { return 2 }
    return contains(value, in: zero) ? 0 : 1
  }

  private static func contains(_ value: UInt32, in ranges: [ClosedRange<UInt32>]) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(value)
  }
}

/// What one cell of the screen, or two for a wide character, shows.
public struct CellText {
  /// The character to draw.
  public var base: Unicode.Scalar
  /// The columns it takes, 1 or 2.
  public var width: Int
  /// Marks that sit on it, at most four.
  public var marks: [Unicode.Scalar] = []
}

extension TextWidth {
  /// Walks over a text cell by cell. Control characters, escape sequences and characters that
  /// reorder or hide text come as visible marks; a fifth combining mark on one character is left
  /// out.
  public static func forEachCell(of text: some StringProtocol, _ body: (CellText) -> Void) {
    var pending: CellText?
    for scalar in text.unicodeScalars {
      if (0x20..<0x7F).contains(scalar.value) {
        if let pending { body(pending) }
        pending = CellText(base: scalar, width: 1)
        continue
      }
      if let mark = visibleMark(scalar, after: pending?.base) {
        if let pending { body(pending) }
        pending = CellText(base: mark, width: 1)
        continue
      }
      if isDropped(scalar) { continue }
      take(scalar, pending: &pending, body: body)
    }
    if let pending { body(pending) }
  }

  private static func take(
    _ scalar: Unicode.Scalar, pending: inout CellText?, body: (CellText) -> Void
  ) {
    let width = of(scalar)
    if width == 0, var cell = pending {
      if cell.marks.count < 4 { cell.marks.append(scalar) }
      pending = cell
      return
    }
    if let pending { body(pending) }
    // A combining mark with nothing before it sits on a space of its own.
    pending =
      width == 0
      ? CellText(base: " ", width: 1, marks: [scalar]) : CellText(base: scalar, width: width)
  }

  /// The stand-in for a scalar that must not be sent to a terminal: a picture of a control
  /// character, or the replacement character for what hides or reorders text.
  static func visibleMark(
    _ scalar: Unicode.Scalar, after base: Unicode.Scalar? = nil
  ) -> Unicode.Scalar? {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0xAD, 0x61C, 0x180E, 0x200B, 0x200C, 0x200E, 0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
      "\u{FFFD}"
    // A joiner between pictures is left out, any other is shown.
    case 0x200D: (base?.value ?? 0) >= 0x2600 ? nil : "\u{FFFD}"
    default: nil
    }
  }

  /// What joins pictures or picks their looks: terminals disagree on its width, so each picture is
  /// shown by itself.
  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x200D || (0xFE00...0xFE0F).contains(scalar.value)
  }
}

extension TextWidth {
  /// The text with visible marks in place of what must not reach a terminal. The same text where
  /// there is nothing of the kind.
  public static func visible(_ text: String) -> String {
    if isPlain(text) { return text }
    var result = String.UnicodeScalarView()
    forEachCell(of: text) { cell in
      result.append(cell.base)
      result.append(contentsOf: cell.marks)
    }
    return String(result)
  }

  /// The text for a file that another program reads: with marks only in place of control characters
  /// and of what reorders text. Joiners, the looks of pictures, soft hyphens and other places to
  /// break a word stay as they are; a byte order mark inside a text says nothing and goes.
  public static func kept(_ text: String) -> String {
    if isPlain(text) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xAD, 0x200B...0x200D, 0x2060...0x2064: result.append(scalar)
      case 0xFEFF: continue
      default: result.append(visibleMark(scalar) ?? scalar)
      }
    }
    return String(result)
  }

  /// The beginning of a text that fits a width, with an ellipsis where something was cut off.
  /// Never ends inside a wide character.
  public static func fitted(
    _ text: String, to width: Int, ellipsis: String = "…"
  ) -> String {
    if text.utf8.count <= width || of(text) <= width { return text }
    let room = width - of(ellipsis)
    if room < 0 { return "" }
    if isPlain(text) { return text.prefix(room) + ellipsis }
    var used = 0
    var result = ""
    for character in text {
      let next = of(String(character))
      if used + next > room { break }
      result.append(character)
      used += next
    }
    return result + ellipsis
  }

  /// A text brought to exactly a width: cut, or filled with spaces behind, or in front where it is
  /// to stand at the right.
  public static func padded(_ text: String, to width: Int, right: Bool = false) -> String {
    let fitting = fitted(text, to: width)
    let spaces = String(repeating: " ", count: max(0, width - of(fitting)))
    // A combining mark in front would sit on the last space if it did not bring its own.
    return right ? spaces + visible(fitting) : fitting + spaces
  }

  /// A text as lines of at most a width, broken at spaces, and inside a word only where it is
  /// longer than a line. Line breaks of the text are kept.
  public static func wrapped(_ text: String, to width: Int) -> [String] {
    guard width > 0 else { return [] }
    if text.utf8.count <= width, isPlain(text) { return [text] }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { wrappedLine($0, to: width) }
  }

  private static func wrappedLine(_ text: Substring, to width: Int) -> [String] {
    if of(text) <= width { return [String(text)] }
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ") {
      let length = of(word)
      if used > 0, used + 1 + length <= width {
        line += " " + word
        used += 1 + length
        continue
      }
      if used > 0 { lines.append(line) }
      let pieces = length <= width ? [String(word)] : broken(word, to: width)
      lines += pieces.dropLast()
      line = pieces.last ?? ""
      used = of(line)
    }
    return lines + (line.isEmpty && !lines.isEmpty ? [] : [line])
  }

  /// A word that is longer than a line, in pieces that fit: as it is drawn, since one character
  /// may be drawn as many cells.
  private static func broken(_ word: Substring, to width: Int) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var used = 0
    forEachCell(of: word) { cell in
      if used + cell.width > width, !piece.isEmpty {
        pieces.append(piece)
        piece = ""
        used = 0
      }
      piece.unicodeScalars.append(cell.base)
      piece.unicodeScalars.append(contentsOf: cell.marks)
      used += cell.width
    }
    return pieces + [piece]
  }
}
