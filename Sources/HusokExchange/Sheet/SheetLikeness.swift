/// Whether a cell is what a spreadsheet makes of a text that nobody touched.
enum SheetLikeness {
  /// It is another text.
  case none
  /// It is the text.
  case same
  /// It is the text with question marks for characters that the file's character set lacks.
  case lossy

  /// Compares a cell with the text that was exported.
  init(_ cell: String, _ exported: String) {
    let key = cell.sheetKey
    let wanted = exported.sheetKey
    if key.utf8.elementsEqual(wanted.utf8) {
      self = .same
    } else if SheetLikeness.isTruth(key, wanted) || SheetLikeness.isNumber(key, wanted)
      || SheetLikeness.isCut(cell, key: key, wanted: wanted)
    {
      self = .same
    } else {
      self =
        key.utf8.contains(UInt8(ascii: "?")) && SheetLikeness.isLossy(key, exported)
        ? .lossy : .none
    }
  }

  /// `true` becomes `TRUE`.
  private static func isTruth(_ key: String, _ wanted: String) -> Bool {
    let small = wanted.lowercased()
    return (small == "true" || small == "false") && key.lowercased() == small
  }

  /// A spreadsheet holds 32,767 characters in a cell.
  private static func isCut(_ cell: String, key: String, wanted: String) -> Bool {
    // husok itself ends what it cuts in `…`.
    cell.utf16.count >= 32_000 && wanted.hasPrefix(key.last == "…" ? String(key.dropLast()) : key)
  }
}

extension SheetLikeness {
  /// `1234567` becomes `1,234,567`, `123456789012` becomes `1.23457E+11`.
  private static func isNumber(_ key: String, _ wanted: String) -> Bool {
    let digits = Array(wanted.utf8)
    guard !digits.isEmpty, digits.allSatisfy(isDigit), key.utf8.first.map(isDigit) == true else {
      return false
    }
    return isParted(key, digits) || isScientific(key, digits)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static func isParted(_ key: String, _ digits: [UInt8]) -> Bool {
    let groups = key.split { [",", ".", "'", "’", " "].contains($0) }
    let isGrouped = groups.count > 1 && groups.dropFirst().allSatisfy { (2...3).contains($0.count) }
    return isGrouped && groups.last?.count == 3 && groups.joined().utf8.elementsEqual(digits)
  }

  private static func isScientific(_ key: String, _ digits: [UInt8]) -> Bool {
    let parts = key.uppercased().split(separator: "E")
    guard parts.count == 2, let exponent = Int(parts[1]), exponent == digits.count - 1 else {
      return false
    }
    var mantissa = parts[0].utf8.filter(isDigit)
    while mantissa.count > 1, mantissa.last == 48 { mantissa.removeLast() }
    guard mantissa.count <= digits.count, mantissa.count < 10 else { return false }
    return rounded(digits, to: mantissa.count) == Int(String(decoding: mantissa, as: UTF8.self))
  }

  /// The first digits of a number, rounded.
  private static func rounded(_ digits: [UInt8], to count: Int) -> Int? {
    guard let first = Int(String(decoding: digits.prefix(count), as: UTF8.self)) else { return nil }
    return digits.count > count && digits[count] >= 53 ? first + 1 : first
  }
}

extension SheetLikeness {
  /// Whether a cell is a text in which question marks stand for characters beyond ASCII; others of
  /// those may have become their plain twin, as `é` becomes `e`.
  private static func isLossy(_ key: String, _ exported: String) -> Bool {
    let cell = Array(key.unicodeScalars)
    let text = Array(exported.plainlySpaced.unicodeScalars)
    var isLossy = false
    var place = 0
    for scalar in text {
      let found = place < cell.count ? cell[place] : nil
      if found == scalar {
        place += 1
      } else if scalar.isASCII {
        return false
      } else if found == "?" {
        isLossy = true
        // A character beyond the first plane is two to some programs.
        place += scalar.value > 0xFFFF && place + 1 < cell.count && cell[place + 1] == "?" ? 2 : 1
      } else if found.map(scalar.isTwin) == true {
        place += 1
      } else if !scalar.isUnseen {
        return false
      }
    }
    return isLossy && place == cell.count
  }
}

extension String {
  /// The text composed, with one blank for each run of ASCII white space and none around it.
  fileprivate var plainlySpaced: String {
    var scalars = String.UnicodeScalarView()
    for scalar in sheetText.unicodeScalars {
      if !scalar.isASCII || !scalar.properties.isWhitespace {
        scalars.append(scalar)
      } else if scalars.last != " " {
        scalars.append(" ")
      }
    }
    return String(scalars)
  }
}

extension Unicode.Scalar {
  /// Whether a plain character is what a smaller character set makes of this one.
  fileprivate func isTwin(_ plain: Unicode.Scalar) -> Bool {
    if properties.isWhitespace { return plain == " " }
    switch value {
    case 0x2010...0x2015, 0x2212: return plain == "-"
    case 0x2018, 0x2019, 0x2032: return plain == "'"
    case 0x201C, 0x201D, 0x2033: return plain == "\""
    case 0xB7, 0x2022, 0x2024: return plain == "." || plain == "*"
    default: return plain.isASCII && plain == baseLetter
    }
  }

  /// The letter below the marks of a Latin one: `e` of `é`, by the name of the character.
  private var baseLetter: Unicode.Scalar? {
    let words = (properties.name ?? "").split(separator: " ")
    guard words.count > 4, words[0] == "LATIN", words[2] == "LETTER", words[4] == "WITH",
      words[3].unicodeScalars.count == 1
    else { return nil }
    let letter = words[1] == "SMALL" ? words[3].lowercased() : String(words[3])
    return letter.unicodeScalars.first
  }
}
