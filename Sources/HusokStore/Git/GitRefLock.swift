import Glibc

/// The files by which git keeps others from a branch while it moves it: for the blink of an eye, or for
/// ever where git died in it.
struct GitRefLock {
  private let folder: GitFolder
  /// After so many seconds nobody is still moving a branch.
  private static let limit = 600

  /// Those of a repository.
  init(_ folder: GitFolder) {
    self.folder = folder
  }

  /// Calls git, again for two seconds where somebody else has a branch; one that was left is taken away.
  func waiting(
    _ call: () throws(GitFault) -> ChildProcess.Outcome
  ) throws(GitFault) -> ChildProcess.Outcome {
    var outcome = try call()
    for _ in 0..<20 {
      guard outcome.code != 0, let path = path(in: outcome.complaint) else { break }
      if isLeft(path) { unlink(path) } else { usleep(100_000) }
      outcome = try call()
    }
    return outcome
  }

  /// The file of which git says that it is in the way.
  private func path(in complaint: String) -> String? {
    guard let start = complaint.firstRange(of: "Unable to create '"),
      let end = complaint[start.upperBound...].firstRange(of: ".lock': File exists")
    else { return nil }
    let path = complaint[start.upperBound..<end.lowerBound] + ".lock"
    return path.hasPrefix(folder.common + "/") ? String(path) : nil
  }

  private func isLeft(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    return time(nil) - status.st_mtim.tv_sec > GitRefLock.limit
  }
}
