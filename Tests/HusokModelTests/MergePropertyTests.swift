import HusokTestSupport
import Testing

@testable import HusokModel

@Suite("The merge of random changes")
struct MergePropertyTests {
  /// A base and two registers that grew out of it.
  private struct Triple {
    let base: Register
    let ours: Register
    let theirs: Register

    init(seed: UInt64) throws {
      var random = MergeRandom(seed: seed)
      var editor = MergeEditor(name: "base", second: 0)
      var base = try Fixtures.bundled()
      for _ in 0..<Int.random(in: 0...12, using: &random) { editor.change(&base, &random) }
      var our = MergeEditor(name: "ours", second: editor.second)
      var their = MergeEditor(name: "theirs", second: editor.second)
      var ours = base
      var theirs = base
      for _ in 0..<Int.random(in: 0...14, using: &random) { our.change(&ours, &random) }
      for _ in 0..<Int.random(in: 0...14, using: &random) { their.change(&theirs, &random) }
      (self.base, self.ours, self.theirs) = (base, ours, theirs)
    }

    func merged() -> MergeResult { Merge.merge(base: base, ours: ours, theirs: theirs) }
  }

  private static let blocks = Array(0..<20)

  /// Tries a rule on many triples; on the first that breaks it the test says which.
  private func forEachTriple(in block: Int, _ check: (Triple) throws -> Bool) throws {
    for seed in block * 40..<(block + 1) * 40 {
      let triple = try Triple(seed: UInt64(seed))
      if try !check(triple) {
        Issue.record("seed \(seed)")
        return
      }
    }
  }

  @Test("Every reference of the result holds, and what belongs together agrees", arguments: blocks)
  func invariants(_ block: Int) throws {
    try forEachTriple(in: block) { triple in
      let register = triple.merged().register
      _ = try Register(
        ministries: register.ministries, meetings: register.meetings, outcomes: register.outcomes,
        actions: register.actions, history: register.history)
      return register.actions.allSatisfy { action in
        !action.supporting.contains(action.leadMinistry ?? "")
          && (action.status == .done) == (action.doneOn != nil)
      }
    }
  }

  @Test("The history holds every line of both sides once, in order", arguments: blocks)
  func history(_ block: Int) throws {
    try forEachTriple(in: block) { triple in
      let lines = triple.merged().register.history.lines
      let seconds = lines.map(\.at.seconds)
      let marks = Set(lines.compactMap(\.reason))
      let sides = triple.ours.history.lines + triple.theirs.history.lines
      return Set(lines.map(\.id)).count == lines.count && seconds == seconds.sorted()
        && sides.allSatisfy { marks.contains($0.reason ?? "") }
        && lines.filter { $0.reason != Merge.reason }.count == Set(sides.map(\.reason)).count
    }
  }

  @Test("Nothing that either side added or changed alone is missing", arguments: blocks)
  func complete(_ block: Int) throws {
    try forEachTriple(in: block) { triple in
      let result = triple.merged()
      let sides = [(triple.ours, triple.theirs), (triple.theirs, triple.ours)]
      return sides.allSatisfy { side, other in
        let check = MergeCheck(base: triple.base, side: side, other: other, result: result)
        return check.isComplete(\.ministries) && check.isComplete(\.meetings)
          && check.isComplete(\.outcomes) && check.isComplete(\.actions)
      }
    }
  }

  @Test("A merge with what did not change gives the other side as it is", arguments: blocks)
  func identities(_ block: Int) throws {
    try forEachTriple(in: block) { triple in
      let (base, ours) = (triple.base, triple.ours)
      let results = [
        Merge.merge(base: base, ours: ours, theirs: ours),
        Merge.merge(base: base, ours: base, theirs: ours),
        Merge.merge(base: base, ours: ours, theirs: base),
        Merge.merge(base: nil, ours: ours, theirs: ours),
      ]
      return results.allSatisfy { result in
        MergeContents(result.register) == MergeContents(ours) && result.conflicts.isEmpty
          && result.renumbered.isEmpty
      }
    }
  }

  @Test("It does not matter which side is called ours", arguments: blocks)
  func symmetry(_ block: Int) throws {
    try forEachTriple(in: block) { triple in
      let one = triple.merged()
      let other = Merge.merge(base: triple.base, ours: triple.theirs, theirs: triple.ours)
      return MergeContents(one.register) == MergeContents(other.register)
        && one.conflicts == other.conflicts && one.renumbered == other.renumbered
    }
  }

  @Test("Merging the result with either side again changes nothing", arguments: blocks)
  func again(_ block: Int) throws {
    try forEachTriple(in: block) { triple in
      let merged = triple.merged().register
      return [triple.ours, triple.theirs].allSatisfy { side in
        let one = Merge.merge(base: triple.base, ours: merged, theirs: side).register
        let other = Merge.merge(base: triple.base, ours: side, theirs: merged).register
        return MergeContents(one) == MergeContents(merged)
          && MergeContents(other) == MergeContents(merged)
      }
    }
  }
}

/// Whether a merge kept what one side did.
private struct MergeCheck {
  let base: Register
  let side: Register
  let other: Register
  let result: MergeResult

  func isComplete<R: Record>(_ list: KeyPath<Register, [R]>) -> Bool {
    side[keyPath: list].allSatisfy { record in
      let before = base[keyPath: list].first { $0.id == record.id }
      let isChanged = before != record
      if !isChanged { return true }
      let ids = [record.id] + result.renumbered.filter { $0.old == record.id }.map(\.new)
      let found = result.register[keyPath: list].filter { ids.contains($0.id) }
      let their = other[keyPath: list].first { $0.id == record.id }
      return found.count >= 1
        && R.fields.allSatisfy { isKept($0, of: record, before: before, their: their, in: found) }
        && record.extra.allSatisfy { member in
          before.map { $0.extra.contains(member) } ?? false
            || found.contains { $0.read(member.name) == member.value }
            || isNoted(member.name, of: ids, member.value)
        }
    }
  }

  /// Whether a field holds what this side put there; where the other side changed it too, whether
  /// the value that lost was noted.
  private func isKept<R: Record>(
    _ field: Field<R>, of record: R, before: R?, their: R?, in found: [R]
  ) -> Bool {
    let value = field.read(record)
    let old = before.flatMap { field.read($0) }
    if value == old || ["id", "doneOn", "firstDue"].contains("\(field.name)") { return true }
    if field.isSet {
      let added = (value?.elements ?? []).filter { old?.elements?.contains($0) != true }
      return added.allSatisfy { element in
        found.contains { holds(element, field, $0) }
          || isNoted("\(field.name)", of: found.map(\.id), element)
      }
    }
    if found.contains(where: { names(field.read($0)) == names(value) }) { return true }
    if let their, let before, field.read(their) == field.read(before) { return false }
    return isNoted("\(field.name)", of: found.map(\.id), value ?? .null)
      || value?["en"] != nil
  }

  private func holds<R: Record>(_ element: Value, _ field: Field<R>, _ record: R) -> Bool {
    let elements = field.read(record)?.elements ?? []
    let names = names(element) ?? []
    if elements.contains(where: { names.contains($0) }) { return true }
    if let action = record as? FollowUpAction, "\(field.name)" == "supporting" {
      return names.contains { $0.text == action.leadMinistry }
    }
    let key = SetMerge.key(of: "\(field.name)")
    guard let same = elements.first(where: { key($0) == key(element) }) else { return false }
    let points = same["points"]?.elements ?? []
    return (element["points"]?.elements ?? []).allSatisfy { point in
      points.contains { $0["on"] == point["on"] && $0["value"] == point["value"] }
        || base.outcome(record.id) != nil
    }
  }

  /// A value and what it may have become where the record that it names was renumbered.
  private func names(_ value: Value?) -> [Value]? {
    guard let value else { return nil }
    let ids = Dictionary(
      result.renumbered.map { ($0.old, $0.new) }, uniquingKeysWith: { first, _ in first })
    let renaming = MergeRenaming(ids)
    var line = Change()
    line.field = value.text == nil ? "lead" : "id"
    line.to = value
    let renamed = renaming.renamed(line).to
    return ids.isEmpty || renamed == value ? [value] : [value, renamed].sorted
  }

  private func isNoted(_ field: String, of ids: [String], _ value: Value) -> Bool {
    result.conflicts.contains {
      ids.contains($0.record) && $0.field == field && ($0.lost == value || $0.kept == value)
    }
  }
}

extension [Value] {
  fileprivate var sorted: [Value] {
    sorted { $0.written.lexicographicallyPrecedes($1.written) }
  }
}
