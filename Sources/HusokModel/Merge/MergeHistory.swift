/// Brings two histories together: every line of both, once.
struct MergeHistory {
  private let base: History
  private let ours: MergeSide
  private let theirs: MergeSide
  private let start: MergeStart

  /// Two histories that began as one.
  init(base: History, ours: MergeSide, theirs: MergeSide, start: MergeStart) {
    self.base = base
    self.ours = ours
    self.theirs = theirs
    self.start = start
  }

  /// The lines of both by their moment, each side's in its own order, and the lines that the merge
  /// adds behind those of the same second.
  ///
  /// - Parameter isOneSided: whether one side left all records alone; if it left the history alone
  ///   too, the other's stands as it is.
  func merged(with added: [Change], isOneSided: Bool) -> History {
    let (our, their) = toldApart()
    let order = MergeOrder(ours: MergeHistory.keys(our), theirs: MergeHistory.keys(their)) {
      $0.precedes($1)
    }
    let isWhole = order.oursHoldsTheirs || order.theirsHoldsOurs
    if !isWhole, isOneSided, let side = changedSide { return side.register.history }
    var tail = order.picks { [] }.map { pick in
      switch pick {
      case .ours(let row): our[row]
      case .theirs(let row): their[row]
      }
    }
    let fresh = added.isEmpty ? [] : missing(added, in: tail)
    if isWhole, fresh.isEmpty { return history(endingIn: tail) }
    tail += fresh
    return isSorted(tail)
      ? history(endingIn: tail) : History(MergeHistory.sorted(start.lines + tail))
  }

  /// The side that changed the history, where the other did not.
  private var changedSide: MergeSide? {
    if isUnchanged(ours) { return theirs }
    return isUnchanged(theirs) ? ours : nil
  }

  private func isUnchanged(_ side: MergeSide) -> Bool {
    let history = side.register.history
    return history.count == base.count && history.sharedCount(with: base) == base.count
  }

  /// What follows on either side; of two lines that differ under one id the later has another,
  /// which follows from what it says.
  private func toldApart() -> ([Change], [Change]) {
    var our = ours.tail
    var their = theirs.tail
    let rows = Dictionary(
      our.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for row in their.indices {
      guard let ourRow = rows[their[row].id], our[ourRow] != their[row] else { continue }
      if MergeHistory.isLater(our[ourRow], than: their[row]) {
        our[ourRow].id = our[ourRow].value.derivedID
      } else {
        their[row].id = their[row].value.derivedID
      }
    }
    return (our, their)
  }

  private static func isLater(_ one: Change, than other: Change) -> Bool {
    if one.at.seconds != other.at.seconds { return one.at.seconds > other.at.seconds }
    return other.value.written.lexicographicallyPrecedes(one.value.written)
  }

  /// The lines that are not there yet, by their ids, so that each merge adds them alike. An id follows
  /// from what its line says: only lines of the same records can have it.
  private func missing(_ added: [Change], in tail: [Change]) -> [Change] {
    var known = Set(tail.map(\.id))
    for lines in start.lines(of: Set(added.map(\.record))).values {
      known.formUnion(lines.map(\.id))
    }
    return added.filter { known.insert($0.id).inserted }.sorted { $0.id < $1.id }
  }

  /// Whether all lines are in the order of their moments.
  private func isSorted(_ tail: [Change]) -> Bool {
    guard start.isSorted else { return false }
    var latest = start.latest?.seconds ?? Int.min
    for row in tail.indices {
      if tail[row].at.seconds < latest { return false }
      latest = tail[row].at.seconds
    }
    return true
  }

  /// By their moment, those of the same second as they stood.
  private static func sorted(_ lines: [Change]) -> [Change] {
    let sorted = lines.enumerated().sorted { one, other in
      let (first, second) = (one.element.at.seconds, other.element.at.seconds)
      return first == second ? one.offset < other.offset : first < second
    }
    return sorted.map(\.element)
  }

  /// A history of the shared lines and these, on top of what a side has read already where it
  /// begins with that.
  private func history(endingIn tail: [Change]) -> History {
    for side in [ours, theirs] where tail.starts(with: side.tail) {
      return side.register.history.appending(Array(tail.dropFirst(side.tail.count)))
    }
    return start.history.appending(tail)
  }

  private static func keys(_ lines: [Change]) -> [LineKey] {
    var seen: [String: Int] = [:]
    return lines.map { line in
      let number = seen[line.id, default: 0]
      seen[line.id] = number + 1
      return LineKey(id: line.id, number: number, seconds: line.at.seconds, act: line.actID)
    }
  }
}

/// What a line of the history is known and ordered by.
private struct LineKey: Hashable {
  let id: String
  /// How many lines of the same id come before it, of which there should be none.
  let number: Int
  let seconds: Int
  let act: String

  /// By moment; lines of one act stay together where two people acted in the same second.
  func precedes(_ other: LineKey) -> Bool {
    if seconds != other.seconds { return seconds < other.seconds }
    if act != other.act { return act < other.act }
    if id != other.id { return id < other.id }
    return number < other.number
  }

  static func == (one: LineKey, other: LineKey) -> Bool {
    one.id == other.id && one.number == other.number
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(id)
  }
}
