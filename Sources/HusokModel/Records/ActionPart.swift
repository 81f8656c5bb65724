/// A part of an action that can be put right or taken back by itself, by its place among its like.
public enum ActionPart: Sendable, Hashable {
  /// A note.
  case note(Int)
  /// A piece of evidence.
  case evidence(Int)

  /// The field that it stands in.
  var field: String {
    switch self {
    case .note: "notes"
    case .evidence: "evidence"
    }
  }

  /// Its number, as people count.
  public var number: Int {
    switch self {
    case .note(let place), .evidence(let place): place + 1
    }
  }
}
