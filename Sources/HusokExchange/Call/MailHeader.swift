import HusokCanvas

/// The lines above a mail (RFC 5322): names and values in ASCII, folded, with other letters as
/// encoded words (RFC 2047) and file names as RFC 2231 has them.
enum MailHeader {
  /// A line as long as RFC 5322 recommends, without its end.
  private static let width = 78
  /// So many bytes of a text make an encoded word that fits on a line behind a short name.
  private static let wordBytes = 39

  /// A header with words of a person.
  static func text(_ name: String, _ value: String) -> String {
    folded(name, words(value))
  }

  /// A header with words that are as a mail has them.
  static func plain(_ name: String, _ words: [String]) -> String { folded(name, words) }

  /// A mailbox, with the name of who reads it.
  static func mailbox(_ name: String?, _ address: String) -> [String] {
    guard let name = name.map(clean), !name.isEmpty else { return [address] }
    if isPlain(name) {
      let quoted = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return ["\"\(quoted)\"", "<\(address)>"]
    }
    return encoded(name) + ["<\(address)>"]
  }

  /// A header with a parameter that is the name of a file.
  static func file(_ name: String, _ value: String, file: String) -> String {
    folded(name, ["\(value);"] + parameter("filename", clean(file)))
  }

  /// A text without anything that would end a line.
  static func clean(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar in
      scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? " " : scalar
    }
    return String(String.UnicodeScalarView(scalars))
      .split(separator: " ").joined(separator: " ")
  }

  /// Puts words behind a name, as many on a line as fit.
  private static func folded(_ name: String, _ words: [String]) -> String {
    var lines = ["\(name):"]
    for word in words {
      let line = lines[lines.count - 1]
      if line.utf8.count + 1 + word.utf8.count > width {
        lines.append(" " + word)
      } else {
        lines[lines.count - 1] = line + " " + word
      }
    }
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  private static func words(_ value: String) -> [String] {
    let value = clean(value)
    let words = value.split(separator: " ").map(String.init)
    let isShort = words.allSatisfy { $0.utf8.count < width - 12 }
    return isPlain(value) && isShort && !value.contains("=?") ? words : encoded(value)
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
  }

  /// Encoded words, none of which ends inside a letter.
  private static func encoded(_ text: String) -> [String] {
    pieces(text, upTo: wordBytes).map { "=?UTF-8?B?\(Base64.encoded(Array($0.utf8)))?=" }
  }

  /// The parts of a text of so many bytes at most. A letter of more is taken apart by its scalars.
  private static func pieces(_ text: String, upTo limit: Int) -> [String] {
    var pieces: [String] = []
    var piece = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      let size = String(scalar).utf8.count
      if count + size > limit {
        pieces.append(String(piece))
        piece = String.UnicodeScalarView()
        count = 0
      }
      piece.append(scalar)
      count += size
    }
    return pieces + [String(piece)]
  }

  /// A parameter: quoted where it is ASCII, else as octets of UTF-8, on as many lines as it needs.
  private static func parameter(_ name: String, _ value: String) -> [String] {
    let isQuotable = isPlain(value) && !value.contains { "\"\\".contains($0) }
    if isQuotable, value.utf8.count < 50 { return ["\(name)=\"\(value)\""] }
    let pieces = pieces(value, upTo: 18).map { $0.utf8.map(octet).joined() }
    if pieces.count == 1 { return ["\(name)*=UTF-8''\(pieces[0])"] }
    return pieces.enumerated().map { place, piece in
      let charset = place == 0 ? "UTF-8''" : ""
      let end = place == pieces.count - 1 ? "" : ";"
      return "\(name)*\(place)*=\(charset)\(piece)\(end)"
    }
  }

  private static func octet(_ byte: UInt8) -> String {
    let isLetter =
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    if isLetter || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") {
      return String(UnicodeScalar(byte))
    }
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (byte < 16 ? "0" : "") + digits
  }
}
