import HusokCanvas

/// The keys and what they do, of which each row can be run, and where the person is among them.
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
  }

  /// The commands in the order of their lines, group by group.
  let rows: [Row]
  /// The row under the cursor.
  var position = 0
  /// The first line shown.
  var top = 0

  var place: LayerPlace { .cover }

  /// Moves through the help; Enter runs the command of the row.
  func press(_ key: Key, in state: inout AppState) -> [Effect] {
    let page = max(1, state.size.height - 5)
    var wanted = position
    switch key {
    case .escape, .character("q"), .character("?"), .function(1), .control("c"):
      state.layers.removeLast()
      return []
    case .enter:
      state.layers.removeLast()
      return rows.indices.contains(position) ? state.run(word: rows[position].word) : []
    case .up, .character("k"): wanted -= 1
    case .down, .character("j"): wanted += 1
    case .pageUp, .control("u"): wanted -= page
    case .pageDown, .character(" "), .control("d"): wanted += page
    case .home, .character("g"): wanted = 0
    case .end: wanted = rows.count - 1
    default: return []
    }
    var list = self
    list.position = max(0, min(rows.count - 1, wanted))
    let lines = HelpView(scene: state.scene, list: list, isActive: false).lines.count
    list.top = list.top(page: page, lines: lines)
    state.layers.replaceFront(with: .help(list))
    return []
  }

  /// The first line shown, so that the line of the cursor is among those that are.
  private func top(page: Int, lines: Int) -> Int {
    // At the ends the headings and the marks come into sight too.
    if position == 0 { return 0 }
    if position == rows.count - 1 { return max(0, lines - page) }
    guard rows.indices.contains(position) else { return top }
    // A heading before each group, and an empty line between two.
    let groups = Set(rows[...position].map(\.group)).count - 1
    let row = position + 1 + 2 * groups
    return max(row - page + 1, min(row, top))
  }

  func click(_ place: Int, isDouble: Bool, in state: inout AppState) -> [Effect] {
    state.layers.replaceFront(with: .help(HelpList(rows: rows, position: place, top: top)))
    return isDouble ? state.press(.enter) : []
  }

  func hints(in state: AppState) -> [Hint] {
    let scene = state.scene
    return [scene.hint("Enter", "run"), scene.hint("↑ ↓", "move"), scene.hint("Esc", "back")]
  }

  func draw(on screen: inout Screen, in area: Rect, of state: AppState) {
    HelpView(scene: state.scene, list: self, isActive: state.list.pane == .detail)
      .draw(on: &screen, in: area)
  }
}
