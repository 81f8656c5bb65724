/// What a command prints, written at once at the end, and looked at: `print` would hide that a disk
/// is full.
struct Output {
  private(set) var bytes: [UInt8] = []

  mutating func line(_ text: String) {
    bytes += text.utf8
    bytes.append(0x0A)
  }

  mutating func write(_ more: [UInt8]) {
    // What is written at once is not copied.
    if bytes.isEmpty { bytes = more } else { bytes += more }
  }
}
