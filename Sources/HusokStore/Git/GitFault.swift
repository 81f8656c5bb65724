/// Why a register cannot be shared through git.
public enum GitFault: Error, Equatable, Sendable {
  /// git is not installed.
  case noGit
  /// The register lies in no repository that was set up for it.
  case notSetUp(path: String)
  /// A repository lies where one was to be made; it must be named to be used.
  case insideRepository(path: String)
  /// The repository belongs to another account, and this person has not said that it can be trusted.
  case foreignOwner(path: String, owner: String)
  /// Somebody is in the middle of work with git in the repository: `rebase`, `cherry-pick`, `revert`.
  case unfinished(String)
  /// No branch is checked out.
  case noBranch
  /// The address of the other side cannot be one.
  case badRemote(String)
  /// There is nothing at the other side that could be taken over.
  case emptyRemote(String)
  /// No register stands in what came from the other side.
  case noRegister(String)
  /// A register cannot be read: the present one, or that of a commit of the other side.
  case store(StoreError)
  /// The register of the other side was written by a newer husok.
  case newer(remote: String, version: Int)
  /// Files beside the register were changed by both sides in ways that do not go together.
  case otherFiles(names: [String])
  /// Others sent so often meanwhile that this side never came to it.
  case alwaysLate(remote: String)
  /// Somebody used git in the repository at the same moment.
  case moved
  /// The folder to be made is there already.
  case exists(path: String)
  /// git says why it did not do something.
  case git(String)
  /// The other side refuses it, or this side may not.
  case refused(remote: String, reason: String)
  /// The other side cannot be reached at present.
  case unreachable(remote: String, reason: String)
  /// The system says why.
  case system(SystemFault)
}
