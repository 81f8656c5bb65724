import HusokCanvas
import HusokModel

/// The statuses that actions may take, and which is under the cursor.
struct StatusMenu: LayerContent {
  /// The actions.
  let ids: [String]
  /// The place of the cursor.
  var position = 0

  /// The statuses that can be given, each picked by the number of its place.
  static let statuses: [Status] = [
    .notStarted, .inProgress, .onHold, .reportedDone, .done, .dropped,
  ]

  func press(_ key: Key, in state: inout AppState) -> [Effect] {
    switch key {
    case .escape, .character("q"), .control("c"): state.layers.removeLast()
    case .up, .character("k"): move(to: max(0, position - 1), in: &state)
    case .down, .character("j"):
      move(to: min(StatusMenu.statuses.count - 1, position + 1), in: &state)
    case .enter: return choose(StatusMenu.statuses[position], in: &state)
    // What these keys mean in the list, they mean here.
    case .character("x"): return leave(for: "done", in: &state)
    case .character("d"): return leave(for: "due", in: &state)
    case .character(let character):
      let number = character.wholeNumberValue ?? 0
      if StatusMenu.statuses.indices.contains(number - 1) {
        return choose(StatusMenu.statuses[number - 1], in: &state)
      }
    default: break
    }
    return []
  }

  /// Goes over to the command of a word.
  private func leave(for word: String, in state: inout AppState) -> [Effect] {
    state.layers.removeLast()
    return state.run(word: word)
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
    return [
      scene.hint("Enter", "pick"), scene.hint("1-6", "status"), .command("done"), .command("due"),
      scene.hint("Esc", "back"),
    ]
  }

  func draw(on screen: inout Screen, in area: Rect, of state: AppState) {
    let off = StatusMenu.statuses.filter { state.refusal(of: $0, for: ids) != nil }
    StatusMenuView(scene: state.scene, menu: self, off: Set(off)).draw(on: &screen, in: area)
  }
}
