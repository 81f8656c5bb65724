import HusokCanvas
import HusokModel
import HusokTestSupport
import Testing

@testable import HusokApp

/// What is kept up with each change instead of being computed anew, in words, by name.
private struct KeptUp {
  private var parts: [String: String] = [:]
  private let counts: RegisterCounts

  init(_ state: AppState) {
    var state = state
    let (figures, list) = (state.figures, state.list)
    counts = figures.counts
    let widths = figures.widths
    put("widths", [widths.id, widths.number, widths.owner, widths.due, widths.ministries])
    put("matching", (list.matching, list.matchCount, list.inFront))
    put("facets", (list.facets, list.facetTotal))
    put("groups", list.groups)
    put("rows", list.rows)
    put("cursor", (list.position, list.selected))
    put("answers", [list.answerWidth])
    for key in ActionOrder.Key.allCases {
      put("by \(key)", state.figures.ranks(by: key, of: state.register, on: state.today))
    }
    let states = state.states
    for step in Trend.Step.allCases {
      for ministries in [[], ["culture"]] as [Set<String>] {
        put("trend \(step) \(ministries)", state.figures.trend(by: step, of: ministries, states))
      }
    }
    put("followers", state.register.actions.indices.map { states.followers($0) })
    put("signs", state.register.actions.indices.map { states.signs($0) })
    var screen = Screen(width: state.size.width, height: state.size.height)
    RootView(state).draw(on: &screen)
    put("screen", screen.lines)
  }

  private mutating func put(_ name: String, _ value: Any) { parts[name] = "\(value)" }

  /// The same with nothing kept.
  static func anew(_ state: AppState) -> KeptUp {
    var state = state
    state.figures = Figures(state.register, words: state.words, today: state.today)
    state.list.forgetMatches()
    state.pages.forget()
    state.match()
    state.rebuildRows()
    state.preparePages()
    return KeptUp(state)
  }

  /// The names of what is another there.
  func differences(from other: KeptUp) -> [String] {
    (counts == other.counts ? [] : ["counts"])
      + parts.keys.filter { parts[$0] != other.parts[$0] }.sorted()
  }
}

/// A person who asks for anything and changes anything, beside others who do.
private struct Team {
  var random: SplitMix
  var journey: Journey
  private var read: Message?
  private var number: UInt64 = 1000

  init(seed: UInt64) throws {
    random = SplitMix(state: seed)
    journey = try Journey.eventful(width: 120, height: 36)
    journey.isSaving = false
  }

  private static let questions = [
    "visa", "cul", "문화", "ㅁㅎ", "is:open", "is:risk", "is:blocked", "-is:open", "st:done", "@mcst",
    "no:update", "is:stale", "is:counted", "by:kim", "since:2026-05-01", "note:word", "title:a",
    "a",
  ]
  private static let keys = [
    "j", "j", "k", "k", "gg", "ge", "<pgdn>", ".s", ".m", ".e", ".d", ".0", ",d", ",l", ",s", ",o",
    ",p",
    ",0", "3", "4", "0", "fo", "fr", "fb", "fl", "-", "=", "<esc>", "<space>", "<f2>", "<f4>",
    "<f5>",
    "<f6>", "<f7>", "<f3>", "<f2>>", "x", "x", "u", "u", "<c-r>", "^",
  ]

  mutating func act() throws {
    for _ in 0..<4 where !journey.state.layers.isEmpty { try journey.press("<esc>") }
    switch random.below(20) {
    case 0: try journey.press("/<c-u>" + random.pick(Team.questions) + "<enter>")
    case 1:
      try journey.press("/<c-u>")
      for letter in random.pick(Team.questions) { try journey.press(String(letter)) }
    case 2: try journey.press("n" + random.pick(["word", "문화 visa", "cul"]) + "<enter>")
    case 3: try journey.press("d" + random.pick(["2026-12", "2027", "1 Jul", "-"]) + "<enter>")
    case 4: try journey.press("s" + String(1 + random.below(6)) + "reason<enter>")
    case 5: try journey.press("wawaits for a word<enter>")
    case 6: try outside()
    case 7: read = journey.beginReading()
    case 8:
      if let read { try journey.send(read) }
      read = nil
    case 9: journey.readOn()
    case 10: try journey.send(.tick)
    default: try journey.press(random.pick(Team.keys))
    }
  }

  /// Someone else changed an action, and it comes in.
  private mutating func outside() throws {
    number += 1
    var register = journey.state.register
    var context = Fixtures.context(seed: number)
    context.by = Author(name: "lee", ministry: "trade")
    let action = random.pick(register.actions).id
    let act = try? register.addingNote("came in", kind: .progress, to: [action], in: &context)
    guard let act else { return }
    try register.apply(act)
    try journey.send(.saved(count: journey.state.unsaved.count, register: register))
  }
}

@Suite("What is kept up")
struct KeptUpTests {
  @Test(
    "After any change, undo, merge, order and filter it is what is computed anew",
    arguments: [1, 2, 3] as [UInt64])
  func alwaysTheSame(seed: UInt64) throws {
    var team = try Team(seed: seed)
    var shown = ShownScreen()
    for turn in 0..<700 {
      let before = team.journey.state.register.revision
      try team.act()
      let state = team.journey.state
      if turn % 8 < 3 {
        shown.show(state)
        #expect(shown.screen == team.journey.screen, "turn \(turn)")
      }
      if turn % 10 != 0, state.register.revision == before { continue }
      let differences = KeptUp(state).differences(from: .anew(state))
      #expect(differences == [], "turn \(turn)")
      if !differences.isEmpty { return }
    }
    #expect(team.journey.state.register.revision > 30)
  }
}
