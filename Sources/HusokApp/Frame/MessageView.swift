import HusokCanvas
import HusokModel

/// The line above the keys: what was said, or what could be done next.
struct MessageView {
  let scene: Scene
  let text: String
  let role: Theme.Role

  func draw(on screen: inout Screen, in area: Rect) {
    let lines = TextWidth.wrapped(text, to: area.width - 2)
    screen.write(
      lines.first ?? "", x: area.x + 1, y: area.y, limit: area.width - 2,
      style: scene.style(role))
    guard lines.count > 1 else { return }
    // What does not fit goes on in the line of the keys, which come back with the next one.
    screen.fill(
      Rect(x: 0, y: area.y + 1, width: area.width, height: 1), style: scene.style(.plain))
    screen.writeFitted(
      lines.dropFirst().joined(separator: " "), x: area.x + 1, y: area.y + 1,
      width: area.width - 2, style: scene.style(role), ellipsis: scene.glyphs.ellipsis)
  }
}

extension MessageView {
  /// The message of a state; nil where there is nothing to say.
  init?(_ state: AppState) {
    scene = state.scene
    if let notice = state.notice {
      // A refusal does not hide what the tutor asks for.
      let task = notice.kind == .warning ? state.tutor?.text(state.words) : nil
      text = task.map { "\(notice.text)\n\($0)" } ?? notice.text
      role = notice.kind == .warning ? .bad : .plain
    } else if case .failed(let reason) = state.save {
      (text, role) = (reason, .bad)
    } else if !state.list.marked.isEmpty {
      let key = state.list.rangeStart == nil ? "hint.marked" : "hint.range"
      (text, role) = (scene.words(key, state.list.marked.count), .key)
    } else if let task = state.tutor?.text(state.words) {
      (text, role) = (task, .key)
    } else if let next = MessageView.nextStep(state) {
      (text, role) = (next, .quiet)
    } else {
      return nil
    }
  }

  /// What x would do with the action under the cursor, for who has not done anything yet.
  private static func nextStep(_ state: AppState) -> String? {
    guard state.person.isNew, state.layers.isEmpty, state.view == .actions, state.pending.isEmpty,
      case .action(let row) = state.list.selectedRow, state.reasonAgainst(.done) == nil
    else { return nil }
    let action = state.register.actions[row]
    let role = state.person.profile.role
    // A desk reports on what its own ministry leads or supports.
    if role == .desk, state.person.ministry.map(action.involves) != true { return nil }
    let goal = StatusRules.towardsDone(role)
    guard StatusRules.allows(from: action.status, to: goal) else { return nil }
    return state.words(goal == .done ? "hint.done" : "hint.report", action.id)
  }
}
