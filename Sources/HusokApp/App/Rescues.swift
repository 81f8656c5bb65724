/// Work of earlier runs that could not be saved.
public struct Rescues: Sendable {
  /// What was not asked about yet.
  var waiting: [RescueEntry] = []
  /// The files of what was taken over and is not on disk yet.
  public internal(set) var taken: [String] = []

  /// The files of which all is saved now.
  mutating func done() -> [Effect] {
    defer { taken = [] }
    return taken.map { .removeRescue(path: $0) }
  }
}
