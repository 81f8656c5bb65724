import Glibc

/// Where files go that are not to last.
public enum TemporaryPlace {
  /// The folders for them, the one to be tried first in front.
  ///
  /// - Parameter own: what the person names; nil where nothing. A relative path, and a folder in which
  ///   they may not write, are passed over.
  public static func folders(_ own: String?) -> [String] {
    [own].compactMap { $0 }.filter { $0.hasPrefix("/") && access($0, W_OK | X_OK) == 0 } + ["/tmp"]
  }
}
