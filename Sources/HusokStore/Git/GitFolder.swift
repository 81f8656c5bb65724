import Glibc

/// The repository that a register lies in.
struct GitFolder: Equatable, Sendable {
  /// The folder that is under version control.
  let top: String
  /// What git keeps of it.
  let own: String
  /// What git keeps of all folders of this repository.
  let common: String
  /// The register, as a path from the top.
  let file: String

  /// The repository in which a file lies; nil where there is none. The configuration of the
  /// repository is not asked.
  init?(of path: String) {
    let target = AtomicFile.absolute(AtomicFile.resolved(path))
    for folder in AtomicFile.ancestors(of: target) {
      guard let own = GitFolder.own(of: folder) else { continue }
      top = folder
      self.own = own
      let link = GitFolder.line(of: own + "/commondir")
      common = link.map { $0.hasPrefix("/") ? $0 : own + "/" + $0 } ?? own
      file = String(target.dropFirst(folder == "/" ? 1 : folder.count + 1))
      return
    }
    return nil
  }

  /// The folder of git beside a folder; a file there says where it is.
  private static func own(of folder: String) -> String? {
    let path = (folder == "/" ? "" : folder) + "/.git"
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    if status.st_mode & S_IFMT == S_IFDIR { return path }
    guard let text = line(of: path), text.hasPrefix("gitdir: ") else { return nil }
    let target = String(text.dropFirst("gitdir: ".count))
    return target.hasPrefix("/") ? target : folder + "/" + target
  }

  private static func line(of path: String) -> String? {
    text(of: path)?.split(separator: "\n").first.map(String.init)
  }

  /// What a file of git's says, or one that git reads; nil where it cannot be read.
  static func text(of path: String) -> String? {
    let reader = FileReader(system: SystemCalls(), path: path, content: .any)
    return (try? reader.read().bytes).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether a file is there among those that git keeps of this folder.
  func has(_ name: String) -> Bool {
    var status = stat()
    return lstat(own + "/" + name, &status) == 0
  }

  /// The account to which the repository belongs; nil where that is the person's own.
  var foreignOwner: String? { GitFolder.owner(of: own) }

  /// The account to which a folder belongs; nil where that is the person's own.
  static func owner(of path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_uid != geteuid() else { return nil }
    return getpwuid(status.st_uid).map { String(cString: $0.pointee.pw_name) }
      ?? "\(status.st_uid)"
  }
}
