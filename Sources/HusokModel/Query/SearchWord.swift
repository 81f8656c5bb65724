/// A word that is looked for in texts, as it is compared.
public struct SearchWord: Sendable, Hashable {
  /// Its folded bytes.
  let bytes: [UInt8]
  /// Whether it is made of consonants alone, which stand for syllables that begin with them.
  let isInitials: Bool

  /// A word as it is typed.
  public init(_ text: String) {
    let text = text.composed
    bytes = text.folded
    isInitials = text.isInitials
  }

  /// Whether it stands in a text.
  func stands(in text: String) -> Bool {
    let folded = isInitials ? text.foldedInitials : text.folded
    return folded.withUnsafeBufferPointer { FoldedSearch.contains(bytes, in: $0) }
  }
}
