import HusokCanvas

/// One record in full, on the whole screen.
struct DetailLayer: LayerContent {
  var place: LayerPlace { .cover }

  func hints(in state: AppState) -> [Hint] {
    let part = state.currentPart == nil ? [] : ["edit", "withdraw"].map(Hint.command)
    let keys = [state.scene.hint("Esc", "back"), state.scene.hint("↑ ↓", "scroll")]
    return keys + (part.isEmpty ? Hint.ofRecord : part)
  }

  func draw(on screen: inout Screen, in area: Rect, of state: AppState) {
    RuleView(
      scene: state.scene, title: state.list.selected, isActive: state.list.pane == .detail
    )
    .draw(on: &screen, in: Rect(x: 0, y: area.y, width: area.width, height: 1))
    let details = state.details
    let inner = details.area
    DetailView(details: details, cursor: state.list.detail, hasKeys: true).draw(
      on: &screen, in: inner)
  }
}
