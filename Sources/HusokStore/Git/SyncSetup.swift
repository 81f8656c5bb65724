import Glibc

/// Makes a register one that is shared through git: a repository of its own, or the one that it lies in;
/// the merging by husok; the other side.
public struct SyncSetup {
  private let sync: RegisterSync
  /// How git calls the merge of husok, before the names of the three files.
  private let program: String
  /// Whether the repository that the register lies in is to be used.
  private let isHere: Bool
  /// The other side; nil to leave it.
  private let remote: GitAddress?
  private let target: String

  /// What was done, or would be.
  public struct Report: Sendable {
    /// The register.
    public let file: String
    /// The folder of the repository.
    public let top: String
    /// Whether it was made for the register.
    public let isNew: Bool
    /// The other side; nil where there is none.
    public let remote: String?
    /// Whether that was made too.
    public let madeRemote: Bool
    /// What came of the first run; nil for a rehearsal.
    public internal(set) var first: SyncReport?
  }

  /// A setup.
  ///
  /// - Parameters:
  ///   - program: the word by which a shell calls husok.
  ///   - isHere: whether the repository that the register lies in is to be used.
  ///   - remote: where the other side is, as a person writes it.
  ///   - folder: the folder that this is read from.
  public init(
    _ sync: RegisterSync, program: String, isHere: Bool, remote: String?, from folder: String
  ) throws(GitFault) {
    self.sync = sync
    self.program = program
    self.isHere = isHere
    target = AtomicFile.absolute(AtomicFile.resolved(sync.path))
    guard let remote else {
      self.remote = nil
      return
    }
    guard let address = GitAddress(remote, from: folder) else { throw .badRemote(remote) }
    self.remote = address
  }

  /// The folder that the register lies in.
  private var place: String { AtomicFile.folder(of: target) }

  /// What would be done.
  public func plan() throws(GitFault) -> Report {
    do throws(StoreError) {
      _ = try RegisterVersion(JSONFileStore(path: sync.path).bytes(), path: sync.path)
    } catch {
      throw .store(error)
    }
    let present = try present()
    let known =
      try present.map { folder throws(GitFault) in
        try GitSettings(of: folder, git: sync.git)["remote.origin.url"]
      } ?? nil
    return Report(
      file: target, top: present?.top ?? place, isNew: present == nil,
      remote: remote?.shown ?? known.flatMap { GitAddress($0, from: place)?.shown },
      madeRemote: isRemoteMissing)
  }

  /// The repository to be used; nil where one is to be made.
  private func present() throws(GitFault) -> GitFolder? {
    guard let folder = GitFolder(of: target) else {
      if isHere { throw .notSetUp(path: sync.path) }
      return nil
    }
    if isHere || folder.top == place && GitAttributes(of: folder.top).names(folder.file) {
      try sync.check(folder)
      return folder
    }
    if folder.top == place { throw .insideRepository(path: folder.top) }
    return nil
  }

  /// Does it, and brings both sides together for the first time.
  public func run() throws(GitFault) -> Report {
    var report = try plan()
    if report.madeRemote { try makeRemote() }
    if report.isNew { try makeRepository() }
    guard let folder = GitFolder(of: target) else { throw .notSetUp(path: sync.path) }
    report.first = try sync.alone(in: folder) { () throws(GitFault) -> SyncReport in
      try configure(folder, origin: remote)
      let attributes = GitAttributes(of: folder.top).naming(folder.file)
      try write(attributes, to: folder.top + "/" + GitAttributes.name)
      return try sync.run(folder, attributes: attributes)
    }
    return report
  }

  /// Whether the other side is to be a folder that is not there yet, in one that is.
  private var isRemoteMissing: Bool {
    guard let folder = remote?.folder, access(folder, F_OK) != 0 else { return false }
    return access(AtomicFile.folder(of: folder), W_OK | X_OK) == 0
  }

  private func makeRemote() throws(GitFault) {
    guard let folder = remote?.folder else { return }
    try initialize(folder, branch: "main", ["--bare"], like: AtomicFile.folder(of: folder))
  }

  private func makeRepository() throws(GitFault) {
    let branch =
      try remote.map { address throws(GitFault) in
        try RegisterClone.branch(of: address, git: sync.git)
      } ?? nil
    try initialize(place, branch: branch ?? "main", like: place)
  }

  /// Makes a repository, for the group where that may write in a folder.
  private func initialize(
    _ folder: String, branch: String, _ options: [String] = [], like place: String
  ) throws(GitFault) {
    var status = stat()
    let isShared = stat(place, &status) == 0 && status.st_mode & S_IWGRP != 0
    _ = try sync.git.output(
      ["init", "--quiet", "--template=", "-b", branch] + options
        + (isShared ? ["--shared=group"] : []) + ["--", folder])
  }

  /// Writes the merging by husok, and the other side, into the configuration; what is never committed
  /// into the list of git.
  func configure(_ folder: GitFolder, origin: GitAddress?) throws(GitFault) {
    let path = folder.common + "/config"
    var values = [
      ("merge.husok.name", "husok"),
      ("merge.husok.driver", program.replacing("%", with: "%%") + " merge %O %A %B"),
    ]
    if let origin {
      let name =
        try sync.git.run(["--git-dir", folder.own, "symbolic-ref", "-q", "HEAD"])
        .lines.first ?? "refs/heads/main"
      let branch = GitSettings.short(name)
      values += [
        ("remote.origin.url", origin.text),
        ("remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*"),
        ("branch.\(branch).remote", "origin"), ("branch.\(branch).merge", name),
      ]
    }
    for (name, value) in values {
      _ = try sync.git.output(["config", "--file", path, "--replace-all", name, value])
    }
    try exclude(folder)
  }

  private func exclude(_ folder: GitFolder) throws(GitFault) {
    let path = folder.common + "/info/exclude"
    let present = GitFolder.text(of: path) ?? ""
    let known = Set(present.split(separator: "\n").map(String.init))
    let missing = SyncSetup.excluded.filter { !known.contains($0) }
    if missing.isEmpty { return }
    var text = present
    if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
    text += missing.joined(separator: "\n") + "\n"
    do throws(SystemFault) {
      try AtomicFile.makeFolder(folder.common + "/info", system: SystemCalls(), mode: 0o777)
    } catch {
      throw .system(error)
    }
    try write(Array(text.utf8), to: path)
  }

  /// What husok and its users leave beside a register.
  private static let excluded = [
    "backups/", "*.lock", "*" + AtomicFile.suffix, "*.damaged-*", "*.rest-*",
  ]

  private func write(_ bytes: [UInt8], to path: String) throws(GitFault) {
    do throws(OutputFile.Fault) {
      try OutputFile(path).write(bytes, replacing: true, onlyFile: true)
    } catch {
      switch error {
      case .exists, .notAFile: throw .exists(path: path)
      case .unconfirmed: break
      case .system(let fault): throw .system(fault)
      }
    }
  }
}
