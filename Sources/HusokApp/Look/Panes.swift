/// What the list and the details of its record share the window by.
enum Panes: String, Sendable, CaseIterable {
  /// Both, beside or below each other.
  case both
  /// The list alone.
  case list
  /// The details of the record under the cursor alone.
  case details

  /// The one that the same key turns to.
  var next: Panes {
    switch self {
    case .both: .list
    case .list: .details
    case .details: .both
    }
  }
}
