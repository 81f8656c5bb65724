/// What came of an editor.
public enum EditorResult: Sendable, Equatable {
  /// A text, and what is to be said about how it was read.
  case written(String, remark: String?)
  /// Why there is none. Nothing that was written is lost: where the sentence names a file, it is
  /// there.
  case failed(String, keepsFile: Bool)
}
