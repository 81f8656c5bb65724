/// Several texts in one cell, parted by commas; a comma or line break of a text has a backslash
/// before it.
enum SheetList {
  static func joined(_ elements: [String]) -> String {
    elements.map { element in
      element.unicodeScalars.reduce(into: "") { result, scalar in
        if ",;\\\n\r".unicodeScalars.contains(scalar) { result += "\\" }
        result.unicodeScalars.append(scalar)
      }
    }.joined(separator: ", ")
  }

  /// The texts of a cell, without white space around them; empty ones are none.
  static func elements(_ cell: String) -> [String] {
    var elements = [""]
    var isEscaped = false
    for scalar in cell.unicodeScalars {
      if isEscaped {
        elements[elements.count - 1].unicodeScalars.append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if ",;\n\r".unicodeScalars.contains(scalar) {
        elements.append("")
      } else {
        elements[elements.count - 1].unicodeScalars.append(scalar)
      }
    }
    return elements.map(\.sheetText).filter { !$0.isEmpty }
  }
}
