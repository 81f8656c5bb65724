/// How far and how often the due date of an action was moved to a later end, and why.
public struct Postponement: Sendable, Equatable {
  /// When it is due since.
  public let due: Due
  /// The days from when it was due first.
  public let days: Int
  /// How often it was moved.
  public let times: Int
  /// Why it was moved the last time; nil where nobody said.
  public let reason: String?
}
