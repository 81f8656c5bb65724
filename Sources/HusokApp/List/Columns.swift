import HusokModel

/// How wide the columns of a list are, by the longest that the register has for each, and what is
/// noted beside titles.
struct Columns {
  let id: Int
  let owner: Int
  let due: Int
  /// Where the mark of an action stands, from the left edge of the list: further in below more
  /// headings.
  let indent: Int
  /// Where the owner begins, from the left edge of the list.
  let ownerX: Int
  private let showsSlippage: Bool
  private let showsBlocking: Bool

  init(_ widths: ColumnWidths, asked: Asked, width: Int) {
    id = min(widths.id, 14)
    owner = min(widths.owner, max(width < 50 ? 8 : 12, width / 5))
    due = widths.due
    ownerX = width - 2 - due - owner
    indent = asked.grouping == .meeting ? 5 : asked.grouping == nil ? 3 : 4
    let words = asked.filters.joined(separator: " ") + " " + asked.query
    showsSlippage = asked.sort == .slippage || words.contains(ListFilter.postponed.term)
    showsBlocking = words.contains(ListFilter.blocked.term)
  }

  /// What is asked about beside the title: how far and how often an action was postponed, or whom
  /// it waits for.
  func note(_ row: Int, scene: Scene, summary: HistorySummary?) -> String {
    if showsSlippage, let summary { return slippage(row, scene: scene, summary: summary) }
    return showsBlocking ? waiting(row, scene) : ""
  }

  private func slippage(_ row: Int, scene: Scene, summary: HistorySummary) -> String {
    let states = ActionStates(scene.register, today: scene.today, summary: summary)
    guard let days = states.slippage(row), days != 0 else { return "" }
    return scene.words(
      "list.slippage", days > 0 ? "+\(days)" : "\(days)", states.postponements(row))
  }

  private func waiting(_ row: Int, _ scene: Scene) -> String {
    let action = scene.register.actions[row]
    let ministry = action.waitingOn?.ministry.map(scene.short)
    let after = action.dependsOn.filter { scene.register.action($0)?.status.isOpen ?? false }
    let names = [ministry ?? action.waitingOn?.text].compactMap { $0 } + after
    return names.isEmpty ? "" : scene.words("list.waitsFor", names.joined(separator: ", "))
  }
}
