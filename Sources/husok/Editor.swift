import CPosix
import Glibc

/// The person's own editor, for texts that are longer than a line.
enum Editor {
  /// Lets the person write a text in `$VISUAL`, else `$EDITOR`, else `vi`.
  ///
  /// - Returns: what they wrote; nil where no editor could be run.
  static func edit(_ text: String) -> String? {
    var template = Array(
      ((Surroundings.variable("TMPDIR") ?? "/tmp") + "/husok-XXXXXX").utf8CString)
    // mkstemp makes the file for this user alone.
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    let path = template.withUnsafeBufferPointer {
      String(decoding: $0.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    defer { unlink(path) }
    let bytes = Array(text.utf8)
    let written = write(descriptor, bytes, bytes.count)
    close(descriptor)
    guard written == bytes.count else { return nil }
    let editor = Surroundings.variable("VISUAL") ?? Surroundings.variable("EDITOR") ?? "vi"
    // Through the shell, since the variable may hold arguments; the path has nothing to quote.
    guard run(["/bin/sh", "-c", "\(editor) '\(path)'"]) else { return nil }
    return read(path)
  }

  private static func run(_ words: [String]) -> Bool {
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    guard posix_spawn(&process, words[0], nil, nil, &arguments, environ) == 0 else { return false }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status == 0
  }

  private static func read(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    // A note is text for people: a megabyte is beyond any.
    while bytes.count < 1 << 20, case let count = Glibc.read(descriptor, &buffer, buffer.count),
      count > 0
    {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
