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
    screen.writeFitted(
      text, x: area.x + 1, y: area.y, width: area.width - 2, style: state.theme.style(role),
      ellipsis: state.glyphs.ellipsis)
  }

  private var message: (String, Theme.Role)? {
    if let notice = state.notice {
      return (notice.text, notice.kind == .warning ? .bad : .plain)
    }
    if case .failed(let reason) = state.save { return (reason, .bad) }
    if !state.list.marked.isEmpty {
      return (state.words("hint.marked", state.list.marked.count), .key)
    }
    guard state.layers.isEmpty, case .action(let row) = state.selectedRow, !state.isReadOnly else {
      return nil
    }
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
    case .note(let ids): state.words("prompt.note", subject(ids))
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

/// The last line: the keys that can be pressed now, from the table of commands.
struct FooterView {
  let state: AppState

  func draw(on screen: inout Screen, in area: Rect) {
    if case .prompt(let prompt) = state.layers.last, let problem = problem(prompt) {
      screen.writeFitted(
        problem, x: area.x + 1, y: area.y, width: area.width - 2, style: state.theme.style(.bad),
        ellipsis: state.glyphs.ellipsis)
      return
    }
    var x = area.x + 1
    let help = hints.last { $0.key.hasPrefix("?") }
    let reserve = help.map { TextWidth.of("\($0.key) \($0.name)") + 2 } ?? 0
    for hint in hints {
      let isHelp = hint.key == help?.key
      let width = TextWidth.of("\(hint.key) \(hint.name)")
      if x + width > area.right - 1 - (isHelp ? 0 : reserve) { continue }
      x += screen.write(
        hint.key, x: x, y: area.y, style: state.theme.style(hint.isOff ? .quiet : .key))
      x += screen.write(
        " " + hint.name, x: x, y: area.y, style: state.theme.style(hint.isOff ? .quiet : .plain))
      x += 2
    }
  }

  /// What is wrong with the line being typed. Of a query, the last word may just not be finished.
  private func problem(_ prompt: Prompt) -> String? {
    if let problem = prompt.problem { return problem }
    guard case .query = prompt.purpose, let problem = state.query.problems.first else { return nil }
    return state.words.problem(problem)
  }

  private struct Hint {
    let key: String
    let name: String
    var isOff = false
  }

  private var hints: [Hint] {
    switch state.layers.last {
    case nil: commandHints
    case .detail: [hint("Esc", "back"), hint("↑ ↓", "scroll")] + detailHints
    case .help: [hint("Esc", "back"), hint("↑ ↓", "scroll")]
    case .picker: [hint("Enter", "pick"), hint("↑ ↓", "move"), hint("Esc", "back")]
    case .statusMenu: [hint("Enter", "pick"), hint("↑ ↓", "move"), hint("Esc", "back")]
    case .prompt(let prompt): promptHints(prompt)
    case .welcome: [hint("Enter", "pick"), hint("↑ ↓", "move"), hint("q", "quit")]
    }
  }

  private func hint(_ key: String, _ word: String) -> Hint {
    Hint(key: key, name: state.words("hint.\(word)"))
  }

  private func promptHints(_ prompt: Prompt) -> [Hint] {
    guard case .query = prompt.purpose else { return [hint("Enter", "keep"), hint("Esc", "back")] }
    return [hint("Enter", "keep"), hint("Esc", "restore"), hint("↑", "earlier")]
      + [Hint(key: "@mcst  #cn26  st:done  is:open  no:owner  -", name: "")]
  }

  private var commandHints: [Hint] {
    CommandTable.all.filter { $0.footer != nil }
      .sorted { ($0.footer ?? 0) < ($1.footer ?? 0) }.map(hint)
  }

  private var detailHints: [Hint] {
    CommandTable.all.filter { $0.group == .act && $0.footer != nil && $0.command != .mark }
      .sorted { ($0.footer ?? 0) < ($1.footer ?? 0) }.map(hint)
  }

  private func hint(_ info: CommandInfo) -> Hint {
    let key = info.command == .quit ? "q" : info.command == .help ? "?" : info.keyText
    let isOff = info.group == .act && state.reasonAgainst(info.command) != nil
    return Hint(key: key, name: state.words("command.\(info.word)"), isOff: isOff)
  }
}
