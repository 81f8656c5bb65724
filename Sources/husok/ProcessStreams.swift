import CPosix
import Glibc
import HusokCommands

/// The streams that the process was started with.
struct ProcessStreams: StandardStreams {
  var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  var width: Int? {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard isTerminal, husok_window_size(STDOUT_FILENO, &columns, &rows) == 0,
      columns > 0
    else { return nil }
    return Int(columns)
  }

  func read(upTo limit: Int) throws(Input.Fault) -> [UInt8] {
    try Input.bytes(of: STDIN_FILENO, upTo: limit)
  }

  func write(_ bytes: [UInt8]) -> Int32? { ProcessStreams.write(bytes, to: STDOUT_FILENO) }

  func complain(_ text: String) {
    _ = ProcessStreams.write(Array("husok: \(text)\n".utf8), to: STDERR_FILENO)
  }

  /// Writes all bytes, however the system divides them; the number of an error where it fails. A
  /// reader that went away is none.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
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
