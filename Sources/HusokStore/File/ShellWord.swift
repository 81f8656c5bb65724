/// A word as a shell reads it.
public enum ShellWord {
  /// The word itself, or in quotes where a shell would take something in it for its own.
  public static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || "0123456789._-/:=@%+,".unicodeScalars.contains(scalar)
    }
    if isPlain, !word.isEmpty { return word }
    let pieces = word.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + pieces.joined(separator: "'\\''") + "'"
  }
}
