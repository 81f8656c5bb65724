/// A record that may be another one under the same id: it was added on both sides.
struct MergeCandidate {
  /// The list that ours stands in.
  let ours: Section
  /// The list that theirs stands in.
  let theirs: Section
  /// The id of both.
  let id: String

  /// The position of the earlier of the two lists in the store.
  fileprivate var rank: Int { min(ours.rank, theirs.rank) }
}

/// The four lists of records on their way through a merge.
struct MergeSections {
  private var ministries: SectionMerge<Ministry>
  private var meetings: SectionMerge<Meeting>
  private var outcomes: SectionMerge<Outcome>
  private var actions: SectionMerge<FollowUpAction>

  /// Compares the records of both sides.
  init(base: Register, ours: Register, theirs: Register) {
    ministries = SectionMerge(
      .ministries, list: \.ministries, base: base, ours: ours, theirs: theirs)
    meetings = SectionMerge(.meetings, list: \.meetings, base: base, ours: ours, theirs: theirs)
    outcomes = SectionMerge(.outcomes, list: \.outcomes, base: base, ours: ours, theirs: theirs)
    actions = SectionMerge(.actions, list: \.actions, base: base, ours: ours, theirs: theirs)
  }

  /// The records that may be two under one id, what others name first; in an order that does not
  /// depend on the sides.
  var candidates: [MergeCandidate] {
    let all = [
      ministries.candidates, meetings.candidates, outcomes.candidates, actions.candidates,
    ]
    return all.joined().sorted { one, other in
      one.rank == other.rank ? one.id.precedesAsID(other.id) : one.rank < other.rank
    }
  }

  /// The ids of the records about which the histories have to be asked.
  var contested: Set<String> {
    var ids = Set(candidates.map(\.id))
    ids.formUnion(ministries.pairIDs)
    ids.formUnion(meetings.pairIDs)
    ids.formUnion(outcomes.pairIDs)
    return ids.union(actions.pairIDs)
  }

  /// The actions that both sides changed, before the merge.
  var changedActions: [(base: FollowUpAction?, ours: FollowUpAction, theirs: FollowUpAction)] {
    actions.pairRecords
  }

  /// Merges the records that both sides changed, field by field.
  mutating func mergePairs(_ log: inout MergeLog) {
    ministries.mergePairs { RecordMerge(base: $0, ours: $1, theirs: $2).merged(&log) }
    meetings.mergePairs { RecordMerge(base: $0, ours: $1, theirs: $2).merged(&log) }
    outcomes.mergePairs { RecordMerge(base: $0, ours: $1, theirs: $2).merged(&log) }
    actions.mergePairs { RecordMerge(base: $0, ours: $1, theirs: $2).mergedAction(&log) }
  }

  /// Takes back removals of what a record of the other side names.
  mutating func keepReferenced() {
    keepActions()
    outcomes.restore(MergeSections.named(by: actions, in: outcomes) { [$0.outcome] })
    meetings.restore(MergeSections.named(by: outcomes, in: meetings) { [$0.meeting] })
    keepMinistries()
  }

  private mutating func keepActions() {
    var ids = MergeSections.named(by: actions, in: actions, ids: \.dependsOn)
    while !ids.isEmpty {
      ids = Set(actions.restore(ids).flatMap(\.dependsOn))
    }
  }

  private mutating func keepMinistries() {
    var ids = MergeSections.named(by: actions, in: ministries, ids: \.ministries)
    ids.formUnion(MergeSections.named(by: ministries, in: ministries, ids: \.succeeds))
    while !ids.isEmpty {
      ids = Set(ministries.restore(ids).flatMap(\.succeeds))
    }
  }

  /// The removed records of one list that the records of another name.
  private static func named<R: Record, Target: Record>(
    by section: SectionMerge<R>, in targets: SectionMerge<Target>, ids: (R) -> [String]
  ) -> Set<String> {
    var named: Set<String> = []
    if targets.dropped.isEmpty { return named }
    section.forEachKept { record in
      for id in ids(record) where targets.dropped[id] != nil { named.insert(id) }
    }
    return named
  }

  /// The register of the merged records.
  func register(_ history: History) -> Register {
    var register = Register()
    register.ministries = ministries.merged()
    register.meetings = meetings.merged()
    register.outcomes = outcomes.merged()
    register.actions = actions.merged()
    register.history = history
    // Of registers that hold together each reference leads to what one side has, and that is kept:
    // nothing is thrown here.
    try? register.index()
    return register
  }
}

extension FollowUpAction {
  /// The ids of all ministries that it names.
  var ministries: [String] {
    supporting + ([lead?.ministry, waitingOn?.ministry] + steps.map(\.ministry)).compactMap { $0 }
  }
}
