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
      var our = MergeEditor(name: "ours", second: editor.second, used: editor.used)
      var their = MergeEditor(name: "theirs", second: editor.second, used: editor.used)
      var ours = base
      var theirs = base
      for _ in 0..<Int.random(in: 0...14, using: &random) { our.change(&ours, &random) }
      for _ in 0..<Int.random(in: 0...14, using: &random) { their.change(&theirs, &random) }
      (self.base, self.ours, self.theirs) = (base, ours, theirs)
    }

    func merged() -> MergeResult {
      Merge.merge(base: base, ours: ours, theirs: theirs)
    }
  }

  private static let blocks = Array(0..<10)

  /// Tries a rule on many triples; on the first that breaks it the test says which.
  private func forEachTriple(in block: Int, _ check: (Triple) throws -> Bool) throws {
    for seed in block * 30..<(block + 1) * 30 {
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
      let lines = triple.merged().register.history.all
      let seconds = lines.map(\.at.seconds)
      let marks = Set(lines.compactMap(\.reason))
      let sides = triple.ours.history.all + triple.theirs.history.all
      return Set(lines.map(\.id)).count == lines.count && seconds == seconds.sorted()
        && sides.allSatisfy { marks.contains($0.reason ?? "") }
        && lines.filter { $0.reason != Merge.reason }.count == Set(sides.map(\.reason)).count
    }
  }

  @Test("What either side added to the records is in them, what lost is told", arguments: blocks)
  func complete(_ block: Int) throws {
    try forEachTriple(in: block) { triple in
      let register = triple.merged().register
      let records = MergeMarks(records: register)
      let all = records.union(MergeMarks(history: register))
      let before = MergeMarks(records: triple.base)
      return [triple.ours, triple.theirs].allSatisfy { side in
        let marks = MergeMarks(records: side)
        return marks.added.subtracting(before.added).isSubset(of: records.added)
          && marks.put.subtracting(before.put).isSubset(of: all.put)
      }
    }
  }

  @Test("What one side alone changed is as that side has it", arguments: blocks)
  func oneSided(_ block: Int) throws {
    try forEachTriple(in: block) { triple in
      let result = triple.merged()
      if !result.renumbered.isEmpty { return true }
      let sides = [(triple.ours, triple.theirs), (triple.theirs, triple.ours)]
      return sides.allSatisfy { side, other in
        let check = MergeCheck(
          base: triple.base, side: side, other: other, merged: result.register)
        return check.holds(\.ministries) && check.holds(\.meetings) && check.holds(\.outcomes)
          && check.holds(\.actions)
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

/// Whether a merge kept what one side alone did.
private struct MergeCheck {
  let base: Register
  let side: Register
  let other: Register
  let merged: Register

  func holds<R: Record>(_ list: KeyPath<Register, [R]>) -> Bool {
    let before = MergeCheck.byID(base[keyPath: list])
    let mine = MergeCheck.byID(side[keyPath: list])
    let their = MergeCheck.byID(other[keyPath: list])
    let after = MergeCheck.byID(merged[keyPath: list])
    let isRemoved = before.allSatisfy { id, record in
      mine[id] != nil || their[id] != record || after[id] == nil || isNamed(id)
    }
    return isRemoved
      && mine.allSatisfy { id, record in
        guard let found = after[id] else { return record == before[id] && their[id] == nil }
        guard let their = their[id] else { return found == record }
        return before[id].map { isKept(record, $0, their, found) } ?? true
      }
  }

  private func isKept<R: Record>(_ record: R, _ before: R, _ their: R, _ found: R) -> Bool {
    let names = Set(record.value.names + before.value.names)
    return names.allSatisfy { name in
      let value = record.read(name)
      let old = before.read(name)
      if value == old || ["doneOn", "firstDue"].contains(name) { return true }
      if their.read(name) == old {
        return found.read(name) == value || name == "supporting"
      }
      if R.field(name)?.isSet != true { return true }
      let gone = (old?.elements ?? []).filter { value?.elements?.contains($0) != true }
      return name == "names" || name == "targets"
        || gone.allSatisfy { found.read(name)?.elements?.contains($0) != true }
    }
  }

  /// Whether a record of the result names another, so that it could not be removed.
  private func isNamed(_ id: String) -> Bool {
    let text = String(
      decoding: Value.list(
        merged.ministries.map(\.value) + merged.meetings.map(\.value)
          + merged.outcomes.map(\.value) + merged.actions.map(\.value)
      ).written, as: UTF8.self)
    return text.split(separator: "\"\(id)\"").count > 2
  }

  private static func byID<R: Record>(_ records: [R]) -> [String: R] {
    Dictionary(uniqueKeysWithValues: records.map { ($0.id, $0) })
  }
}

extension Value {
  /// The names of the members.
  fileprivate var names: [String] { (members ?? []).map(\.name) }
}
