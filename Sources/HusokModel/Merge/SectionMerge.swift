/// One list of records on its way through a merge. Records are compared whole, once each; only
/// those that both sides changed are looked at field by field.
struct SectionMerge<R: Record> {
  private let base: [R]
  private let ours: [R]
  private let theirs: [R]
  /// What stands in place of ours, by its row.
  private var replaced: [Int: R] = [:]
  /// The rows of the records that differ on both sides.
  private var pairs: [(base: Int?, ours: Int, theirs: Int)] = []
  /// The rows of the records that only theirs has.
  private var theirsOnly: [Int] = []
  /// The records that one side removed and the other left alone, with the row on the side that
  /// has them still.
  private(set) var dropped: [String: (isOurs: Bool, row: Int)] = [:]
  /// The records that may be two under one id.
  private(set) var candidates: [MergeCandidate] = []

  /// Compares the records of one list.
  init(
    _ section: Section, list: KeyPath<Register, [R]>, base: Register, ours: Register,
    theirs: Register
  ) {
    self.base = base[keyPath: list]
    self.ours = ours[keyPath: list]
    self.theirs = theirs[keyPath: list]
    compareOurs(
      base: RowFinder(section, records: self.base, register: base),
      theirs: RowFinder(section, records: self.theirs, register: theirs), section: section)
    compareTheirs(
      RowFinder(section, records: self.base, register: base),
      RowFinder(section, records: self.ours, register: ours))
  }

  private mutating func compareOurs(
    base: RowFinder<R>, theirs: RowFinder<R>, section: Section
  ) {
    var base = base
    var theirs = theirs
    for row in ours.indices {
      let baseRow = base.row(of: ours[row].id)
      if let theirRow = theirs.row(of: ours[row].id) {
        compare(row, baseRow: baseRow, theirRow: theirRow, section: section)
        continue
      }
      if let baseRow, ours[row] == self.base[baseRow] { dropped[ours[row].id] = (true, row) }
      if let other = theirs.otherSection {
        candidates.append(MergeCandidate(ours: section, theirs: other, id: ours[row].id))
      }
    }
  }

  private mutating func compare(
    _ row: Int, baseRow: Int?, theirRow: Int, section: Section
  ) {
    if ours[row] == theirs[theirRow] { return }
    if let baseRow {
      if theirs[theirRow] == base[baseRow] { return }
      if ours[row] == base[baseRow] {
        replaced[row] = theirs[theirRow]
        return
      }
    } else {
      candidates.append(MergeCandidate(ours: section, theirs: section, id: ours[row].id))
    }
    pairs.append((baseRow, row, theirRow))
  }

  private mutating func compareTheirs(_ base: RowFinder<R>, _ ours: RowFinder<R>) {
    var base = base
    var ours = ours
    for row in theirs.indices where ours.row(of: theirs[row].id) == nil {
      theirsOnly.append(row)
      guard let baseRow = base.row(of: theirs[row].id) else { continue }
      if theirs[row] == self.base[baseRow] { dropped[theirs[row].id] = (false, row) }
    }
  }

  /// The ids of the records that differ on both sides.
  var pairIDs: [String] { pairs.map { ours[$0.ours].id } }

  /// The records that differ on both sides, as they are there.
  var pairRecords: [(base: R?, ours: R, theirs: R)] {
    pairs.map { pair in (pair.base.map { base[$0] }, ours[pair.ours], theirs[pair.theirs]) }
  }

  /// Merges the records that differ on both sides.
  mutating func mergePairs(_ merge: (R?, R, R) -> R) {
    for pair in pairs {
      let before = pair.base.map { base[$0] }
      replaced[pair.ours] = merge(before, ours[pair.ours], theirs[pair.theirs])
    }
  }

  /// Keeps removed records after all, and returns them.
  @discardableResult
  mutating func restore(_ ids: Set<String>) -> [R] {
    if dropped.isEmpty { return [] }
    return ids.compactMap { id in
      dropped.removeValue(forKey: id).map { $0.isOurs ? ours[$0.row] : theirs[$0.row] }
    }
  }

  /// Hands over each record that stands, as it came out of the merge.
  func forEachKept(_ visit: (R) -> Void) {
    for row in ours.indices where dropped[ours[row].id] == nil {
      visit(replaced[row] ?? ours[row])
    }
    for row in theirsOnly where dropped[theirs[row].id] == nil { visit(theirs[row]) }
  }

  /// The records that stand, in an order that keeps that of both sides.
  func merged() -> [R] {
    let ourRows = rows(ours)
    let theirRows = rows(theirs)
    let order = MergeOrder(
      ours: ourRows.map { ours[$0].id }, theirs: theirRows.map { theirs[$0].id },
      precedes: { $0.precedesAsID($1) })
    return order.picks { base.map(\.id) }.map { pick in
      switch pick {
      case .ours(let position): replaced[ourRows[position]] ?? ours[ourRows[position]]
      case .theirs(let position): theirs[theirRows[position]]
      }
    }
  }

  private func rows(_ records: [R]) -> [Int] {
    if dropped.isEmpty { return Array(records.indices) }
    return records.indices.filter { dropped[records[$0].id] == nil }
  }
}
