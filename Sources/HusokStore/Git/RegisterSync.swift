import Glibc
import HusokModel

/// Brings a register together with those of others, through a git repository: commits, fetches,
/// merges, sends.
///
/// A commit of the merge is sent before the branch here moves to it, and the file has what came in
/// before the branch says so. Whatever ends the program, the next run finds a file that holds at least
/// what its commit says, and nothing that must be tidied up.
public struct RegisterSync {
  let path: String
  let person: GitPerson
  let words: SyncWords
  let git: Git
  /// Repositories of others that this person trusts.
  let trusted: Set<String>
  let progress: @Sendable (SyncStep) -> Void

  /// For the register at a path.
  ///
  /// - Parameters:
  ///   - person: who makes the commits.
  ///   - mayAsk: whether git may ask for a password at the terminal.
  public init(
    _ path: String, person: GitPerson, words: SyncWords, trusted: [String] = [], mayAsk: Bool,
    progress: @escaping @Sendable (SyncStep) -> Void = { _ in }
  ) {
    self.path = path
    self.person = person
    self.words = words
    self.trusted = Set(trusted)
    git = Git(mayAsk: mayAsk)
    self.progress = progress
  }

  /// How often it is tried where others are faster.
  private static let tries = 5

  /// Does it.
  public func run() throws(GitFault) -> SyncReport {
    let folder = try folder()
    return try alone(in: folder) { () throws(GitFault) -> SyncReport in
      for _ in 1..<RegisterSync.tries {
        do throws(GitFault) {
          return try run(folder, attributes: nil)
        } catch {
          if error != .moved { throw error }
        }
      }
      return try run(folder, attributes: nil)
    }
  }

  /// The repository that the register lies in, where this person can trust it.
  private func folder() throws(GitFault) -> GitFolder {
    guard let folder = GitFolder(of: path) else { throw .notSetUp(path: path) }
    try check(folder)
    return folder
  }

  /// The folders of a shared register that may belong to another account: its own, and that through which
  /// it is shared, where that is on this machine. Empty where it is not shared.
  public static func folders(of path: String) -> [String] {
    let git = Git()
    guard let folder = GitFolder(of: path) else { return [] }
    let remote = (try? GitSettings(of: folder, git: git))?.remote(of: "refs/heads/main")
    let address = remote.flatMap { GitAddress($0.address, from: folder.top) }
    return [folder.top] + [address?.folder].compactMap { $0 }
  }

  /// Whether a register lies in a repository that was set up for it.
  public static func isShared(_ path: String) -> Bool {
    GitFolder(of: path).map { GitAttributes(of: $0.top).names($0.file) } ?? false
  }

  /// The changes that the next run commits, and the register that they are in.
  public func waiting() throws(GitFault) -> ([Change], Register) {
    try SyncRound(self, folder: folder()).waiting()
  }

  /// Commits what was changed here, and sends nothing.
  ///
  /// - Returns: the commit that has what the register holds.
  public func commitHere() throws(GitFault) -> String? {
    let folder = try folder()
    return try alone(in: folder) { () throws(GitFault) -> String? in
      var round = try SyncRound(self, folder: folder)
      try round.commit()
      return round.head
    }
  }

  /// What a register held at a commit; nil where the repository does not have it.
  public func register(at commit: String) -> Register? {
    let isName =
      [40, 64].contains(commit.utf8.count)
      && commit.utf8.allSatisfy {
        $0 >= 0x30 && $0 <= 0x39 || $0 >= 0x61 && $0 <= 0x66
      }
    guard isName, let folder = try? folder(), let workshop = try? GitWorkshop(folder, git: git),
      let bytes = try? workshop.bytes(of: folder.file, in: commit)
    else { return nil }
    return try? JSONFileStore.parse(bytes)
  }

  /// Throws where the repository is somebody else's whom this person did not call trustworthy: its
  /// files may say what git is to do.
  func check(_ folder: GitFolder) throws(GitFault) {
    if let owner = folder.foreignOwner, !trusted.contains(folder.top) {
      throw .foreignOwner(path: folder.top, owner: owner)
    }
  }

  /// Runs a body while no other husok works on the repository.
  func alone<Result>(
    in folder: GitFolder, _ body: () throws(GitFault) -> Result
  ) throws(GitFault) -> Result {
    var fault: GitFault?
    var result: Result?
    let lock = StoreLock(
      system: SystemCalls(), path: folder.common + "/husok.lock",
      rights: FileRights(at: AtomicFile.resolved(path), SystemCalls()), patience: 120_000)
    do throws(StoreError) {
      try lock.hold { () throws(StoreError) in
        do throws(GitFault) {
          result = try body()
        } catch {
          fault = error
        }
      }
    } catch {
      throw .store(error)
    }
    if let fault { throw fault }
    guard let result else { throw .git("husok.lock") }
    return result
  }

  /// Does it in a repository that was found.
  ///
  /// - Parameter attributes: what `.gitattributes` is to hold from now on; nil to leave it.
  func run(_ folder: GitFolder, attributes: [UInt8]?) throws(GitFault) -> SyncReport {
    for (name, what) in [
      ("rebase-merge", "rebase"), ("rebase-apply", "rebase"), ("CHERRY_PICK_HEAD", "cherry-pick"),
      ("REVERT_HEAD", "revert"),
    ] where folder.has(name) { throw .unfinished(what) }
    var round = try SyncRound(self, folder: folder, attributes: attributes)
    try round.commit()
    guard let remote = round.remote else { return round.report }
    round.report.remote = remote.shown
    for _ in 0..<RegisterSync.tries {
      do throws(GitFault) {
        try round.fetch()
      } catch {
        guard case .unreachable(_, let reason) = error else { throw error }
        round.report.offline = reason
        return round.report
      }
      guard try round.mergeAndSend() else { continue }
      try round.bringIn()
      return round.report
    }
    throw .alwaysLate(remote: remote.shown)
  }
}
