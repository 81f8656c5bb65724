/// Brings two histories together: every line of both, once.
struct MergeHistory {
  private let base: History
  private let ours: MergeSide
  private let theirs: MergeSide
  private let start: Int

  /// Two histories that began as one.
  ///
  /// - Parameter start: how many lines both begin with.
  init(base: History, ours: MergeSide, theirs: MergeSide, start: Int) {
    self.base = base
    self.ours = ours
    self.theirs = theirs
    self.start = start
  }

  /// How many lines both begin with. By field and position: a copy of every line would take longer
  /// than the comparing.
  static func sharedCount(_ ours: [Change], _ theirs: [Change]) -> Int {
    let count = min(ours.count, theirs.count)
    var row = 0
    while row < count, ours[row].id == theirs[row].id, ours[row].at == theirs[row].at,
      ours[row].record == theirs[row].record, ours[row].field == theirs[row].field,
      ours[row].from == theirs[row].from, ours[row].to == theirs[row].to,
      ours[row].act == theirs[row].act, ours[row].by == theirs[row].by,
      ours[row].reason == theirs[row].reason, ours[row].undoes == theirs[row].undoes,
      ours[row].after == theirs[row].after, ours[row].extra == theirs[row].extra
    {
      row += 1
    }
    return row
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
    return MergeHistory.isSorted(tail, after: ours.lines[..<start])
      ? history(endingIn: tail) : History(MergeHistory.sorted(ours.lines[..<start] + tail))
  }

  /// The side that changed the history, where the other did not.
  private var changedSide: MergeSide? {
    if isUnchanged(ours) { return theirs }
    return isUnchanged(theirs) ? ours : nil
  }

  private func isUnchanged(_ side: MergeSide) -> Bool {
    side.lines.count == base.count && side.lines == base.all
  }

  /// What follows on either side; of two lines that differ under one id the later has another,
  /// which follows from what it says.
  private func toldApart() -> ([Change], [Change]) {
    var our = Array(ours.lines[start...])
    var their = Array(theirs.lines[start...])
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

  /// The lines that are not there yet, by their ids, so that each merge adds them alike.
  private func missing(_ added: [Change], in tail: [Change]) -> [Change] {
    var known = Set(tail.map(\.id))
    for row in 0..<start { known.insert(ours.lines[row].id) }
    return added.filter { known.insert($0.id).inserted }.sorted { $0.id < $1.id }
  }

  private static func isSorted(_ tail: [Change], after start: ArraySlice<Change>) -> Bool {
    var latest = Int.min
    for lines in [start, tail[...]] {
      for row in lines.indices {
        if lines[row].at.seconds < latest { return false }
        latest = lines[row].at.seconds
      }
    }
    return true
  }

  /// By their moment, those of the same second as they stood.
  private static func sorted(_ lines: ArraySlice<Change>) -> [Change] {
    let sorted = lines.enumerated().sorted { one, other in
      let (first, second) = (one.element.at.seconds, other.element.at.seconds)
      return first == second ? one.offset < other.offset : first < second
    }
    return sorted.map(\.element)
  }

  /// A history of the shared lines and these, on top of what a side has read already where it
  /// begins with that.
  private func history(endingIn tail: [Change]) -> History {
    for side in [ours, theirs] where tail.starts(with: side.lines[start...]) {
      var history = side.register.history
      history.append(Array(tail.dropFirst(side.lines.count - start)))
      return history
    }
    var history = ours.register.history.prefix(start)
    history.append(tail)
    return history
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
