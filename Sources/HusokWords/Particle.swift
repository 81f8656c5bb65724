/// A Korean particle of two forms: which one stands behind a word depends on how the word ends. The
/// table of words writes both, as `은(는)`, behind an argument.
struct Particle {
  /// Both forms, as the table writes them.
  let written: String
  /// The form behind a final consonant.
  let closed: String
  /// The form behind a vowel.
  let open: String
  /// Whether the final consonant ㄹ counts as none.
  var opensAfterRieul = false

  static let all = [
    Particle(written: "은(는)", closed: "은", open: "는"),
    Particle(written: "이(가)", closed: "이", open: "가"),
    Particle(written: "을(를)", closed: "을", open: "를"),
    Particle(written: "과(와)", closed: "과", open: "와"),
    Particle(written: "(으)로", closed: "으로", open: "로", opensAfterRieul: true),
  ]

  /// What follows an argument, with the right form where it begins with a particle, which may stand
  /// behind closing marks. Both forms stay where nobody can tell how the argument is read.
  static func chosen(_ rest: Substring, after argument: String) -> Substring {
    let marks = rest.prefix { "\"'”’".contains($0) }
    let after = rest[marks.endIndex...]
    guard let particle = all.first(where: { after.hasPrefix($0.written) }),
      let ending = Ending(of: argument)
    else { return rest }
    return marks + particle.form(after: ending) + after.dropFirst(particle.written.count)
  }

  private func form(after ending: Ending) -> String {
    switch ending {
    case .vowel: open
    case .rieul: opensAfterRieul ? open : closed
    case .consonant: closed
    }
  }
}

/// How a word ends when it is read aloud in Korean.
private enum Ending {
  case vowel
  case rieul
  case consonant

  /// The ending of a text; nil where it is read in a way that its letters do not tell.
  init?(of text: String) {
    guard let last = text.unicodeScalars.last(where: { !Ending.silent.contains($0) }) else {
      return nil
    }
    switch last.value {
    case 0xAC00...0xD7A3: self.init(final: Int(last.value - 0xAC00) % 28)
    case 0x30...0x39: self.init(digit: last, in: text)
    case 0x41...0x5A where Ending.isSpelled(text): self.init(letter: last)
    default: return nil
    }
  }

  private init(final: Int) {
    self = final == 0 ? .vowel : final == 8 ? .rieul : .consonant
  }

  /// A number by its last digit; a day, which ends in a full stop, is read with 일.
  private init(digit: Unicode.Scalar, in text: String) {
    if text.last == "." {
      self = .rieul
      return
    }
    self =
      switch digit {
      case "1", "7", "8": .rieul
      case "0", "3", "6": .consonant
      default: .vowel
      }
  }

  /// A letter by its name: 엘, 엠, 엔, 알 are closed.
  private init(letter: Unicode.Scalar) {
    self =
      switch letter {
      case "L", "R": .rieul
      case "M", "N": .consonant
      default: .vowel
      }
  }

  /// Whether the last word is letters that are read one by one.
  private static func isSpelled(_ text: String) -> Bool {
    let word = text.unicodeScalars.reversed().drop { silent.contains($0) }
      .prefix { $0 != " " && $0 != "/" }
    return word.allSatisfy { ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
  }

  /// Marks that are not read.
  private static let silent: Set<Unicode.Scalar> = ["\"", "'", "”", "’", ")", "]", ".", "…", " "]
}
