import HusokModel

/// Every sentence that a person reads, in one language. The texts are those of
/// `Resources/words.tsv`; a key that is not there comes out as itself, in angle brackets.
///
/// `{0}`, `{1}` … stand for the arguments; `{0|action|actions}` picks the first form where
/// argument 0 is 1. Behind an argument `은(는)` and the like become the form that fits it.
public struct Words: Sendable {
  /// The one in which the texts come out.
  public let language: Language

  /// The words of a language.
  public init(_ language: Language) {
    self.language = language
  }

  /// The text of a key, with arguments put in.
  public func callAsFunction(_ key: String, _ arguments: any CustomStringConvertible...) -> String {
    guard let text = WordTable.shared.text(of: key, in: language) else { return "<\(key)>" }
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    var values = arguments.map(\.description)
    if Words.isComplaint(key) { values = values.map(\.inComplaint) }
    return Words.filled(text, values)
  }

  /// Whether a key is of a sentence that says what is wrong, often with a value that came from a
  /// file or a command line and has any length.
  private static func isComplaint(_ key: String) -> Bool {
    complaints.contains { key.utf8.starts(with: $0.utf8) }
  }

  private static let complaints = [
    "backup.", "cli.", "damage.", "editor.", "encoding.", "fault.", "import.", "output.", "prompt.",
    "query.", "refusal.", "settings.", "store.", "text.",
  ]

  /// Reads the table, which else is read when the first word is asked for.
  public static func prepare() { _ = WordTable.shared }

  /// Whether the table has a key.
  public static func has(_ key: String) -> Bool { WordTable.shared.has(key) }

  private static func filled(_ text: String, _ arguments: [String]) -> String {
    var result = ""
    var rest = Substring(text)
    // By bytes: to find where one character ends and the next begins takes most of the time.
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      result += rest[..<open]
      let parts = rest.utf8[rest.utf8.index(after: open)..<close].split(
        separator: UInt8(ascii: "|"), omittingEmptySubsequences: false
      ).map { Substring($0) }
      let argument = parts.first.flatMap { Int($0) }.flatMap {
        arguments.indices.contains($0) ? arguments[$0] : nil
      }
      let text = picked(parts, argument)
      result += text
      rest = Particle.chosen(rest[rest.utf8.index(after: close)...], after: text)
    }
    return result + rest
  }

  private static func picked(_ parts: [Substring], _ argument: String?) -> String {
    guard let argument else { return "" }
    guard parts.count == 3 else { return argument }
    return String(argument == "1" ? parts[1] : parts[2])
  }
}
