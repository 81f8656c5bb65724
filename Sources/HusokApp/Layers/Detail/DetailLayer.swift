import HusokCanvas

/// One record in full, on the whole screen.
struct DetailLayer: LayerContent {
  var place: LayerPlace { .cover }

  func hints(in state: AppState) -> [Hint] {
    var keys = [state.scene.hint("Esc", "back"), state.scene.hint("↑ ↓", "scroll")]
    guard let part = state.currentPart else {
      let steps = state.currentAction == nil ? [] : [Hint.command("add")]
      return keys + Hint.ofRecord.dropLast() + steps + Hint.ofRecord.suffix(1)
    }
    if case .evidence = part { keys.append(state.scene.hint("Enter", "open")) }
    // What was taken back, and what another ministry wrote, can only be read.
    guard let id = state.currentAction,
      (try? state.register.check(part, of: id, by: state.actContext)) != nil
    else { return keys }
    let words = part.isStep ? ["done", "edit", "withdraw", "add"] : ["edit", "withdraw"]
    return keys + words.map(Hint.command)
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
