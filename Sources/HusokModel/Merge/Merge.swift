/// Brings together two registers that grew out of one: an outside change of the open file, two
/// clones of a repository, a ministry's return. Nothing that either side added is lost.
///
/// The result does not depend on which side is called ours, and merging it with either side again
/// changes nothing. Ids are the same where the register takes them for the same, that is, also
/// where one is composed and the other decomposed: a register cannot hold both.
public struct Merge {
  /// The reason of the lines of the history that a merge writes.
  public static let reason = "merge"

  private let base: Register
  private var ours: MergeSide
  private var theirs: MergeSide
  private let start: MergeStart

  private init(base: Register, ours: Register, theirs: Register) {
    self.base = base
    start = MergeStart(ours.history, theirs.history)
    self.ours = MergeSide(ours, after: start)
    self.theirs = MergeSide(theirs, after: start)
  }

  /// Merges two registers.
  ///
  /// - Parameter base: the last state that both came from; nil where there is none. Then whatever
  ///   differs counts as added on both sides.
  public static func merge(base: Register?, ours: Register, theirs: Register) -> MergeResult {
    var merge = Merge(base: base ?? Register(), ours: ours, theirs: theirs)
    return merge.run()
  }

  private mutating func run() -> MergeResult {
    let isOneSided = isOneSided
    var sections = MergeSections(base: base, ours: ours.register, theirs: theirs.register)
    var lines = lines(sections)
    var renumbered = isOneSided ? [] : renumber(sections, lines)
    if !renumbered.isEmpty {
      sections = MergeSections(base: base, ours: ours.register, theirs: theirs.register)
      lines = self.lines(sections)
    }
    if !isOneSided, let steps = renumberSteps(sections, lines) {
      renumbered += steps
      sections = MergeSections(base: base, ours: ours.register, theirs: theirs.register)
      lines = self.lines(sections)
    }
    var log = MergeLog(lines)
    sections.mergePairs(&log)
    if !isOneSided { sections.keepReferenced() }
    let history = MergeHistory(base: base.history, ours: ours, theirs: theirs, start: start).merged(
      with: log.changes, isOneSided: isOneSided)
    let register = sections.register(history)
    return MergeResult(
      register: register, conflicts: register.ordered(log.conflicts), renumbered: renumbered)
  }

  private func lines(_ sections: MergeSections) -> MergeLines {
    MergeLines(start, ours: ours.tail, theirs: theirs.tail, of: sections.contested)
  }

  /// Whether one side left all records as they were: then those of the other are the result, also
  /// where they name something that is not there.
  private var isOneSided: Bool {
    ours.register.hasRecords(of: base) || theirs.register.hasRecords(of: base)
  }

  private mutating func renumber(
    _ sections: MergeSections, _ lines: MergeLines
  ) -> [MergeRenumbering] {
    if sections.candidates.isEmpty { return [] }
    var numbers = MergeNumbers(
      base: base, ours: ours, theirs: theirs, start: start, lines: lines)
    for candidate in sections.candidates { numbers.settle(candidate) }
    if numbers.renumbered.isEmpty { return [] }
    let shared = sharedLines
    ours.rename(numbers.ours, after: start, except: shared)
    theirs.rename(numbers.theirs, after: start, except: shared)
    return numbers.renumbered
  }

  /// Gives steps the numbers that they have on both sides; nil where they have those already.
  private mutating func renumberSteps(
    _ sections: MergeSections, _ lines: MergeLines
  ) -> [MergeRenumbering]? {
    var numbers = MergeSteps(lines)
    for pair in sections.changedActions {
      numbers.settle(base: pair.base, ours: pair.ours, theirs: pair.theirs)
    }
    if numbers.ours.isEmpty, numbers.theirs.isEmpty { return nil }
    let shared = sharedLines
    ours.rename(steps: numbers.ours, after: start, except: shared)
    theirs.rename(steps: numbers.theirs, after: start, except: shared)
    return numbers.renumbered
  }

  /// The ids of the lines after the first ones that are not one side's alone.
  private var sharedLines: Set<String> {
    MergeNumbers.shared(base: base.history, ours: ours.tail, theirs: theirs.tail)
  }
}

/// What a merge came to.
public struct MergeResult: Sendable {
  /// Everything of both sides.
  public let register: Register
  /// The fields that both sides changed differently, in the order of the register.
  public let conflicts: [MergeConflict]
  /// The records that had to take another id.
  public let renumbered: [MergeRenumbering]
}

/// A field that both sides changed differently. The later change stands; the other is kept in the
/// history.
public struct MergeConflict: Equatable, Sendable {
  /// The id of the record.
  public let record: String
  /// Which of its fields both sides changed.
  public let field: String
  /// The value that stands; for a set, the element.
  public let kept: Value
  /// The value that lost.
  public let lost: Value

  /// A conflict about a field.
  public init(record: String, field: String, kept: Value, lost: Value) {
    self.record = record
    self.field = field
    self.kept = kept
    self.lost = lost
  }
}

/// A record that took another id because both sides had added one of the same.
public struct MergeRenumbering: Equatable, Sendable {
  /// The id that it was added with, which the other side's record has kept.
  public let old: String
  /// The id that it has now.
  public let new: String

  /// A record that took another id.
  public init(old: String, new: String) {
    self.old = old
    self.new = new
  }
}

/// One of the two registers, with what its history has that both do not begin with.
struct MergeSide {
  /// The records.
  private(set) var register: Register
  /// The lines of its history after those that both begin with.
  private(set) var tail: [Change]

  /// A side of a merge.
  init(_ register: Register, after start: MergeStart) {
    self.register = register
    tail = register.history.changes(from: start.count)
  }

  /// Gives records other ids, wherever this side names them.
  ///
  /// Lines that are not this side's alone tell of something that happened before and stay as they
  /// are.
  ///
  /// - Parameters:
  ///   - start: the lines that both sides begin with.
  ///   - shared: the ids of those lines after them that are not this side's alone.
  mutating func rename(_ ids: [String: String], after start: MergeStart, except shared: Set<String>)
  {
    if ids.isEmpty { return }
    let renaming = MergeRenaming(ids)
    for row in tail.indices where !shared.contains(tail[row].id) {
      tail[row] = renaming.renamed(tail[row])
    }
    register = renaming.renamed(register, start.history.appending(tail))
  }

  /// Gives steps other numbers, in their actions and in the lines that are this side's alone.
  ///
  /// - Parameter numbers: the new numbers of each action by the old ones.
  mutating func rename(
    steps numbers: [String: [String: String]], after start: MergeStart, except shared: Set<String>
  ) {
    if numbers.isEmpty { return }
    for row in tail.indices where !shared.contains(tail[row].id) {
      guard tail[row].field == "steps", let new = numbers[tail[row].record] else { continue }
      tail[row].from = tail[row].from.numbered(new)
      tail[row].to = tail[row].to.numbered(new)
      tail[row].after = tail[row].after?.numbered(new)
    }
    for (id, new) in numbers {
      guard let place = register.place(of: id), place.section == .actions else { continue }
      for step in register.actions[place.row].steps.indices {
        let old = register.actions[place.row].steps[step].id
        register.actions[place.row].steps[step].id = new[old] ?? old
      }
    }
    register.history = start.history.appending(tail)
  }
}

extension Register {
  /// Whether all records are those of another register, in the same order.
  fileprivate func hasRecords(of other: Register) -> Bool {
    ministries == other.ministries && meetings == other.meetings && outcomes == other.outcomes
      && actions == other.actions
  }

  /// Conflicts in the order of their records; those of one record in the order of its fields.
  fileprivate func ordered(_ conflicts: [MergeConflict]) -> [MergeConflict] {
    let places = conflicts.enumerated().map { number, conflict in
      (number: number, place: place(of: conflict.record), conflict: conflict)
    }
    let ordered = places.sorted { one, other in
      if one.place == other.place { return one.number < other.number }
      guard let first = one.place, let second = other.place else { return other.place == nil }
      if first.section == second.section { return first.row < second.row }
      return first.section.rank < second.section.rank
    }
    return ordered.map(\.conflict)
  }
}

extension Section {
  /// The position of the section in the store.
  var rank: Int { Section.allCases.firstIndex(of: self) ?? 0 }
}
