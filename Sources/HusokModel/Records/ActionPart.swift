/// A part of an action that can be put right or taken back by itself, by its place among its like.
public enum ActionPart: Sendable, Hashable {
  /// A note.
  case note(Int)
  /// A piece of evidence.
  case evidence(Int)

  /// Its number, as people count.
  public var number: Int {
    switch self {
    case .note(let place), .evidence(let place): place + 1
    }
  }
}
