import HusokTestSupport
import Testing

@testable import HusokModel

@Suite("Undo and redo of random acts")
struct UndoPropertyTests {
  /// A register that people changed at random, and the person who goes on.
  private struct Case {
    var register: Register
    var random: MergeRandom
    var context: ActContext
    private var number: Int

    init(seed: Int) throws {
      number = seed * 10
      random = MergeRandom(seed: UInt64(seed))
      var editor = MergeEditor(name: "base", second: 0)
      register = try seed.isMultiple(of: 3) ? UndoPropertyTests.eventful : Fixtures.bundled()
      for _ in 0..<Int.random(in: 0...8, using: &random) { editor.change(&register, &random) }
      let last = register.history.count - 1
      let start = last < 0 ? 0 : register.history[last].at.seconds
      context = Fixtures.context(
        name: "lee",
        at: Instant(
          seconds: max(start, Fixtures.now.seconds) + 86_400 * 3, offsetMinutes: 540),
        seed: UInt64(seed))
      for _ in 0..<Int.random(in: 0...3, using: &random) { try act(random.pick(kinds)) }
    }

    private let kinds = RandomActs.Kind.allCases

    /// Carries out an act; false where the register refuses it.
    @discardableResult
    mutating func act(_ kind: RandomActs.Kind) throws -> Bool {
      number += 1
      later()
      do {
        let acts = RandomActs(register, number: number)
        try register.apply(try acts.act(kind, &random, &context))
        return true
      } catch is Refusal {
        return false
      }
    }

    mutating func reverse(_ direction: UndoDirection) throws {
      later()
      try register.apply(try register.reversing(direction, in: &context).act)
    }

    /// Time passes: nothing, some hours, or days.
    private mutating func later() {
      context.at = Instant(
        seconds: context.at.seconds + random.pick([1, 7000, 86_400, 90_000 * 3]),
        offsetMinutes: 540)
    }

    func computed(papers: Bool) -> Computed {
      Computed(register, today: Fixtures.today.adding(days: 200), papers: papers)
    }
  }

  private static let eventful: Register = (try? Fixtures.eventful()) ?? Register()
  private static let blocks = Array(0..<8)
  private static let size = SlowTests.areOn ? 250 : 8

  @Test(
    "After undo everything is as before, after redo as after the act", arguments: blocks)
  func restores(_ block: Int) throws {
    let kinds = RandomActs.Kind.allCases
    for seed in block * Self.size..<(block + 1) * Self.size {
      var one = try Case(seed: seed)
      let papers = seed.isMultiple(of: 25)
      let states = try self.states(&one, from: kinds[seed % kinds.count], papers)
      try back(&one, states, papers, seed)
      for state in states.dropFirst() {
        try one.reverse(.redo)
        expect(one, state, "redo", papers, seed)
      }
      if states.count > 2 { try back(&one, states, papers, seed) }
    }
  }

  /// What there is to see before and after each of some acts, the first of a kind.
  private func states(
    _ one: inout Case, from kind: RandomActs.Kind, _ papers: Bool
  ) throws -> [Computed] {
    var states = [one.computed(papers: papers)]
    let second = one.random.isOne(of: 4) ? [one.random.pick(RandomActs.Kind.allCases)] : []
    for kind in [kind] + second {
      for _ in 0..<12 where try one.act(kind) {
        states.append(one.computed(papers: papers))
        break
      }
    }
    return states
  }

  private func back(
    _ one: inout Case, _ states: [Computed], _ papers: Bool, _ seed: Int
  ) throws {
    for state in states.dropLast().reversed() {
      try one.reverse(.undo)
      expect(one, state, "undo", papers, seed)
    }
  }

  private func expect(
    _ one: Case, _ state: Computed, _ what: String, _ papers: Bool, _ seed: Int
  ) {
    let now = one.computed(papers: papers)
    if now != state { Issue.record("seed \(seed), \(what):\n\(now.difference(from: state))") }
  }
}
