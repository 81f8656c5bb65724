/// What a repository says of its files: that the register is merged by husok.
struct GitAttributes {
  static let name = ".gitattributes"
  /// The driver by whose name it is merged.
  private static let driver = "merge=husok"
  private let lines: [String]

  /// Those of a folder.
  init(of top: String) {
    self.init(GitFolder.text(of: top + "/" + GitAttributes.name) ?? "")
  }

  /// Those that a file says.
  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Whether a file is named, by the line that husok writes or by one like it.
  func names(_ file: String) -> Bool { files.contains(file) }

  /// The files that husok merges, as far as they are named one by one.
  var files: [String] {
    lines.compactMap { line in
      let isQuoted = line.hasPrefix("\"")
      let parts = isQuoted ? GitAttributes.quoted(line) : GitAttributes.plain(line)
      guard let (pattern, rest) = parts,
        rest.split(separator: " ").contains(Substring(GitAttributes.driver))
      else { return nil }
      return GitAttributes.file(of: pattern)
    }
  }

  /// The file that a pattern of husok's fits.
  private static func file(of pattern: String) -> String {
    var text = ""
    var isEscaped = false
    for character in pattern.hasPrefix("/") ? pattern.dropFirst() : pattern[...] {
      if character == "\\", !isEscaped {
        isEscaped = true
        continue
      }
      text.append(character)
      isEscaped = false
    }
    return text
  }

  private static func plain(_ line: String) -> (String, Substring)? {
    guard let blank = line.firstIndex(of: " ") else { return nil }
    return (String(line[..<blank]), line[blank...])
  }

  private static func quoted(_ line: String) -> (String, Substring)? {
    var bytes: [UInt8] = []
    var rest = line.utf8.dropFirst()
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return (String(decoding: bytes, as: UTF8.self), Substring(rest))
      case UInt8(ascii: "\\"):
        let octal = rest.prefix(3)
        if octal.count == 3, octal.allSatisfy({ $0 >= 0x30 && $0 <= 0x37 }),
          let value = UInt8(String(Substring(octal)), radix: 8)
        {
          bytes.append(value)
          rest = rest.dropFirst(3)
        } else if let next = rest.popFirst() {
          bytes.append(next)
        }
      default: bytes.append(byte)
      }
    }
    return nil
  }

  /// The text with a line for a file, where there is none yet.
  func naming(_ file: String) -> [UInt8] {
    if names(file) { return Array(lines.joined(separator: "\n").utf8) }
    var text = lines.joined(separator: "\n")
    if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
    // Bytes are kept as they are: a register is written by husok alone.
    return Array((text + GitAttributes.pattern(file) + " \(GitAttributes.driver) -text\n").utf8)
  }

  /// A pattern that fits one file (gitattributes, gitignore).
  private static func pattern(_ file: String) -> String {
    var text = "/"
    for character in file {
      if "*?[\\".contains(character) { text += "\\" }
      text.append(character)
    }
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") }
    return isPlain ? text : GitCommit.quoted(text)
  }
}
