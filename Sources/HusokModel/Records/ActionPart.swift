/// A part of an action that can be put right or taken back by itself: a note or a piece of evidence by its
/// place among its like.
public enum ActionPart: Sendable, Hashable {
  /// A note.
  case note(Int)
  /// A piece of evidence.
  case evidence(Int)
  /// A step, by its id.
  case step(String)

  /// Whether it is a step.
  public var isStep: Bool { if case .step = self { true } else { false } }

  /// Whether a field holds what people wrote and put right: notes or evidence.
  static func isWritten(in field: String) -> Bool { field == "notes" || field == "evidence" }

  /// The field that it stands in.
  var field: String {
    switch self {
    case .note: "notes"
    case .evidence: "evidence"
    case .step: "steps"
    }
  }
}
