/// The files of Swift that tests read as text.
public enum SourceFiles {
  /// The paths of all of them below a folder.
  public static func below(_ path: String) -> [String] {
    TemporaryFolder.names(in: path).filter { !$0.hasPrefix(".") }.flatMap { name in
      name.hasSuffix(".swift") ? ["\(path)/\(name)"] : below("\(path)/\(name)")
    }
  }
}
