extension String {
  /// A text as it is kept: composed, with line feeds for line ends and no white space around, nor
  /// marks that nobody sees. Spreadsheets change all of these.
  var sheetText: String {
    if isPlainText { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in composed.unicodeScalars {
      if scalar == "\n", scalars.last == "\r" { scalars.removeLast() }
      scalars.append(scalar)
    }
    let lines = scalars.map { $0 == "\r" ? "\n" : $0 }
    let start = lines.firstIndex { !$0.isSheetBlank } ?? lines.endIndex
    let end = lines.lastIndex { !$0.isSheetBlank }.map { $0 + 1 } ?? start
    return String(String.UnicodeScalarView(lines[start..<end]))
  }
}

extension String {
  /// Whether it is plain ASCII and Hangul syllables without white space around or line breaks, as
  /// nearly all texts are.
  private var isPlainText: Bool {
    var before: UInt8 = 0x20
    var previous: UInt8 = 0
    for byte in utf8 {
      let isPlain =
        switch previous {
        case 0xEA: byte >= 0xB0
        case 0xED: byte <= 0x9E
        default: (0x20..<0xC0).contains(byte) && byte != 0x7F || (0xEA...0xED).contains(byte)
        }
      if !isPlain || before == 0x20 && byte == 0x20 && previous == 0 { return false }
      before = byte
      previous = byte
    }
    return before != 0x20 || utf8.isEmpty
  }
}

extension String {
  /// A text as it is compared with what was exported: any white space as one blank, and without
  /// marks that nobody sees.
  var sheetKey: String {
    if isPlainText, !utf8.contains(where: { $0 < 0x20 }), !contains("  ") { return self }
    var key = String.UnicodeScalarView()
    var isParted = false
    for scalar in composed.unicodeScalars where !scalar.isUnseen {
      if scalar.properties.isWhitespace {
        isParted = !key.isEmpty
      } else {
        if isParted { key.append(" ") }
        isParted = false
        key.append(scalar)
      }
    }
    return String(key)
  }

  /// A heading, or a word that stands in place of one, as it is looked up: without any white space,
  /// line breaks, marks that nobody sees and stars, in small letters.
  var headingKey: [UInt8] {
    let scalars = unicodeScalars.filter { !$0.isSheetBlank && $0 != "*" && $0 != "＊" }
    let narrow = scalars.map { (0xFF01...0xFF5E).contains($0.value) ? $0.narrow : $0 }
    return String(String.UnicodeScalarView(narrow)).folded
  }

  /// Whether a cell of it holds nothing that anybody sees.
  var isSheetBlank: Bool { unicodeScalars.allSatisfy(\.isSheetBlank) }
}

extension Unicode.Scalar {
  /// Whether it is white space or a mark that nobody sees.
  var isSheetBlank: Bool { properties.isWhitespace || isUnseen }

  /// Whether it is a mark that shows nothing and joins nothing: a byte order mark, a space of no
  /// width, a soft hyphen, a mark of direction.
  var isUnseen: Bool {
    switch value {
    case 0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF: true
    default: false
    }
  }

  /// The ASCII character of a full-width one.
  fileprivate var narrow: Unicode.Scalar { Unicode.Scalar(value - 0xFEE0) ?? self }
}
