import HusokCanvas

/// The keys and what they do, of which each row can be run; what is typed narrows them.
struct HelpList: LayerContent {
  /// A command, as the help shows it.
  struct Row: Sendable {
    /// The word of the command.
    let word: String
    /// How its keys are written.
    let key: String
    /// The word of its group.
    let group: String
    /// Why it cannot be run now.
    let off: String?
    /// The words that it is found by.
    let words: [FuzzyWord]
  }

  /// The word of the group of what matters most in the view.
  static let here = "here"

  /// The commands in the order of their lines, group by group.
  let rows: [Row]
  /// What narrows them.
  var field = TextField()
  /// The row under the cursor, among those that are shown.
  var position = 0
  /// The first line shown.
  var top = 0

  init(rows: [Row]) {
    self.rows = rows
  }

  var takesText: Bool { true }
  var place: LayerPlace { .cover }

  /// The rows that what was typed leaves.
  var shown: [Row] {
    if field.text.isBlank { return rows }
    let wanted = FuzzyMatch(field.text)
    return rows.filter { wanted.isInRow(in: $0.words) }
  }

  /// Moves through the help; Enter runs the command of the row.
  func press(_ key: Key, in state: inout AppState) -> [Effect] {
    let page = max(1, state.layout.message.y - 3)
    var list = self
    switch key {
    case .escape, .function(1), .control("c"):
      state.layers.removeLast()
      return []
    case .character("?") where field.text.isEmpty:
      state.layers.removeLast()
      return []
    case .enter:
      let rows = shown
      guard rows.indices.contains(position) else { return [] }
      state.layers.removeLast()
      return state.run(word: rows[position].word)
    case .up, .backTab, .control("p"): list.move(by: -1)
    case .down, .tab, .control("n"): list.move(by: 1)
    case .pageUp: list.move(by: -page)
    case .pageDown: list.move(by: page)
    case .home: list.move(by: -rows.count)
    case .end: list.move(by: rows.count)
    default:
      if !list.field.press(key) { return [] }
      list.position = 0
      list.top = 0
    }
    let lines = HelpLines(
      list, scene: state.scene, view: state.view, size: (state.size.width, page))
    list.top = lines.top(showing: list.position, from: list.top)
    state.layers.replaceFront(with: .help(list))
    return []
  }

  private mutating func move(by count: Int) {
    position = max(0, min(shown.count - 1, position + count))
  }

  func paste(_ text: String, in state: inout AppState) {
    var list = self
    list.field.insert(text)
    list.position = 0
    list.top = 0
    state.layers.replaceFront(with: .help(list))
  }

  func click(_ place: Int, isDouble: Bool, in state: inout AppState) -> [Effect] {
    var list = self
    list.position = place
    state.layers.replaceFront(with: .help(list))
    return isDouble ? state.press(.enter) : []
  }

  func hints(in state: AppState) -> [Hint] {
    let scene = state.scene
    return [
      scene.hint("Enter", "run"), scene.hint("↑ ↓", "move"), scene.hint("Esc", "back"),
      Hint(key: "", name: scene.words("help.narrow"), rank: 2),
    ]
  }

  func draw(on screen: inout Screen, in area: Rect, of state: AppState) {
    let lines = HelpLines(
      self, scene: state.scene, view: state.view, size: (area.width, area.height - 2))
    HelpView(
      scene: state.scene, list: self, lines: lines, isActive: state.list.pane == .detail
    )
    .draw(on: &screen, in: area)
  }
}
