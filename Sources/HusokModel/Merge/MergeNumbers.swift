/// Gives other ids to records that both sides added under the same one.
struct MergeNumbers {
  private let base: Register
  private let our: Register
  private let their: Register
  private let lines: MergeLines
  private let ourOrigins: [String: String]
  private let theirOrigins: [String: String]
  private var taken: Set<String> = []
  /// The new ids of our records.
  private(set) var ours: [String: String] = [:]
  /// The new ids of their records.
  private(set) var theirs: [String: String] = [:]
  /// The records that had to take another id, in the order in which they were settled.
  private(set) var renumbered: [MergeRenumbering] = []

  /// Two sides of which some records may be two under one id.
  init(
    base: Register, ours: MergeSide, theirs: MergeSide, start: MergeStart, lines: MergeLines
  ) {
    self.base = base
    our = ours.register
    their = theirs.register
    self.lines = lines
    let origins = MergeNumbers.origins(start.lines, after: [:])
    ourOrigins = MergeNumbers.origins(ours.tail, after: origins)
    theirOrigins = MergeNumbers.origins(theirs.tail, after: origins)
  }

  /// The lines that made a record, by their ids, with the record's id.
  private static func origins(
    _ lines: [Change], after known: [String: String]
  ) -> [String: String] {
    var origins = known
    for row in lines.indices
    where lines[row].field == Change.wholeRecord && !lines[row].to.isNull {
      origins[lines[row].id] = lines[row].record
    }
    return origins
  }

  /// Gives one of two records another id, unless they are one: made by the same line of the
  /// history.
  mutating func settle(_ candidate: MergeCandidate) {
    let (ourOrigin, theirOrigin) = (origin(lines.ours, candidate), origin(lines.theirs, candidate))
    let isOne = candidate.ours == candidate.theirs && ourOrigin != nil
    if isOne, ourOrigin?.id == theirOrigin?.id { return }
    if isAlike(candidate) { return }
    let isOurs = oursMoves(candidate, ourOrigin: ourOrigin, theirOrigin: theirOrigin)
    let id = newID(candidate, isOurs: isOurs, origin: isOurs ? ourOrigin : theirOrigin)
    taken.insert(id)
    if isOurs { ours[candidate.id] = id } else { theirs[candidate.id] = id }
    renumbered.append(MergeRenumbering(old: candidate.id, new: id))
  }

  /// Whether two records differ in nothing but the new ids of others.
  private func isAlike(_ candidate: MergeCandidate) -> Bool {
    if candidate.ours != candidate.theirs { return false }
    let ourValue = our.record(candidate.id)
      .map { MergeRenaming(ours).renamed($0.value, from: candidate.id, to: candidate.id) }
    let theirValue = their.record(candidate.id)
      .map { MergeRenaming(theirs).renamed($0.value, from: candidate.id, to: candidate.id) }
    return ourValue == theirValue
  }

  private func origin(_ lines: [String: [Change]], _ candidate: MergeCandidate) -> Change? {
    lines[candidate.id]?.last { $0.field == Change.wholeRecord && !$0.to.isNull }
  }

  /// Whether it is our record that takes another id: not the one that was there before; the one
  /// whose outcome or meeting took another; the later one; else always the same one.
  private func oursMoves(
    _ candidate: MergeCandidate, ourOrigin: Change?, theirOrigin: Change?
  ) -> Bool {
    if candidate.ours != candidate.theirs, let before = base.place(of: candidate.id)?.section {
      if before == candidate.ours { return false }
      if before == candidate.theirs { return true }
    }
    let ourMoved = ours[our.parent(of: candidate.id) ?? ""] != nil
    let theirMoved = theirs[their.parent(of: candidate.id) ?? ""] != nil
    if ourMoved != theirMoved { return ourMoved }
    let ourTime = ourOrigin?.at.seconds ?? Int.min
    let theirTime = theirOrigin?.at.seconds ?? Int.min
    if ourTime != theirTime { return ourTime > theirTime }
    let ourBytes = our.record(candidate.id)?.value.written ?? []
    let theirBytes = their.record(candidate.id)?.value.written ?? []
    return theirBytes.lexicographicallyPrecedes(ourBytes)
  }

  /// The next id that is free, or that the record has on the other side already since an earlier
  /// merge.
  private func newID(_ candidate: MergeCandidate, isOurs: Bool, origin: Change?) -> String {
    let (side, other) = isOurs ? (our, their) : (their, our)
    let origins = isOurs ? theirOrigins : ourOrigins
    let section = isOurs ? candidate.ours : candidate.theirs
    let renaming = MergeRenaming(isOurs ? ours : theirs)
    let parent = side.parent(of: candidate.id).map { renaming.renamed($0) }
    var ids = MergeIDs(section, after: candidate.id, under: parent)
    var id = ids.next()
    while !isFree(id) {
      if !taken.contains(id), base.place(of: id) == nil, other.place(of: id)?.section == section {
        if let origin, origins[origin.id] == id { return id }
        let known = side.record(candidate.id)
          .map { renaming.renamed($0.value, from: candidate.id, to: id) }
        if known == other.record(id)?.value.withoutDependencies { return id }
      }
      id = ids.next()
    }
    return id
  }

  private func isFree(_ id: String) -> Bool {
    !taken.contains(id) && base.place(of: id) == nil && our.place(of: id) == nil
      && their.place(of: id) == nil
  }

  /// The ids of those lines after the first ones that are the same on both sides, or in the base.
  static func shared(
    base: History, ours: [Change], theirs: [Change]
  ) -> Set<String> {
    let their = Dictionary(theirs.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let ids = Set(ours.map(\.id)).union(their.keys)
    let both = ours.filter { their[$0.id] == $0 }.map(\.id)
    let before = (0..<base.count).map { base[$0].id }.filter(ids.contains)
    return Set(both).union(before)
  }
}

/// The ids that a record may take, one after the other: the next numbers of its outcome or meeting,
/// and for what has no number the next letters or numbers behind its own id.
struct MergeIDs {
  private let stem: String
  private let isLettered: Bool
  private var number: Int

  /// The ids after one.
  ///
  /// - Parameter parent: the id of the outcome or the meeting.
  init(_ section: Section, after id: String, under parent: String?) {
    isLettered = section == .meetings
    if let parent, let mark = section.mark, let own = Int(id.utf8Suffix(after: mark) ?? "") {
      stem = parent + mark
      number = id == stem + String(own) ? own &+ 1 : own
    } else {
      stem = isLettered ? id : id + "-"
      number = 2
    }
  }

  /// The next one.
  mutating func next() -> String {
    defer { number &+= 1 }
    guard isLettered else { return stem + String(number) }
    guard number <= 26 else { return "\(stem)b\(number)" }
    return stem + String(UnicodeScalar(UInt8(96 + number)))
  }
}

extension Section {
  /// What stands between the id of an outcome or a meeting and the number of what is under it.
  fileprivate var mark: String? {
    switch self {
    case .ministries, .meetings: nil
    case .outcomes: "-"
    case .actions: "."
    }
  }
}

extension String {
  /// What follows the last mark.
  fileprivate func utf8Suffix(after mark: String) -> String? {
    guard let last = lastIndex(of: Character(mark)) else { return nil }
    return String(self[index(after: last)...])
  }
}

extension Register {
  /// The id of the outcome of an action or the meeting of an outcome.
  fileprivate func parent(of id: String) -> String? {
    action(id)?.outcome ?? outcome(id)?.meeting
  }
}
