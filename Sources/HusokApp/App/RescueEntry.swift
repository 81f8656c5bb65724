import HusokModel

/// Work that could not be saved when the program ended, and the file in which it is.
public struct RescueEntry: Sendable, Equatable {
  /// The path of the file.
  public let path: String
  /// The work.
  public let rescue: Rescue

  /// A file and what it holds.
  public init(path: String, rescue: Rescue) {
    self.path = path
    self.rescue = rescue
  }
}
