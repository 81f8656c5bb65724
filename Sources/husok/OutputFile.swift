import CPosix
import Glibc

/// A file that a command writes: as a whole or not at all, so that a report that was there stays
/// until the new one is on disk.
enum OutputFile {
  /// Writes a file under a path, links followed; an error number where that fails.
  static func write(_ bytes: [UInt8], to path: String) -> Int32? {
    let target = resolved(path) ?? path
    var status = stat()
    if stat(target, &status) == 0, husok_is_regular(status.st_mode) == 0 {
      return writeInto(bytes, target)
    }
    let temporary = "\(target).\(getpid()).tmp"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor < 0 { return errno }
    var number = Output.write(bytes, to: descriptor)
    if number == nil, fsync(descriptor) != 0 { number = errno }
    if close(descriptor) != 0, number == nil { number = errno }
    if number == nil, rename(temporary, target) != 0 { number = errno }
    if number != nil { unlink(temporary) }
    return number
  }

  /// A device or a pipe is written as it is: there is nothing to be kept.
  private static func writeInto(_ bytes: [UInt8], _ path: String) -> Int32? {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    if descriptor < 0 { return errno }
    let number = Output.write(bytes, to: descriptor)
    return close(descriptor) != 0 && number == nil ? errno : number
  }

  /// Whether two paths are the same file.
  static func isSame(_ path: String, as other: String) -> Bool {
    guard let one = resolved(path), let two = resolved(other) else { return path == other }
    return one == two
  }

  private static func resolved(_ path: String) -> String? {
    guard let text = realpath(path, nil) else { return nil }
    defer { free(text) }
    return String(cString: text)
  }
}
