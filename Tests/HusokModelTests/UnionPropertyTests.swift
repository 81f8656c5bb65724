import HusokTestSupport
import Testing

@testable import HusokModel

@Suite("The merge of registers without a common ancestor")
struct UnionPropertyTests {
  /// Two registers that people made, each by itself: from the bundled one or from none.
  private struct Pair {
    let ours: Register
    let theirs: Register

    init(seed: Int) throws {
      var random = MergeRandom(seed: UInt64(seed))
      ours = try Pair.register("ours", &random)
      theirs = try Pair.register("theirs", &random)
    }

    private static func register(
      _ name: String, _ random: inout MergeRandom
    ) throws -> Register {
      var register = random.isOne(of: 3) ? Register() : try Fixtures.bundled()
      var editor = MergeEditor(name: name, second: Int.random(in: 0...20, using: &random))
      for _ in 0..<Int.random(in: 0...14, using: &random) { editor.change(&register, &random) }
      return register
    }
  }

  private static let blocks = Array(0..<8)
  private static let size = SlowTests.areOn ? 250 : 8

  @Test("Nothing of either is lost, in either direction", arguments: blocks)
  func union(_ block: Int) throws {
    let bundled = try Fixtures.bundled()
    for seed in block * Self.size..<(block + 1) * Self.size {
      let pair = try Pair(seed: seed)
      let (ours, theirs) = (pair.ours, pair.theirs)
      // As the command merges them, and with nothing known at all.
      for base in [bundled.shared(by: ours, and: theirs), nil] {
        let merged = Merge.merge(base: base, ours: ours, theirs: theirs)
        let other = Merge.merge(base: base, ours: theirs, theirs: ours)
        let lost = lost(of: [ours, theirs], in: merged)
        let isAlike = MergeContents(merged.register) == MergeContents(other.register)
        if !lost.isEmpty || !isAlike {
          Issue.record("seed \(seed), \(base == nil ? "no base" : "base"): \(lost), \(isAlike)")
        }
      }
    }
  }

  /// What is in one of two registers and not in what they came to.
  private func lost(of sides: [Register], in result: MergeResult) -> [String] {
    let merged = result.register
    let renumbered = Set(result.renumbered.map(\.old))
    let records = MergeMarks(records: merged)
    let all = records.union(MergeMarks(history: merged))
    let ids = Set(merged.history.all.map(\.reason))
    return sides.flatMap { side -> [String] in
      let marks = MergeMarks(records: side)
      let elements = side.elements.filter { element in
        !renumbered.contains(element.record) && !renumbered.contains(element.text)
          && !merged.holds(element)
      }.map { "\($0)" }
      let lines = side.history.all.filter { !ids.contains($0.reason) }.map(\.id)
      return side.recordIDs.filter { merged.place(of: $0) == nil } + elements + lines
        + marks.added.subtracting(records.added).map(String.init)
        + marks.put.subtracting(all.put).map(String.init)
    }
  }
}

extension Register {
  /// The ids of all records.
  fileprivate var recordIDs: [String] {
    ministries.map(\.id) + meetings.map(\.id) + outcomes.map(\.id) + actions.map(\.id)
  }

  /// An element of a set of texts.
  fileprivate typealias Element = (record: String, field: String, text: String)

  /// The elements of the sets of texts of all actions and ministries.
  fileprivate var elements: [Element] {
    actions.flatMap { action in
      action.supporting.map { (action.id, "supporting", $0) }
        + action.tags.map { (action.id, "tags", $0) }
        + action.dependsOn.map { (action.id, "dependsOn", $0) }
    } + ministries.flatMap { ministry in ministry.aliases.map { (ministry.id, "aliases", $0) } }
  }

  /// Whether an element is there; a ministry that leads no longer supports.
  fileprivate func holds(_ element: Element) -> Bool {
    if let ministry = ministry(element.record) { return ministry.aliases.contains(element.text) }
    guard let action = action(element.record) else { return false }
    switch element.field {
    case "supporting":
      return action.supporting.contains(element.text) || action.leadMinistry == element.text
    case "tags": return action.tags.contains(element.text)
    default: return action.dependsOn.contains(element.text)
    }
  }
}
