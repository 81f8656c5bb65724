import HusokCanvas

/// What a command prints, written at once at the end, and looked at: `print` would hide that a disk
/// is full.
struct Output {
  private(set) var bytes: [UInt8] = []
  /// The register that is opened on the screen after what was printed; nil where none is.
  var screen: String?

  mutating func line(_ text: String) {
    bytes += text.utf8
    bytes.append(0x0A)
  }

  mutating func write(_ more: [UInt8]) {
    // What is written at once is not copied.
    if bytes.isEmpty { bytes = more } else { bytes += more }
  }

  /// A text of lines and tabs as a terminal may get it.
  static func shown(_ text: [UInt8]) -> [UInt8] {
    let text = String(decoding: text, as: UTF8.self)
    var body = text.unicodeScalars[...]
    if body.first == "\u{FEFF}" { body = body.dropFirst() }
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      (line.last == "\r" ? line.dropLast() : line)
        .split(separator: "\t", omittingEmptySubsequences: false)
        .map { TextWidth.visible(String($0)) }.joined(separator: "\t")
    }
    return Array(lines.joined(separator: "\n").utf8)
  }
}
