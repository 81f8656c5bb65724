import HusokCanvas
import HusokModel

/// The statuses that actions may take, and which is under the cursor.
struct StatusMenu: LayerContent {
  /// The actions.
  let ids: [String]
  /// The place of the cursor.
  var position = 0

  /// The statuses with the letter that picks each.
  static let letters: [(letter: Character, status: Status)] = [
    ("n", .notStarted), ("p", .inProgress), ("h", .onHold), ("r", .reportedDone), ("d", .done),
    ("x", .dropped),
  ]

  func press(_ key: Key, in state: inout AppState) -> [Effect] {
    switch key {
    case .escape, .character("q"), .control("c"): state.layers.removeLast()
    case .up, .character("k"): move(to: max(0, position - 1), in: &state)
    case .down, .character("j"):
      move(to: min(StatusMenu.letters.count - 1, position + 1), in: &state)
    case .enter: return choose(StatusMenu.letters[position].status, in: &state)
    default:
      let choice = StatusMenu.letters.first { key == .character($0.letter) }
      if let choice { return choose(choice.status, in: &state) }
    }
    return []
  }

  private func move(to position: Int, in state: inout AppState) {
    state.layers.replaceFront(with: .statusMenu(StatusMenu(ids: ids, position: position)))
  }

  private func choose(_ status: Status, in state: inout AppState) -> [Effect] {
    if let refusal = state.refusal(of: status, for: ids) {
      state.say(state.words.refusal(refusal), .warning)
      return []
    }
    state.layers.removeLast()
    let needsReason = ids.contains { id in
      state.register.action(id).map { StatusRules.needsReason(from: $0.status, to: status) }
        ?? false
    }
    if needsReason {
      state.layers.append(.prompt(Prompt(.reason(ids, status))))
      return []
    }
    return state.changeStatus(of: ids, to: status, reason: nil)
  }

  func click(_ place: Int, isDouble: Bool, in state: inout AppState) -> [Effect] {
    move(to: place, in: &state)
    return state.press(.enter)
  }

  func hints(in state: AppState) -> [Hint] {
    let scene = state.scene
    return [scene.hint("Enter", "pick"), scene.hint("↑ ↓", "move"), scene.hint("Esc", "back")]
  }

  func draw(on screen: inout Screen, in area: Rect, of state: AppState) {
    let off = StatusMenu.letters.map(\.status).filter { state.refusal(of: $0, for: ids) != nil }
    StatusMenuView(scene: state.scene, menu: self, off: Set(off)).draw(on: &screen, in: area)
  }
}
