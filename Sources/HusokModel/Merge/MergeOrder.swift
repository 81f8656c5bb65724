/// One order for the elements of two lists that share some: each list's own order is kept, and
/// the result is the same whichever list is called ours.
struct MergeOrder<Key: Hashable> {
  /// One element of the result.
  enum Pick: Equatable {
    /// A position in ours, also of what both have.
    case ours(Int)
    /// A position in theirs.
    case theirs(Int)
  }

  private let ours: [Key]
  private let theirs: [Key]
  private let precedes: (Key, Key) -> Bool
  /// How many elements both lists begin with: mostly nearly all, and they need no lookups.
  private let start: Int
  private let oursRows: [Key: Int]
  private let theirsRows: [Key: Int]
  private let oursShared: [Key]
  private let theirsShared: [Key]

  /// Two lists, neither with an element twice. Where only one side put elements between the same
  /// two neighbours they stay there; where both did, `precedes` decides.
  init(ours: [Key], theirs: [Key], precedes: @escaping (Key, Key) -> Bool) {
    self.ours = ours
    self.theirs = theirs
    self.precedes = precedes
    var start = 0
    while start < ours.count, start < theirs.count, ours[start] == theirs[start] { start += 1 }
    self.start = start
    let oursRows = MergeOrder.rows(of: ours, from: start)
    let theirsRows = MergeOrder.rows(of: theirs, from: start)
    oursShared = ours[start...].filter { theirsRows[$0] != nil }
    theirsShared = theirs[start...].filter { oursRows[$0] != nil }
    self.oursRows = oursRows
    self.theirsRows = theirsRows
  }

  private static func rows(of keys: [Key], from start: Int) -> [Key: Int] {
    var rows: [Key: Int] = [:]
    for row in start..<keys.count { rows[keys[row]] = row }
    return rows
  }

  /// Whether ours has everything that theirs has.
  var oursHoldsTheirs: Bool { theirsShared.count == theirs.count - start }

  /// Whether theirs has everything that ours has.
  var theirsHoldsOurs: Bool { oursShared.count == ours.count - start }

  /// The elements of both in their order.
  ///
  /// - Parameter base: the list that both came from, asked only where they order what they share
  ///   differently: then the side that moved something is followed.
  func picks(base: () -> [Key]) -> [Pick] {
    var picks = (0..<start).map(Pick.ours)
    if start == ours.count, start == theirs.count { return picks }
    let oursGroups = groups(ours, shared: theirsRows)
    let theirsGroups = groups(theirs, shared: oursRows)
    interleave(oursGroups[nil] ?? [], with: theirsGroups[nil] ?? [], into: &picks)
    for key in shared(base) {
      if let row = oursRows[key] { picks.append(.ours(row)) }
      interleave(oursGroups[key] ?? [], with: theirsGroups[key] ?? [], into: &picks)
    }
    return picks
  }

  /// What one side alone has, by the shared element that it follows there.
  private func groups(_ keys: [Key], shared: [Key: Int]) -> [Key?: [Int]] {
    var groups: [Key?: [Int]] = [:]
    var anchor: Key?
    for row in start..<keys.count {
      if shared[keys[row]] != nil {
        anchor = keys[row]
      } else {
        groups[anchor, default: []].append(row)
      }
    }
    return groups
  }

  private func interleave(_ our: [Int], with their: [Int], into picks: inout [Pick]) {
    var our = our[...]
    var their = their[...]
    while let ourRow = our.first, let theirRow = their.first {
      if precedes(theirs[theirRow], ours[ourRow]) {
        picks.append(.theirs(theirRow))
        their.removeFirst()
      } else {
        picks.append(.ours(ourRow))
        our.removeFirst()
      }
    }
    picks += our.map(Pick.ours) + their.map(Pick.theirs)
  }

  /// What both have, in the order that stands.
  private func shared(_ base: () -> [Key]) -> [Key] {
    if oursShared == theirsShared { return oursShared }
    let base = base().filter { oursRows[$0] != nil && theirsRows[$0] != nil }
    let known = Set(base)
    let oursKept = oursShared.filter(known.contains) == base
    let theirsKept = theirsShared.filter(known.contains) == base
    if oursKept != theirsKept { return oursKept ? theirsShared : oursShared }
    if oursHoldsTheirs != theirsHoldsOurs { return oursHoldsTheirs ? oursShared : theirsShared }
    return theirsShared.lexicographicallyPrecedes(oursShared, by: precedes)
      ? theirsShared : oursShared
  }
}
