import Glibc
import HusokExchange

/// Standard input, and files that others wrote.
public enum Input {
  /// More than any sheet or slice has, in bytes.
  public static let largest = 1 << 28

  /// Standard input as text. Text that would be damaged is refused.
  static func text(from streams: any StandardStreams) throws(Fault) -> WrittenText {
    let bytes: [UInt8]
    do throws(Fault) {
      bytes = try streams.read(upTo: WrittenText.largest)
    } catch {
      if case .tooLarge = error { throw .text(.tooLong) }
      throw error
    }
    do throws(WrittenText.Fault) {
      return try WrittenText(bytes)
    } catch {
      throw .text(error)
    }
  }

  /// The words of standard input, parted by white space: references that another command printed.
  static func words(from streams: any StandardStreams) -> [String] {
    let bytes = (try? streams.read(upTo: largest)) ?? []
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .map(String.init)
  }

  /// Why a file or standard input cannot be taken.
  public enum Fault: Error {
    /// The system says why.
    case system(Int32)
    /// It is larger than any sheet or slice.
    case tooLarge
    /// It is a device, or a pipe that nobody writes to.
    case notAFile
    /// It is no text.
    case text(WrittenText.Fault)
  }

  /// The bytes of a file.
  ///
  /// - Parameter limit: how many bytes it may have at most.
  public static func bytes(_ path: String, upTo limit: Int) throws(Fault) -> [UInt8] {
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 { throw errno == ENXIO ? .notAFile : .system(errno) }
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw .system(errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: if status.st_size > limit { throw .tooLarge }
    case S_IFDIR: throw .system(EISDIR)
    case S_IFIFO: return try bytes(of: descriptor, upTo: limit, awaitsWriter: true)
    default:
      // A device that has an end at once is as good as an empty file.
      var byte: UInt8 = 0
      if isatty(descriptor) == 0 {
        if read(descriptor, &byte, 1) == 0 { return [] }
        throw .notAFile
      }
    }
    return try bytes(of: descriptor, upTo: limit)
  }

  /// What can be read from a descriptor to its end.
  public static func bytes(
    of descriptor: Int32, upTo limit: Int
  ) throws(Fault) -> [UInt8] {
    try bytes(of: descriptor, upTo: limit, awaitsWriter: false)
  }

  private static func bytes(
    of descriptor: Int32, upTo limit: Int, awaitsWriter: Bool
  ) throws(Fault) -> [UInt8] {
    var awaitsWriter = awaitsWriter
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN, hasInput(descriptor, within: -1) { continue }
      if count < 0 { throw .system(errno) }
      if count == 0, awaitsWriter {
        // A shell's `<(…)` has a writer from the start; a named pipe may get one soon.
        if !hasInput(descriptor, within: 3000) { throw .notAFile }
      } else if count == 0 {
        return bytes
      }
      awaitsWriter = false
      bytes += buffer[..<count]
      if bytes.count > limit { throw .tooLarge }
    }
  }

  /// Whether there is something to read, or the end, within some milliseconds; -1 waits for ever.
  private static func hasInput(_ descriptor: Int32, within milliseconds: Int32) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    var count: Int32 = 0
    repeat { count = poll(&wanted, 1, milliseconds) } while count < 0 && errno == EINTR
    return count > 0
  }
}
