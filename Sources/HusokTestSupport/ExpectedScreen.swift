import Glibc

/// Screens and papers that tests expect, kept as files in a folder beside the test. With
/// `HUSOK_RECORD` set in the environment they are written anew, and the test fails so that nobody
/// takes a recording for a check.
public enum ExpectedScreen {
  /// What is different from the screen of that name; nil where nothing is.
  public static func difference(
    _ name: String, lines: [String], file: String = #filePath
  ) -> String? {
    difference(lines.joined(separator: "\n") + "\n", from: "Screens/\(name).txt", file: file)
  }

  /// What is different from the file at a path beside the test; nil where nothing is.
  public static func difference(
    _ text: String, from name: String, file: String = #filePath
  ) -> String? {
    let folder = String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)])
    let path = "\(folder)/\(name)"
    if getenv("HUSOK_RECORD") != nil {
      TemporaryFolder.write(Array(text.utf8), to: path)
      return "recorded \(path)"
    }
    guard let expected = TemporaryFolder.read(path) else { return "there is no \(path)" }
    if expected == Array(text.utf8) { return nil }
    return "\(name) is not as expected; it is now:\n\(text)"
  }
}
