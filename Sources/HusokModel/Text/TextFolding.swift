@_spi(_Unicode) import Swift

extension String {
  /// The text in composed form (NFC), in which the store keeps it. Text pasted from some machines
  /// comes with Hangul taken apart.
  public var composed: String {
    // The toolchain's own normalization, so that no copy of the Unicode tables is carried along.
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in _nfc { scalars.append(scalar) }
    return String(scalars)
  }

  /// The bytes by which a text is searched: composed, without case, Hangul as the letters it is
  /// typed with. So a syllable that is still being composed finds the word it will become: 문화굘
  /// stands in 문화교류.
  public var folded: [UInt8] { folding(initialsOnly: false) }

  /// The same with only the initial consonant of each syllable, for a search such as ㅎㅅㅈㅊ.
  var foldedInitials: [UInt8] { folding(initialsOnly: true) }

  /// Whether anything in it may be Hangul: what is not stands in UTF-8 without the bytes that Hangul
  /// begins with.
  var hasHangul: Bool { utf8.contains { $0 >= 0xE1 } }

  /// Whether it is a run of consonants, which asks for initial consonants.
  var isInitials: Bool { count > 1 && allSatisfy(Hangul.isInitial) }

  private func folding(initialsOnly: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    // Lower case and composition are looked up for texts that have other letters than these only.
    let text =
      unicodeScalars.allSatisfy(\.isCaselessAndComposed) ? self : lowercased().composed
    for scalar in text.unicodeScalars {
      FoldedHangul.append(scalar, initialsOnly: initialsOnly, to: &bytes)
    }
    return bytes
  }
}

extension Unicode.Scalar {
  /// What most titles are made of: ASCII, Hangul, Han, common marks.
  fileprivate var isCaselessAndComposed: Bool {
    switch value {
    case 0..<0x80, 0xAC00...0xD7A3, 0x4E00...0x9FFF, 0x3000...0x303F, 0x3131...0x318E, 0xB7,
      0x2010...0x2027:
      true
    default: false
    }
  }
}

/// Hangul as single letters in single bytes: those that stand in no UTF-8 text, and control codes.
private enum FoldedHangul {
  private static let bytes: [UInt8] = [0xC0, 0xC1] + Array(0xF5...0xFF) + Array(0x01...0x1F)
  private static let basic: [Character] = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ")
  /// Letters that are typed as two.
  private static let compounds: [Character: [Character]] = [
    "ㅘ": ["ㅗ", "ㅏ"], "ㅙ": ["ㅗ", "ㅐ"], "ㅚ": ["ㅗ", "ㅣ"], "ㅝ": ["ㅜ", "ㅓ"], "ㅞ": ["ㅜ", "ㅔ"],
    "ㅟ": ["ㅜ", "ㅣ"], "ㅢ": ["ㅡ", "ㅣ"], "ㄳ": ["ㄱ", "ㅅ"], "ㄵ": ["ㄴ", "ㅈ"], "ㄶ": ["ㄴ", "ㅎ"],
    "ㄺ": ["ㄹ", "ㄱ"], "ㄻ": ["ㄹ", "ㅁ"], "ㄼ": ["ㄹ", "ㅂ"], "ㄽ": ["ㄹ", "ㅅ"], "ㄾ": ["ㄹ", "ㅌ"],
    "ㄿ": ["ㄹ", "ㅍ"], "ㅀ": ["ㄹ", "ㅎ"], "ㅄ": ["ㅂ", "ㅅ"],
  ]

  /// The bytes of each jamo, compounds as their two.
  private static let codes: [Character: [UInt8]] = {
    var codes: [Character: [UInt8]] = [:]
    for (letter, byte) in zip(basic, bytes) { codes[letter] = [byte] }
    for (letter, parts) in compounds { codes[letter] = parts.flatMap { codes[$0] ?? [] } }
    return codes
  }()

  private static let initials = Hangul.initials.map { codes[$0] ?? [] }
  private static let vowels = Hangul.vowels.map { codes[$0] ?? [] }
  private static let finals = [[]] + Hangul.finals.map { codes[$0] ?? [] }
  /// The bytes of the jamo that stand alone, from ㄱ (U+3131) on.
  private static let letters = (0x3131...0x318E).map { value in
    Unicode.Scalar(value).flatMap { codes[Character($0)] } ?? []
  }

  /// Adds the bytes of a scalar: of Hangul those of its letters, of anything else its UTF-8, ASCII
  /// in lower case.
  static func append(_ scalar: Unicode.Scalar, initialsOnly: Bool, to bytes: inout [UInt8]) {
    switch scalar.value {
    case 0..<0x80:
      let byte = UInt8(scalar.value)
      bytes.append((65...90).contains(byte) ? byte + 32 : byte)
    case 0xAC00...0xD7A3:
      let code = Int(scalar.value - 0xAC00)
      bytes += initials[code / 588]
      if initialsOnly { return }
      bytes += vowels[code % 588 / 28]
      bytes += finals[code % 28]
    case 0x3131...0x318E where !letters[Int(scalar.value - 0x3131)].isEmpty:
      bytes += letters[Int(scalar.value - 0x3131)]
    default: bytes += UTF8.encode(scalar).map(Array.init) ?? []
    }
  }
}
