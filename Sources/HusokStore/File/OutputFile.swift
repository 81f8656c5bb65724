import CPosix
import Glibc

/// A file that is written for a person: a paper, an export, a copy. Whole or not at all; it keeps
/// the permissions of the one it replaces, and one that may not be written stays.
public struct OutputFile: Sendable {
  /// Where it is, links followed.
  public let path: String
  private let system: SystemCalls

  /// Why a file is not written.
  public enum Fault: Error, Equatable {
    /// There is one already, and it was not to be replaced.
    case exists
    /// It is a folder, a device or a pipe, where only a file will do.
    case notAFile
    /// It is written, but the system did not say that its name is on disk.
    case unconfirmed(SystemFault)
    /// The system says why. What was there is still there.
    case system(SystemFault)
  }

  /// The file at a path. Nothing is touched until it is written.
  public init(_ path: String, system: SystemCalls = SystemCalls()) {
    self.path = AtomicFile.resolved(path)
    self.system = system
  }

  /// Whether something has the name.
  public var isThere: Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Whether an ordinary file has the name.
  public var isFile: Bool {
    var status = stat()
    return stat(path, &status) == 0 && husok_is_regular(status.st_mode) != 0
  }

  /// Makes a folder where there is none, with those above it.
  public static func makeFolder(_ path: String, system: SystemCalls = SystemCalls()) throws(Fault) {
    do throws(SystemFault) {
      try AtomicFile.makeFolder(AtomicFile.resolved(path), system: system, mode: 0o777)
    } catch {
      throw .system(error)
    }
  }

  /// Writes the file.
  ///
  /// - Parameters:
  ///   - replacing: whether one may be there already.
  ///   - onlyFile: whether a device or a pipe is refused; else it is written as it is, since there
  ///     is nothing to be kept.
  public func write(
    _ bytes: [UInt8], replacing: Bool, onlyFile: Bool = false
  ) throws(Fault) {
    var status = stat()
    let isThere = stat(path, &status) == 0
    let isOrdinary = !isThere || husok_is_regular(status.st_mode) != 0
    if isThere, husok_is_folder(status.st_mode) != 0 {
      throw .system(SystemFault("open", number: EISDIR))
    }
    if !isOrdinary, onlyFile { throw .notAFile }
    if isThere, !replacing { throw .exists }
    let unconfirmed: SystemFault?
    do throws(SystemFault) {
      if !isOrdinary { return try writeInto(bytes) }
      let file = AtomicFile(system: system, path: path, newMode: 0o666)
      unconfirmed = try file.write(bytes, replacing: replacing).unconfirmed
    } catch {
      throw .system(error)
    }
    if let unconfirmed { throw .unconfirmed(unconfirmed) }
  }

  private func writeInto(_ bytes: [UInt8]) throws(SystemFault) {
    let descriptor = system.open(path, O_WRONLY | O_CLOEXEC, 0)
    if descriptor < 0 { throw SystemFault("open") }
    defer { _ = system.close(descriptor) }
    do throws(SystemFault) {
      try bytes.withUnsafeBufferPointer { bytes throws(SystemFault) in
        try AtomicFile(system: system, path: path).writeAll(descriptor, bytes)
      }
    } catch {
      // A reader that went away is no error.
      if error.number != EPIPE { throw error }
    }
  }

  /// Whether another path leads to the same file.
  public func isSame(as other: String) -> Bool {
    let target = AtomicFile.resolved(other)
    if path.isIdentical(to: target) { return true }
    var one = stat()
    var two = stat()
    return stat(path, &one) == 0 && stat(target, &two) == 0 && one.st_dev == two.st_dev
      && one.st_ino == two.st_ino
  }

  /// The path, or where something has it already the next one that is free: a number in front of
  /// the ending.
  public static func free(_ path: String) -> String {
    let name = AtomicFile.name(of: path)
    let ending = name.dropFirst().lastIndex(of: ".").map { String(name[$0...]) } ?? ""
    let stem = path.dropLast(ending.count)
    var candidate = path
    var number = 1
    while OutputFile(candidate).isThere, number < 1000 {
      number += 1
      candidate = "\(stem)-\(number)\(ending)"
    }
    return candidate
  }
}
