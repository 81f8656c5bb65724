/// One line about what happened.
public struct Notice: Sendable, Equatable {
  /// What sort of thing it is.
  public enum Kind: Sendable {
    /// Something that went well or is good to know.
    case information
    /// Something that did not go.
    case warning
  }

  /// The sentence.
  public let text: String
  /// What sort of thing it is.
  public let kind: Kind

  init(_ text: String, _ kind: Kind) {
    self.text = text
    self.kind = kind
  }
}
