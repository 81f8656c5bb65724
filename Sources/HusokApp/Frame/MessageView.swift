import HusokCanvas
import HusokModel

/// The line above the keys: what was said, or what is typed.
struct MessageView {
  let state: AppState

  func draw(on screen: inout Screen, in area: Rect) {
    if case .prompt(let prompt) = state.layers.last {
      return PromptView(state: state, prompt: prompt).draw(on: &screen, in: area)
    }
    guard let (text, role) = message else { return }
    let lines = TextWidth.wrapped(text, to: area.width - 2)
    screen.write(
      lines.first ?? "", x: area.x + 1, y: area.y, limit: area.width - 2,
      style: state.theme.style(role))
    guard lines.count > 1 else { return }
    // What does not fit goes on in the line of the keys, which come back with the next one.
    screen.fill(
      Rect(x: 0, y: area.y + 1, width: area.width, height: 1), style: state.theme.style(.plain))
    screen.writeFitted(
      lines.dropFirst().joined(separator: " "), x: area.x + 1, y: area.y + 1,
      width: area.width - 2, style: state.theme.style(role), ellipsis: state.glyphs.ellipsis)
  }

  private var message: (String, Theme.Role)? {
    if let notice = state.notice {
      return (notice.text, notice.kind == .warning ? .bad : .plain)
    }
    if case .failed(let reason) = state.save { return (reason, .bad) }
    if !state.list.marked.isEmpty {
      let key = state.list.rangeStart == nil ? "hint.marked" : "hint.range"
      return (state.words(key, state.list.marked.count), .key)
    }
    guard state.layers.isEmpty, state.view == .actions, state.pending.isEmpty,
      case .action(let row) = state.selectedRow, !state.isReadOnly
    else { return nil }
    let action = state.register.actions[row]
    let goal = StatusRules.towardsDone(state.profile.role)
    guard StatusRules.allows(from: action.status, to: goal) else { return nil }
    let key = goal == .done ? "hint.done" : "hint.report"
    return (state.words(key, action.id), .quiet)
  }
}

/// A line being typed, with what is wrong with it below.
struct PromptView {
  let state: AppState
  let prompt: Prompt

  func draw(on screen: inout Screen, in area: Rect) {
    let label = " " + self.label + " "
    let labelWidth = min(TextWidth.of(label), area.width / 2)
    screen.writeFitted(
      label, x: area.x, y: area.y, width: labelWidth, style: state.theme.style(.heading),
      ellipsis: state.glyphs.ellipsis)
    let room = Rect(
      x: area.x + labelWidth, y: area.y, width: area.width - labelWidth - 1, height: 1)
    TextFieldView(state: state, field: prompt.field, wrong: wrong).draw(on: &screen, in: room)
  }

  private var label: String {
    switch prompt.purpose {
    case .query: "/"
    case .reason(let ids, let status):
      state.words("prompt.reason", subject(ids), state.words.status(status))
    case .ownerReason(let ids, _): state.words("prompt.ownerReason", subject(ids))
    case .removal(let id): state.words("prompt.removal", id)
    case .note(let ids, let kind):
      state.words("prompt.note", subject(ids), state.words("note.\(kind.rawValue)"))
    case .due(let ids): state.words("prompt.due", subject(ids))
    case .tag(let ids): state.words("prompt.tag", subject(ids))
    case .viewName: state.words("prompt.viewName")
    case .closing(let meeting): state.words("prompt.closing", meeting)
    case .since: state.words("prompt.since")
    case .saveElsewhere: state.words("prompt.saveElsewhere")
    case .importing: state.words("prompt.importing")
    }
  }

  private func subject(_ ids: [String]) -> String {
    ids.count == 1 ? ids.first ?? "" : state.words("act.actions", ids.count)
  }

  /// The words that mean nothing, in characters of the line.
  private var wrong: [Range<Int>] {
    guard case .query = prompt.purpose else { return [] }
    return state.query.problems.map(\.range)
  }
}

/// A field of text with the terminal's cursor in it, so that an input method shows there what it
/// composes. A text that is longer than the field moves under it.
struct TextFieldView {
  let state: AppState
  let field: TextField
  var wrong: [Range<Int>] = []

  func draw(on screen: inout Screen, in area: Rect) {
    guard area.width > 1 else { return }
    var start = 0
    while start < field.cursor, width(start..<field.cursor) >= area.width { start += 1 }
    var x = area.x
    for index in start..<field.characters.count {
      let isWrong = wrong.contains { $0.contains(index) }
      let style = isWrong ? Style(.standard, on: .standard, .underlined) : .plain
      let text = String(field.characters[index])
      if x + TextWidth.of(text) > area.right { break }
      x += screen.write(text, x: x, y: area.y, style: style)
    }
    screen.cursor = (area.x + width(start..<field.cursor), area.y)
  }

  private func width(_ range: Range<Int>) -> Int {
    TextWidth.of(String(field.characters[range]))
  }
}
