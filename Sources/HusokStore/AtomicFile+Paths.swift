import CPosix
import Glibc

extension AtomicFile {
  /// The folder that holds a path.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
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

  /// Makes a folder and those above it, for this user only.
  static func makeFolder(_ path: String, _ system: SystemCalls) throws(SystemFault) {
    var status = stat()
    if stat(path, &status) == 0 { return }
    let parent = folder(of: path)
    if parent != path { try makeFolder(parent, system) }
    if system.mkdir(path, 0o700) != 0, errno != EEXIST { throw SystemFault("mkdir") }
  }

  /// The names in a folder; none where it cannot be read.
  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
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
