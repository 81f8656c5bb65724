import HusokCanvas

/// Where a layer is drawn.
enum LayerPlace {
  /// In the place of the view.
  case cover
  /// In a frame over the view.
  case box
  /// In the line for messages, where the arrows mean something else than moving.
  case line
}

/// What every layer can: take keys, pasted text and clicks, say which keys work, draw itself.
protocol LayerContent: Sendable {
  /// Whether its keys are text, so that Hangul is Hangul and what is pasted goes into it.
  var takesText: Bool { get }

  /// Where it is drawn.
  var place: LayerPlace { get }

  /// Takes a key.
  func press(_ key: Key, in state: inout AppState) -> [Effect]

  /// Takes pasted text, where it takes text.
  func paste(_ text: String, in state: inout AppState)

  /// Takes a click on one of its lines: it chooses the line; where one choice is all, it takes it.
  func click(_ place: Int, isDouble: Bool, in state: inout AppState) -> [Effect]

  /// The keys that work in it, for the last line of the screen.
  func hints(in state: AppState) -> [Hint]

  /// What is wrong with what was typed; takes the place of the keys.
  func problem(in state: AppState) -> String?

  /// Draws it over an area.
  func draw(on screen: inout Screen, in area: Rect, of state: AppState)
}

extension LayerContent {
  var takesText: Bool { false }
  var place: LayerPlace { .box }

  func press(_ key: Key, in state: inout AppState) -> [Effect] { [] }
  func paste(_ text: String, in state: inout AppState) {}
  func click(_ place: Int, isDouble: Bool, in state: inout AppState) -> [Effect] { [] }
  func problem(in state: AppState) -> String? { nil }
}
