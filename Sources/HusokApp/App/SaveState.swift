/// Where the store stands with what was done.
public enum SaveState: Sendable, Equatable {
  /// Everything is on disk.
  case saved
  /// On its way to disk.
  case saving
  /// It could not be saved; why.
  case failed(String)
  /// Opened only to read.
  case readOnly
  /// Looking around: nothing is kept.
  case demo
}
