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
  public var folded: [UInt8] {
    if let plain = foldedASCII { return plain }
    return Array(lowercased().composed).flatMap { FoldedHangul.letters(of: $0) }
  }

  /// The same with only the initial consonant of each syllable, for a search such as ㅎㅅㅈㅊ.
  public var foldedInitials: [UInt8] {
    if let plain = foldedASCII { return plain }
    return Array(lowercased().composed).flatMap { character in
      FoldedHangul.letters(of: Hangul.initial(of: character) ?? character)
    }
  }

  /// Whether it is a run of consonants, which asks for initial consonants.
  public var isInitials: Bool { count > 1 && allSatisfy(Hangul.isInitial) }

  private var foldedASCII: [UInt8]? {
    var isASCII = true
    let bytes = utf8.map { byte -> UInt8 in
      if byte >= 0x80 { isASCII = false }
      return (65...90).contains(byte) ? byte + 32 : byte
    }
    return isASCII ? bytes : nil
  }
}

/// Hangul as single letters in single bytes: those that stand in no UTF-8 text, and control codes.
enum FoldedHangul {
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

  /// The bytes of each syllable, from 가 on.
  private static let syllables: [[UInt8]] = (0..<11_172).map { code in
    let final = code % 28
    let jamo =
      [Hangul.initials[code / 588], Hangul.vowels[code % 588 / 28]]
      + (final > 0 ? [Hangul.finals[final - 1]] : [])
    return jamo.flatMap { codes[$0] ?? [] }
  }

  /// The bytes of a character: of Hangul its letters, of anything else its UTF-8.
  static func letters(of character: Character) -> [UInt8] {
    let scalars = character.unicodeScalars
    if let scalar = scalars.first, scalars.count == 1, (0xAC00...0xD7A3).contains(scalar.value) {
      return syllables[Int(scalar.value - 0xAC00)]
    }
    return codes[character] ?? Array(String(character).utf8)
  }
}

/// Finds folded bytes in folded bytes.
public enum FoldedSearch {
  /// Whether a run of bytes is somewhere in another. An empty one is everywhere.
  public static func contains(
    _ needle: [UInt8], in haystack: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let first = needle.first else { return true }
    let last = haystack.count - needle.count
    var start = 0
    while start <= last {
      if haystack[start] == first, matches(needle, haystack, at: start) { return true }
      start += 1
    }
    return false
  }

  private static func matches(
    _ needle: [UInt8], _ haystack: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Bool {
    for index in needle.indices where haystack[start + index] != needle[index] { return false }
    return true
  }
}
