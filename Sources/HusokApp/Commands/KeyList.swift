import HusokWords

/// The keys of the screen for those who print them.
public enum KeyList {
  /// One command: its keys, or its name where it is in the palette only, and what it does.
  public struct Row: Sendable {
    /// How the keys are written; the name of the command where it has none.
    public let key: String
    /// What it does.
    public let text: String
    /// Whether it is in the palette only.
    public let isInPalette: Bool
  }

  /// All commands in the order of the help.
  public static func rows(_ words: Words) -> [Row] {
    CommandTable.grouped.map { info in
      let isInPalette = info.keyText.isEmpty
      return Row(
        key: isInPalette ? words("command.\(info.word)") : info.keyText,
        text: words("help.\(info.word)"), isInPalette: isInPalette)
    }
  }
}
