/// What Hangul is made of: syllables, their jamo, and initial consonants (초성).
public enum Hangul {
  /// The initial consonants in the order of the syllables, as letters of their own.
  public static let initials: [Character] = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
  /// The vowels in the order of the syllables.
  public static let vowels: [Character] = Array("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ")
  /// The final consonants in the order of the syllables, from the first that is one.
  public static let finals: [Character] = Array("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")

  /// The jamo of a syllable, two or three; nil for any other character.
  public static func jamo(of syllable: Character) -> [Character]? {
    guard let code = code(of: syllable) else { return nil }
    var jamo = [initials[code / 588], vowels[code % 588 / 28]]
    if code % 28 > 0 { jamo.append(finals[code % 28 - 1]) }
    return jamo
  }

  /// The initial consonant of a syllable; nil for any other character.
  public static func initial(of syllable: Character) -> Character? {
    code(of: syllable).map { initials[$0 / 588] }
  }

  /// Whether the character is a consonant that can begin a syllable.
  public static func isInitial(_ character: Character) -> Bool {
    initials.contains(character)
  }

  /// Whether the character is a syllable or a letter of Hangul.
  public static func isHangul(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return switch scalar.value {
    case 0xAC00...0xD7A3, 0x1100...0x11FF, 0x3131...0x318E: true
    default: false
    }
  }

  /// How far a syllable is from the first one, 가; nil for any other character.
  private static func code(of syllable: Character) -> Int? {
    let scalars = syllable.unicodeScalars
    guard let scalar = scalars.first, scalars.count == 1, (0xAC00...0xD7A3).contains(scalar.value)
    else { return nil }
    return Int(scalar.value - 0xAC00)
  }
}
