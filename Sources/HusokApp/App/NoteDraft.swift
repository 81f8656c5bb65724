import HusokModel

/// A note that is being written.
public struct NoteDraft: Sendable, Equatable {
  /// The actions it is on.
  public let ids: [String]
  /// What sort of note it is.
  public let kind: Note.Kind
  /// What was written so far.
  public let text: String

  /// A note on actions.
  public init(on ids: [String], kind: Note.Kind = .progress, text: String = "") {
    self.ids = ids
    self.kind = kind
    self.text = text
  }
}
