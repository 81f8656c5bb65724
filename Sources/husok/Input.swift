import Glibc

/// Standard input.
enum Input {
  /// All of it, as text, without the line break at its end. Text that would be damaged is refused.
  static func text() throws(Fault) -> String {
    var bytes = try bytes(of: STDIN_FILENO)
    while bytes.last == 0x0A || bytes.last == 0x0D { bytes.removeLast() }
    if let nul = bytes.firstIndex(of: 0) { throw .nul(line: line(of: nul, in: bytes)) }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    // A line break is never part of a longer character, so each line stands by itself.
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    throw .notUTF8(line: bad + 1)
  }

  private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    bytes[..<offset].count { $0 == 0x0A } + 1
  }

  /// The words of it, parted by white space: references that another command printed.
  static func words() -> [String] {
    let bytes = (try? bytes(of: STDIN_FILENO)) ?? []
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .map(String.init)
  }

  /// Why a file or standard input cannot be taken.
  enum Fault: Error {
    /// The system says why.
    case system(Int32)
    /// It is larger than any sheet or slice.
    case tooLarge
    /// A line is not UTF-8; its number, from 1.
    case notUTF8(line: Int)
    /// A line has a byte that is zero; its number, from 1.
    case nul(line: Int)
  }

  /// The bytes of a file, of standard input for `-`.
  static func bytes(_ path: String) throws(Fault) -> [UInt8] {
    if path == "-" { return try bytes(of: STDIN_FILENO) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw .system(errno) }
    defer { close(descriptor) }
    return try bytes(of: descriptor)
  }

  private static func bytes(of descriptor: Int32) throws(Fault) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .system(errno) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      if bytes.count > 1 << 28 { throw .tooLarge }
    }
  }
}
