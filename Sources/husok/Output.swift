import CPosix
import Glibc

/// Standard output, written at once at the end, and looked at: `print` would hide that a disk is
/// full.
struct Output {
  private var bytes: [UInt8] = []

  /// Whether a person reads it on a terminal.
  static let isTerminal = isatty(STDOUT_FILENO) == 1

  /// The columns of the terminal that reads it; nil where it is none.
  static var width: Int? {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard isTerminal, husok_window_size(STDOUT_FILENO, &columns, &rows) == 0, columns > 0 else {
      return nil
    }
    return Int(columns)
  }

  mutating func line(_ text: String) {
    bytes += text.utf8
    bytes.append(0x0A)
  }

  mutating func write(_ more: [UInt8]) {
    // What is written at once is not copied.
    if bytes.isEmpty { bytes = more } else { bytes += more }
  }

  /// Writes everything. A reader that went away is no error; anything else gives its number.
  func flush() -> Int32? {
    Output.write(bytes, to: STDOUT_FILENO)
  }

  /// One line to standard error.
  static func complain(_ text: String) {
    _ = write(Array("husok: \(text)\n".utf8), to: STDERR_FILENO)
  }

  /// Writes all bytes, however the system divides them; the number of an error where it fails. A
  /// reader that went away is none.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    _ = husok_ignore_signal(SIGPIPE)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count > 0 {
        written += count
      } else if errno != EINTR {
        return errno == EPIPE ? nil : errno
      }
    }
    return nil
  }
}
