import HusokCanvas
import HusokModel

/// The keys of a keyboard that is in Hangul mode: two-set jamo and the syllables that an input
/// method composes from them, mapped back to the letters printed on the keys (KS X 5002).
enum HangulKeys {
  private static let letters: [Character: String] = [
    "ㅂ": "q", "ㅈ": "w", "ㄷ": "e", "ㄱ": "r", "ㅅ": "t", "ㅛ": "y", "ㅕ": "u", "ㅑ": "i", "ㅐ": "o",
    "ㅔ": "p", "ㅁ": "a", "ㄴ": "s", "ㅇ": "d", "ㄹ": "f", "ㅎ": "g", "ㅗ": "h", "ㅓ": "j", "ㅏ": "k",
    "ㅣ": "l", "ㅋ": "z", "ㅌ": "x", "ㅊ": "c", "ㅍ": "v", "ㅠ": "b", "ㅜ": "n", "ㅡ": "m",
    "ㅃ": "Q", "ㅉ": "W", "ㄸ": "E", "ㄲ": "R", "ㅆ": "T", "ㅒ": "O", "ㅖ": "P",
    "ㅘ": "hk", "ㅙ": "ho", "ㅚ": "hl", "ㅝ": "nj", "ㅞ": "np", "ㅟ": "nl", "ㅢ": "ml",
    "ㄳ": "rt", "ㄵ": "sw", "ㄶ": "sg", "ㄺ": "fr", "ㄻ": "fa", "ㄼ": "fq", "ㄽ": "ft", "ㄾ": "fx",
    "ㄿ": "fv", "ㅀ": "fg", "ㅄ": "qt",
  ]

  /// The letters on the keys that were pressed for a character; nil where it is no Hangul.
  static func letters(for character: Character) -> [Character]? {
    let jamo = Hangul.jamo(of: character) ?? [character]
    var result: [Character] = []
    for letter in jamo {
      guard let keys = letters[letter] else { return nil }
      result += keys
    }
    return result
  }
}
