import HusokCanvas
import HusokModel

/// What is asked about besides owner and due date: how far and how often an action was postponed, or
/// whom it waits for.
struct Answers {
  private enum Subject {
    case slippage
    case waiting
    /// Which actions come after it.
    case followers
    /// Which later date is asked for.
    case asked
  }

  private let subject: Subject?
  let scene: Scene
  /// What is computed of the actions that are shown.
  let states: ActionStates

  /// An answer is never longer.
  private static let longest = 24

  init(to asked: Asked, scene: Scene, states: ActionStates) {
    subject = Answers.subject(of: asked)
    self.scene = scene
    self.states = states
  }

  private static func subject(of asked: Asked) -> Subject? {
    if asked.sort == .slippage { return .slippage }
    if asked.filters.isEmpty, asked.query.isEmpty { return nil }
    let words = asked.filters.joined(separator: " ") + " " + asked.query
    return words.contains(ListFilter.postponed.term)
      ? .slippage
      : words.contains(ListFilter.awaited.term)
        ? .followers
        : words.contains(ListFilter.blocked.term) || words.contains(Query.Prefix.waits.text)
          ? .waiting
          : words.contains(ListFilter.waiting.term) ? .asked : nil
  }

  /// Whether anything is asked about.
  var isAsked: Bool { subject != nil }

  /// How wide the longest answer of some actions is.
  func width(of rows: some Sequence<Int>) -> Int {
    var longest = 1
    var known: Set<Move> = []
    for row in rows where longest < Answers.longest {
      if case .slippage? = subject {
        // Most were not moved, and many were moved alike, which is put into words once.
        let move = Move(row, states)
        if move.days == 0 || !known.insert(move).inserted { continue }
      }
      longest = max(longest, TextWidth.of(self[row]))
    }
    return min(Answers.longest, longest)
  }

  /// How far a due date was moved, and how often.
  private struct Move: Hashable {
    let days: Int
    let times: Int

    init(_ row: Int, _ states: ActionStates) {
      days = states.slippage(row) ?? 0
      // Of what was not moved nothing is said.
      times = days == 0 ? 0 : states.postponements(row)
    }
  }

  /// The answer for an action; empty where there is none.
  subscript(row: Int) -> String {
    switch subject {
    case .slippage?: slippage(row)
    case .waiting?: waiting(row)
    case .followers?:
      first(of: states.followers(row).map { scene.register.actions[$0].id }, "list.before")
    case .asked?:
      scene.register.actions[row].dueAsked?.due
        .map { scene.glyphs.shown("→ " + scene.words.shortDue($0)) } ?? ""
    case nil: ""
    }
  }

  private func slippage(_ row: Int) -> String {
    guard let days = states.slippage(row), days != 0 else { return "" }
    let times = states.postponements(row)
    return scene.glyphs.shown(scene.words.slippage(days: days, times: times))
  }

  /// The ministry that is waited for, or the text that says for what, or the first of the actions;
  /// and how many more there are.
  private func waiting(_ row: Int) -> String {
    first(of: scene.words.awaited(by: row, states), "list.waitsFor")
  }

  private func first(of names: [String], _ key: String) -> String {
    guard let first = names.first else { return "" }
    let more = names.count > 1 ? " +\(names.count - 1)" : ""
    let whole = scene.words(key, first)
    let room = Answers.longest - TextWidth.of(more)
    return TextWidth.fitted(whole, to: room, ellipsis: scene.glyphs.ellipsis) + more
  }
}
