import HusokCanvas
import HusokModel

/// The statuses that actions may take, and which is under the cursor.
struct StatusMenu: LayerContent {
  /// The actions.
  let ids: [String]
  /// The place of the cursor.
  var position = 0
  /// What others changed while it was open.
  var meanwhile = Meanwhile()

  /// The statuses that can be given by a role, each picked by the number of its place.
  static func statuses(of role: Role) -> [Status] {
    let ofDesk: [Status] = [.notStarted, .inProgress, .onHold, .reportedDone]
    return role == .desk ? ofDesk : ofDesk + [.done, .dropped]
  }

  func press(_ key: Key, in state: inout AppState) -> [Effect] {
    let statuses = StatusMenu.statuses(of: state.person.profile.role)
    switch key {
    case .escape, .character("q"), .control("c"): state.layers.removeLast()
    case .up, .character("k"): move(to: max(0, position - 1), in: &state)
    case .down, .character("j"):
      move(to: min(statuses.count - 1, position + 1), in: &state)
    case .enter: return choose(statuses[position], in: &state)
    // What these keys mean in the list, they mean here.
    case .character("x"): return leave(for: "done", in: &state)
    case .character("d"): return leave(for: "due", in: &state)
    case .character(let character):
      let number = character.wholeNumberValue ?? 0
      if statuses.indices.contains(number - 1) {
        return choose(statuses[number - 1], in: &state)
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
    var menu = self
    menu.position = position
    state.layers.replaceFront(with: .statusMenu(menu))
  }

  private func choose(_ status: Status, in state: inout AppState) -> [Effect] {
    if let refusal = state.refusal(of: status, for: ids) {
      state.say(state.words.refusal(refusal), .warning)
      return []
    }
    state.layers.removeLast()
    let ahead = state.without(status, ids)
    let leftOut = ids.count - ahead.count
    let needsReason = ahead.contains { id in
      state.register.action(id).map { StatusRules.needsReason(from: $0.status, to: status) }
        ?? false
    }
    if needsReason {
      var prompt = Prompt(.reason(ahead, status), meanwhile: meanwhile)
      prompt.leftOut = leftOut
      state.layers.append(.prompt(prompt))
      return []
    }
    var menu = self
    let statuses = StatusMenu.statuses(of: state.person.profile.role)
    menu.position = statuses.firstIndex(of: status) ?? position
    return state.attempt(from: .statusMenu(menu), over: meanwhile, leavingOut: leftOut) {
      state, context throws(Refusal) in
      try state.register.changingStatus(of: ahead, to: status, in: &context)
    }
  }

  func click(_ place: Int, isDouble: Bool, in state: inout AppState) -> [Effect] {
    move(to: place, in: &state)
    return state.press(.enter)
  }

  func hints(in state: AppState) -> [Hint] {
    let scene = state.scene
    return [
      scene.hint("Enter", "pick"),
      scene.hint("1-\(StatusMenu.statuses(of: state.person.profile.role).count)", "status"),
      .command("done"), .command("due"),
      scene.hint("Esc", "back"),
    ]
  }

  func draw(on screen: inout Screen, in area: Rect, of state: AppState) {
    let statuses = StatusMenu.statuses(of: state.person.profile.role)
    let off = Set(statuses.filter { state.refusal(of: $0, for: ids) != nil })
    StatusMenuView(scene: state.scene, menu: self, statuses: statuses, off: off)
      .draw(on: &screen, in: area)
  }
}
