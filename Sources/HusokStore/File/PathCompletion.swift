import CPosix

/// The files and folders that a path which is being typed may become.
public enum PathCompletion {
  /// The paths that begin as a text does, in the order of their names; folders end with a slash.
  /// Names with a dot in front only where one is typed.
  ///
  /// - Parameter expanded: what a path that a person writes stands for.
  public static func paths(beginning text: String, expanded: (String) -> String) -> [String] {
    let end = text.lastIndex(of: "/").map { text.index(after: $0) } ?? text.startIndex
    let start = String(text[..<end])
    let typed = String(text[end...])
    let folder = start.isEmpty ? "." : expanded(start)
    let names = (try? AtomicFile.names(in: folder)) ?? []
    let system = SystemCalls()
    return names.filter { $0.hasPrefix(typed) && ($0.first != "." || typed.first == ".") }.sorted()
      .prefix(limit).map { name in
        let isFolder =
          system.status("\(folder)/\(name)").map { husok_is_folder($0.st_mode) != 0 } ?? false
        return start + name + (isFolder ? "/" : "")
      }
  }

  /// Paths that are offered at most.
  private static let limit = 200
}
