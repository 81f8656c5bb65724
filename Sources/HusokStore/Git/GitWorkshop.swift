import Glibc

/// A folder of husok's own from which git works on the objects of a repository: with a configuration
/// that no repository has a say in. It goes away with this value.
final class GitWorkshop {
  /// Where it is.
  let path: String
  /// The other side's branches, as this run fetched them.
  static let theirs = "refs/husok/theirs"
  private let git: Git
  private let folder: GitFolder

  /// A workshop for a repository.
  ///
  /// - Parameters:
  ///   - settings: the configuration of the repository, of which only what says how objects are
  ///     kept is taken over; nil where it was not read yet.
  ///   - known: commits that both sides may have, so that they need not be sent.
  init(
    _ folder: GitFolder, settings: GitSettings? = nil, git: Git, knowing known: [String] = []
  ) throws(GitFault) {
    let settings = if let settings { settings } else { try GitSettings(of: folder, git: git) }
    self.git = git
    self.folder = folder
    let folders = TemporaryPlace.folders(getenv("TMPDIR").map { String(cString: $0) })
    let place = folders[0] + "/husok-git-XXXXXX"
    var template = Array(place.utf8CString)
    guard let made = mkdtemp(&template) else { throw .system(SystemFault("mkdtemp", at: place)) }
    path = String(cString: made)
    do throws(SystemFault) {
      for name in ["refs", "refs/heads", "refs/husok"] {
        try AtomicFile.makeFolder("\(path)/\(name)", system: SystemCalls())
      }
      try write("HEAD", "ref: refs/heads/none\n")
      try write("config", settings.forWorkshop)
      for (number, commit) in known.enumerated() {
        try write("refs/heads/known\(number)", commit + "\n")
      }
      if let shallow = GitFolder.text(of: folder.common + "/shallow") {
        try write("shallow", shallow)
      }
    } catch {
      throw .system(error)
    }
  }

  deinit { GitWorkshop.remove(path) }

  private func write(_ name: String, _ text: String) throws(SystemFault) {
    let place = "\(path)/\(name)"
    let descriptor = open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw SystemFault("open", at: place) }
    defer { close(descriptor) }
    try Array(text.utf8).withUnsafeBufferPointer { bytes throws(SystemFault) in
      try AtomicFile(system: SystemCalls(), path: place).writeAll(descriptor, bytes)
    }
  }

  static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      for name in (try? AtomicFile.names(in: path)) ?? [] { remove(path + "/" + name) }
    }
    _ = Glibc.remove(path)
  }

  /// What git is told, so that it works here on those objects.
  private var variables: [String: String] {
    ["GIT_DIR": path, "GIT_OBJECT_DIRECTORY": folder.common + "/objects"]
  }

  /// Runs a command of git here.
  func run(_ arguments: [String], reading input: [UInt8] = []) throws(GitFault)
    -> ChildProcess.Outcome
  {
    try git.run(["-C", folder.top] + arguments, variables, reading: input)
  }

  /// What a command wrote, where it went well.
  func output(_ arguments: [String], reading input: [UInt8] = []) throws(GitFault) -> [UInt8] {
    try git.output(["-C", folder.top] + arguments, variables, reading: input)
  }

  /// The same, with the index of the repository and its files.
  func run(onIndex arguments: [String]) throws(GitFault) -> ChildProcess.Outcome {
    var told = variables
    told["GIT_INDEX_FILE"] = folder.own + "/index"
    told["GIT_WORK_TREE"] = folder.top
    return try git.run(["-C", folder.top] + arguments, told)
  }

  /// The bytes of a file in a commit; nil where there is none, or it is no ordinary file.
  func bytes(of file: String, in commit: String) throws(GitFault) -> [UInt8]? {
    let entry = try output(["ls-tree", "-z", commit, "--", ":(top,literal)" + file])
    let words = String(decoding: entry, as: UTF8.self).split(whereSeparator: { " \t".contains($0) })
    guard words.count >= 4, words[0].hasPrefix("100"), words[1] == "blob" else { return nil }
    return try output(["cat-file", "blob", String(words[2])])
  }

  /// The commit that a name stands for; nil where there is none.
  func commit(_ name: String) throws(GitFault) -> String? {
    try run(["rev-parse", "-q", "--verify", "--end-of-options", name + "^{commit}"]).lines.first
  }

  /// Whether one commit came before another, or is the same.
  func isAncestor(_ old: String, of new: String) throws(GitFault) -> Bool {
    if old == new { return true }
    return try run(["merge-base", "--is-ancestor", old, new]).code == 0
  }

  /// The last commits that two have in common.
  func bases(_ one: String, _ other: String) throws(GitFault) -> [String] {
    try run(["merge-base", "--all", one, other]).lines
  }

  /// The files in which two commits differ.
  func differences(_ one: String, _ other: String) throws(GitFault) -> [String] {
    let names = try output([
      "diff-tree", "-r", "-z", "--name-only", "--no-renames", "--no-ext-diff", one, other,
    ])
    return String(decoding: names, as: UTF8.self).split(separator: "\0").map(String.init)
  }
}
