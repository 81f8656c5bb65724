import CPosix
import Glibc

extension AtomicFile {
  /// The folder that holds a path.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The folders above the folder of a path, nearest first.
  static func ancestors(of path: String) -> [String] {
    var ancestors: [String] = []
    var folder = path
    while folder != "/", folder != "." {
      folder = self.folder(of: folder)
      ancestors.append(folder)
    }
    return ancestors
  }

  /// The path from the root, links left as they are.
  static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return String(cString: here) + "/" + path
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return path }
    return String(path[path.index(after: slash)...])
  }

  /// The file that a path leads to: links are followed, so that a linked file keeps its link, also
  /// where the file itself is not there yet. A link to itself stays as it is.
  static func resolved(_ path: String) -> String {
    var path = path
    for _ in 0..<40 {
      if let real = realpath(path, nil) {
        defer { free(real) }
        return String(cString: real)
      }
      guard let target = link(at: path) else { return path }
      path = target.hasPrefix("/") ? target : folder(of: path) + "/" + target
    }
    return path
  }

  /// What a symbolic link says; nil where there is none.
  private static func link(at path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: 4096)
    let count = readlink(path, &bytes, bytes.count)
    guard count > 0, count < bytes.count else { return nil }
    return String(decoding: bytes[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Makes a folder, by default for this user only, and those above it.
  static func makeFolder(
    _ path: String, system: SystemCalls, mode: mode_t = 0o700
  ) throws(SystemFault) {
    if system.status(path) != nil { return }
    let parent = folder(of: path)
    if parent != path { try makeFolder(parent, system: system, mode: mode) }
    if system.mkdir(path, mode) != 0, errno != EEXIST { throw SystemFault("mkdir", at: path) }
  }

  /// The names in a folder; none where there is no folder.
  static func names(in path: String) throws(SystemFault) -> [String] {
    guard let folder = opendir(path) else {
      if errno == ENOENT { return [] }
      throw SystemFault("opendir", at: path)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names.filter { $0 != "." && $0 != ".." }
  }
}

extension AtomicFile {
  /// The end of the name of a file that is not complete yet.
  static let suffix = ".husok-new"
  /// After so many seconds nobody is still writing a file.
  private static let hour = 3600

  /// Removes the files that programs left which died while they wrote this one. Under the lock, so
  /// that nobody writes it now; should the lock have been removed, a living program of this machine
  /// is left alone, and one elsewhere begins anew.
  func removeLeftovers() {
    let folder = AtomicFile.folder(of: path)
    let name = AtomicFile.name(of: path)
    for found in (try? AtomicFile.names(in: folder)) ?? []
    where found.hasPrefix(name + ".") && found.hasSuffix(AtomicFile.suffix) {
      let middle = found.dropFirst(name.count).dropLast(AtomicFile.suffix.count)
      if isLeftover(String(middle), "\(folder)/\(found)") {
        _ = system.unlink("\(folder)/\(found)")
      }
    }
  }

  /// Whether the writer of a file is dead.
  ///
  /// - Parameter middle: what stands between the name of the file itself and the end: a point, the
  ///   number of the process and a random number. Earlier versions had nothing there.
  private func isLeftover(_ middle: String, _ path: String) -> Bool {
    if middle.isEmpty { return true }
    let parts = middle.dropFirst().split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let process = pid_t(parts[0]), process > 0 else { return false }
    if kill(process, 0) != 0, errno == ESRCH { return true }
    guard let status = system.linkStatus(path) else { return false }
    return status.st_mtim.tv_sec < system.now() - AtomicFile.hour
  }
}
