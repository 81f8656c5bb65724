import HusokModel
import HusokStore

/// A file that proves an action, as it lies on this machine.
struct EvidenceFile {
  /// How it compares with what was noted.
  enum State: String {
    /// As it was.
    case same
    /// It is there, and nothing was noted to compare it with.
    case unknown
    /// It holds something else.
    case changed
    /// It is not there.
    case gone
  }

  /// Its path as a person wrote it.
  let written: String
  /// Its path from the root on.
  let path: String
  private let noted: String?

  /// The file of a piece of evidence; nil for one that is no file.
  init?(_ evidence: Evidence, in environment: ProcessEnvironment) {
    guard case .file(let written)? = evidence.locator.flatMap({ EvidenceAddress($0) }) else {
      return nil
    }
    self.written = written
    path = environment.absolute(environment.expanded(written))
    noted = evidence.sha256
  }

  /// The hash of what it holds now; nil where it cannot be had.
  var sha256: String? { FileDigest.sha256(of: path) }

  /// How it compares with what was noted.
  var state: State {
    if !OutputFile(path).isThere { return .gone }
    guard let noted, let now = sha256 else { return .unknown }
    return now == noted ? .same : .changed
  }
}

extension CommandContext {
  /// The SHA-256 of the file that a piece of evidence is; nil for one that is no file or not there.
  public func sha256(of evidence: Evidence) -> String? {
    EvidenceFile(evidence, in: environment)?.sha256
  }
}
