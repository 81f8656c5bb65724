import HusokModel

/// Where a door led away from.
struct Origin: Sendable {
  /// The view.
  let view: ViewKind
  /// What the list asked for.
  let asked: Asked
  /// The query of the door: once the person asks for something else, there is no way back.
  let door: String
}
