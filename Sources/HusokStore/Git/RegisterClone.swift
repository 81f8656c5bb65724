import Glibc

/// Fetches a register that others share, into a new folder: a colleague's first minute.
public struct RegisterClone {
  private let sync: RegisterSync
  private let program: String
  private let address: GitAddress
  /// Whether the person trusts the account to which the other side belongs.
  private let isTrusted: Bool
  /// The folder that is made.
  public let folder: String

  /// A clone.
  ///
  /// - Parameters:
  ///   - sync: with whom the repository is configured; its path is not looked at.
  ///   - program: the word by which a shell calls husok.
  ///   - remote: where the register is, as a person writes it.
  ///   - isTrusted: whether the person trusts the account to which that belongs.
  ///   - folder: what is to be made; nil for the name of the other side.
  ///   - place: the folder that both are read from.
  public init(
    _ sync: RegisterSync, program: String, remote: String, isTrusted: Bool, into folder: String?,
    from place: String
  ) throws(GitFault) {
    self.isTrusted = isTrusted
    guard let address = GitAddress(remote, from: place) else { throw .badRemote(remote) }
    self.sync = sync
    self.program = program
    self.address = address
    let name = folder ?? address.name
    self.folder = name.hasPrefix("/") ? name : place + "/" + name
  }

  /// The folders of other accounts that this person trusts.
  private var trusted: Set<String> {
    isTrusted ? sync.trusted.union([address.folder].compactMap { $0 }) : sync.trusted
  }

  /// Does it.
  ///
  /// - Returns: the path of the register, and the address as it is shown.
  public func run() throws(GitFault) -> (path: String, remote: String) {
    let isEmpty = (try? AtomicFile.names(in: folder).isEmpty) ?? false
    if access(folder, F_OK) == 0, !isEmpty { throw .exists(path: folder) }
    // Under another name until it is whole: what is left of one that was cut short is no register.
    let unfinished = folder + ".husok-\(getpid())"
    defer { GitWorkshop.remove(unfinished) }
    let outcome = try sync.git.run([
      "-C", "/", "clone", "--quiet", "--no-checkout", "--template=", "--no-tags",
      "--no-recurse-submodules", "--origin", "origin",
      "--upload-pack=" + address.program("upload-pack", trusting: trusted), "--", address.text,
      unfinished,
    ])
    if outcome.code != 0 { throw GitFault(outcome, at: address) }
    let file = try checkOut(unfinished)
    if rename(unfinished, folder) != 0 { throw .system(SystemFault("rename", at: folder)) }
    return (folder + "/" + file, address.shown)
  }

  /// The files of the last commit, with the merging by husok.
  ///
  /// - Returns: the register, as a path in the folder.
  private func checkOut(_ top: String) throws(GitFault) -> String {
    guard let repository = GitFolder(of: top + "/.husok") else { throw .git("clone") }
    let git = sync.git
    let head = try git.run(["--git-dir", repository.own, "rev-parse", "-q", "--verify", "HEAD"])
    guard let commit = head.lines.first else { throw .emptyRemote(address.shown) }
    let workshop = try GitWorkshop(repository, git: git)
    guard let file = try register(of: commit, in: workshop) else {
      throw .noRegister(address.shown)
    }
    let setup = try SyncSetup(sync, program: program, isHere: true, remote: nil, from: top)
    try setup.configure(repository, origin: nil)
    let checkout = try git.run([
      "--git-dir", repository.own, "--work-tree", top, "-C", top, "checkout", "--quiet", "--force",
    ])
    if checkout.code != 0 { throw .git(checkout.reason) }
    // Who may read a register is for this person to say.
    _ = chmod(top + "/" + file, 0o600)
    return file
  }

  /// The register among the files of a commit: what its attributes name, what husok calls it, or the only
  /// file that is one.
  private func register(
    of commit: String, in workshop: GitWorkshop
  ) throws(GitFault) -> String? {
    let attributes = try workshop.bytes(of: GitAttributes.name, in: commit)
    let named = attributes.map { GitAttributes(String(decoding: $0, as: UTF8.self)).files } ?? []
    let names = String(
      decoding: try workshop.output(["ls-tree", "-z", "--name-only", commit]), as: UTF8.self
    ).split(separator: "\0").map(String.init).filter { $0.hasSuffix(".json") }
    var fault: StoreError?
    for name in named + ["store.json"] + names {
      guard let bytes = try workshop.bytes(of: name, in: commit) else { continue }
      do throws(StoreError) {
        _ = try RegisterVersion(bytes, path: "\(address.shown) \(name)")
        return name
      } catch {
        fault = fault ?? error
      }
    }
    if let fault, !named.isEmpty { throw .store(fault) }
    return nil
  }

  /// The branch that the other side shows first; nil where it has none, or cannot be asked.
  static func branch(of address: GitAddress, git: Git) throws(GitFault) -> String? {
    let outcome = try git.run(["-C", "/", "ls-remote", "--symref", "--", address.text, "HEAD"])
    let mark = "ref: refs/heads/"
    return outcome.lines.first { $0.hasPrefix(mark) }?.dropFirst(mark.count).split(separator: "\t")
      .first.map(String.init)
  }
}
