/// What a person may do.
public enum Role: String, Sendable, CaseIterable {
  /// Keeps the register and confirms completion.
  case secretariat
  /// Reports for one ministry.
  case desk
  /// Reads and changes nothing.
  case reader
}
